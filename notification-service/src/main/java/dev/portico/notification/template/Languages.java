package dev.portico.notification.template;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The languages that mails are written in. */
public final class Languages {

    public static final List<String> ALL = List.of("en", "de", "fr", "ar");

    private static final List<String> RIGHT_TO_LEFT = List.of("ar");

    /** The first locale whose language we write; its region still decides how numbers and dates look. */
    public static Locale choose(@Nullable Locale customer, Locale merchant) {
        return Stream.of(customer, merchant)
                .filter(Objects::nonNull)
                .filter(locale -> ALL.contains(locale.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    static String direction(Locale locale) {
        return RIGHT_TO_LEFT.contains(locale.getLanguage()) ? "rtl" : "ltr";
    }

    private Languages() {}
}
