package dev.portico.orderedit.listing;

import dev.portico.kit.http.Problems;
import dev.portico.orderedit.order.OrderReader;
import dev.portico.orderedit.order.domain.Checks;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads single fields of listings and collects what is wrong with them; a wrong one is read as if it were not there. */
final class ListingChecks {

    /** A person reads it on a phone. */
    private static final int TEXT_LIMIT = 5_000;

    private static final int LANGUAGE_LIMIT = 60;
    private static final String ENGLISH = "en";

    private final Checks checks = new Checks();

    /** First and last day of a time. */
    record Days(@Nullable LocalDate from, @Nullable LocalDate to) {}

    /** The checks of text and of amounts. */
    Checks basic() {
        return checks;
    }

    void fault(String code, String pointer, String detail) {
        checks.fault(code, pointer, detail);
    }

    /** @param what such as {@code listing}: the code is {@code invalid-listing} */
    void throwIfAny(String what, String title) {
        if (!checks.clean()) {
            throw Problems.of(422, "invalid-" + what, title, OrderReader.faults(checks.faults()));
        }
    }

    <E extends Enum<E>> Optional<E> choice(@Nullable String value, Class<E> type, String pointer) {
        if (value == null) {
            return Optional.empty();
        }
        var choices = Arrays.asList(type.getEnumConstants());
        var found =
                choices.stream().filter(choice -> choice.name().equals(value)).findFirst();
        if (found.isEmpty()) {
            var names = choices.stream().map(Enum::name).toList();
            checks.fault("unsupported-value", pointer, "must be one of " + names, Map.of("supported", names));
        }
        return found;
    }

    <E extends Enum<E>> E required(@Nullable String value, E unset, String pointer) {
        if (value == null) {
            checks.fault("required", pointer, "is required");
        }
        return choice(value, unset.getDeclaringClass(), pointer).orElse(unset);
    }

    /** A whole number that must be there, between bounds, both included. */
    int number(@Nullable Long value, int least, int most, String pointer) {
        if (value == null) {
            checks.fault("required", pointer, "is required");
            return least;
        }
        if (value < least || value > most) {
            checks.fault(
                    "number-out-of-range",
                    pointer,
                    "must be from " + least + " to " + most,
                    Map.of("least", least, "limit", most, "actual", value));
            return least;
        }
        return value.intValue();
    }

    @Nullable
    LocalDate day(@Nullable String value, String pointer) {
        if (value == null) {
            return null;
        }
        try {
            var day = LocalDate.parse(value);
            if (day.getYear() >= 2000 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeParseException notADay) {
            // Told below, like a year that no calendar of a shop has.
        }
        checks.fault("bad-date", pointer, "must be a day such as 2027-01-31");
        return null;
    }

    /** A day, or a first and a last one; the later not without the earlier. */
    Days days(@Nullable String from, @Nullable String to) {
        var first = day(from, "/expectedFrom");
        var last = day(to, "/expectedTo");
        if (to != null && from == null) {
            checks.fault("required", "/expectedFrom", "is required where there is an expectedTo");
        }
        if (first != null && last != null && last.isBefore(first)) {
            checks.fault("dates-out-of-order", "/expectedTo", "must not be before expectedFrom");
        }
        return new Days(first, last);
    }

    /**
     * Texts by language, with the one that everybody can be shown.
     *
     * @param shopLanguage the shop's default
     */
    Map<String, String> texts(@Nullable Map<String, @Nullable String> texts, String pointer, String shopLanguage) {
        var read = new TreeMap<String, String>();
        if (texts == null || texts.isEmpty()) {
            return read;
        }
        if (texts.size() > LANGUAGE_LIMIT) {
            checks.fault("too-many", pointer, "must have at most " + LANGUAGE_LIMIT + " entries");
            return read;
        }
        texts.forEach((tag, text) -> {
            var at = pointer + "/" + tag.replace("~", "~0").replace("/", "~1");
            var words = checks.text(text, at, TEXT_LIMIT);
            language(tag, at)
                    .filter(language -> read.put(language, words) != null)
                    .ifPresent(twice -> checks.fault("duplicate-language", at, "must be there once"));
        });
        if (read.keySet().stream().noneMatch(tag -> speaks(tag, ENGLISH) || speaks(tag, shopLanguage))) {
            checks.fault(
                    "fallback-language-missing",
                    pointer,
                    "must have English or the shop's language",
                    Map.of("supported", List.of(ENGLISH, shopLanguage)));
        }
        return read;
    }

    private static boolean speaks(String tag, String language) {
        return Locale.forLanguageTag(tag)
                .getLanguage()
                .equals(Locale.forLanguageTag(language).getLanguage());
    }

    /** In its usual spelling. */
    private Optional<String> language(String tag, String pointer) {
        try {
            var locale = new Locale.Builder().setLanguageTag(tag).build();
            if (!locale.getLanguage().isEmpty()) {
                return Optional.of(locale.toLanguageTag());
            }
        } catch (IllformedLocaleException notATag) {
            // Told below.
        }
        checks.fault("bad-language", pointer, "must be a language tag such as pt-BR");
        return Optional.empty();
    }
}
