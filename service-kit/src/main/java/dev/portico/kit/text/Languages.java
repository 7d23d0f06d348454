package dev.portico.kit.text;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.ibm.icu.util.LocaleMatcher;
import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The languages of pages and mails, and which of them one is in: asked for by link, else the order's, else the browser's, else the
 * shop's. A locale is spoken when one of the languages does for it by CLDR's rules: {@code zh-TW} is written as
 * {@code zh-Hant}, {@code no} as {@code nb}, where there are these.
 */
public final class Languages {

    /** As BCP 47 tags, by the names the languages have for themselves, first those in Latin letters. */
    public static final List<String> ALL = List.of(
            "cs", "da", "de", "en", "es", "fr", "it", "hu", "nl", "nb", "pl", "pt-BR", "pt-PT", "ro", "sk", "fi", "sv",
            "tr", "el", "uk", "he", "ar", "ja", "zh-Hans", "zh-Hant", "ko");

    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "he");

    // Bounded: locales come from orders and browsers.
    private static final Cache<Locale, Optional<String>> KNOWN =
            Caffeine.newBuilder().maximumSize(1_000).build();

    public static Locale choose(
            @Nullable String asked, @Nullable String ofOrder, List<Locale> ofBrowser, Locale ofShop) {
        return firstSpoken(Stream.of(
                        Stream.ofNullable(asked).map(Languages::locale),
                        Stream.ofNullable(ofOrder).map(Languages::locale),
                        ofBrowser.stream(),
                        Stream.of(ofShop))
                .flatMap(locales -> locales));
    }

    /** English where none is. The locale's region still decides how numbers and dates look. */
    public static Locale firstSpoken(Stream<Locale> wanted) {
        return wanted.filter(Languages::isSpoken).findFirst().orElse(Locale.ENGLISH);
    }

    /** The tag as a locale; rubbish becomes the empty locale, which nobody speaks. */
    public static Locale locale(String tag) {
        return Locale.forLanguageTag(tag.replace('_', '-'));
    }

    public static boolean isSpoken(Locale locale) {
        return of(locale).isPresent();
    }

    /** The one of {@link #ALL} that does for a locale. */
    public static Optional<String> of(Locale locale) {
        return KNOWN.get(locale, Languages::match);
    }

    /**
     * What a text for a reader of that locale may be filed under, the best first: who reads {@code zh-TW} reads what is
     * written in {@code zh-Hant}.
     */
    public static Stream<String> tags(Locale locale) {
        return Stream.of(Stream.of(locale.toLanguageTag()), of(locale).stream(), Stream.of(locale.getLanguage()))
                .flatMap(tags -> tags);
    }

    public static boolean isRightToLeft(Locale locale) {
        return of(locale).filter(RIGHT_TO_LEFT::contains).isPresent();
    }

    /** How a language calls itself. */
    public static String nameOf(String language) {
        return Names.OWN.getOrDefault(language, language);
    }

    public static Optional<String> spoken(@Nullable String tag) {
        return Optional.ofNullable(tag)
                .map(Languages::locale)
                .filter(Languages::isSpoken)
                .map(Locale::toLanguageTag);
    }

    /** Most locales name one of the languages; only for the others are CLDR's data loaded. */
    private static Optional<String> match(Locale locale) {
        return locale.getLanguage().isEmpty()
                ? Optional.empty()
                : Stream.of(locale.toLanguageTag(), locale.getLanguage())
                        .filter(ALL::contains)
                        .findFirst()
                        .or(() -> Matching.of(locale));
    }

    /** Apart, since asking for them loads every language's data of the JDK, which mails have no use for. */
    private static final class Names {

        static final Map<String, String> OWN =
                ALL.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), Names::own));

        private static String own(String tag) {
            var locale = Locale.forLanguageTag(tag);
            var name = locale.getDisplayName(locale);
            return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
        }
    }

    private static final class Matching {

        private static final LocaleMatcher MATCHER = LocaleMatcher.builder()
                .setSupportedULocales(ALL.stream().map(ULocale::forLanguageTag).toList())
                .setNoDefaultLocale()
                .build();

        static Optional<String> of(Locale locale) {
            return Optional.ofNullable(MATCHER.getBestMatch(ULocale.forLocale(locale)))
                    .map(ULocale::toLanguageTag);
        }
    }

    private Languages() {}
}
