package dev.portico.notification.template;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The languages that mails are written in. */
public final class Languages {

    public static final List<String> ALL = List.of("en", "de", "fr", "ar");

    /** The first locale whose language we write; its region still decides how numbers and dates look. */
    public static Locale choose(@Nullable Locale customer, Locale merchant) {
        return Stream.of(customer, merchant)
                .filter(Objects::nonNull)
                .filter(locale -> ALL.contains(of(locale)))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    /** The language that does for a locale. */
    public static String of(Locale locale) {
        return dev.portico.kit.text.Languages.of(locale).orElse("en");
    }

    private Languages() {}
}
