package dev.portico.portal.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Picks the language of a page: asked for by link, else the order's, else the browser's, else the shop's. */
public final class Languages {

    private static final Map<String, String> NAMES =
            Texts.LANGUAGES.stream().collect(Collectors.toMap(language -> language, Languages::ownName));

    public static Locale choose(
            @Nullable String asked, @Nullable String ofOrder, List<Locale> ofBrowser, Locale ofShop) {
        var wanted = Stream.of(
                        Stream.ofNullable(asked).map(Languages::locale),
                        Stream.ofNullable(ofOrder).map(Languages::locale),
                        ofBrowser.stream(),
                        Stream.of(ofShop))
                .flatMap(locales -> locales)
                .filter(Languages::isSpoken)
                .findFirst();
        return wanted.orElse(Locale.ENGLISH);
    }

    /** The tag as a locale; rubbish becomes the empty locale, which nobody speaks. */
    public static Locale locale(String tag) {
        return Locale.forLanguageTag(tag.replace('_', '-'));
    }

    public static boolean isSpoken(Locale locale) {
        return Texts.LANGUAGES.contains(locale.getLanguage());
    }

    public static boolean isRightToLeft(Locale locale) {
        return "ar".equals(locale.getLanguage());
    }

    /** How a language calls itself. */
    public static String nameOf(String language) {
        return NAMES.getOrDefault(language, language);
    }

    private static String ownName(String language) {
        var locale = Locale.forLanguageTag(language);
        var name = locale.getDisplayLanguage(locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    public static Optional<String> spoken(@Nullable String tag) {
        return Optional.ofNullable(tag)
                .filter(Objects::nonNull)
                .map(Languages::locale)
                .filter(Languages::isSpoken)
                .map(Locale::toLanguageTag);
    }

    private Languages() {}
}
