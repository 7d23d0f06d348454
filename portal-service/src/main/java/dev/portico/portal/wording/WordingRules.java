package dev.portico.portal.wording;

import dev.portico.kit.http.Fault;
import dev.portico.kit.text.Languages;
import dev.portico.kit.text.Plurals;
import dev.portico.kit.text.Shape;
import dev.portico.portal.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Whether a shop's own words can stand for the portal's: they keep each value the portal's own sentence has, so that no amount
 * and no date is lost, and have a form for each plural of their language.
 */
final class WordingRules {

    /** In characters; the portal's own are shorter. */
    static final int LONGEST = 1_000;

    private static final String TEXTS = "/texts";

    static List<Fault> faults(Wording wording) {
        return wording.texts().entrySet().stream()
                .flatMap(words -> faults(words.getKey(), words.getValue()))
                .toList();
    }

    private static Stream<Fault> faults(String language, Map<String, String> words) {
        var pointer = TEXTS + step(language);
        if (!Languages.ALL.contains(language)) {
            return fault("unknown-language", pointer, "The portal has no such language", Map.of());
        }
        var spoken = Spoken.of(Locale.forLanguageTag(language));
        return words.entrySet().stream()
                .flatMap(text -> faults(spoken, text.getKey(), text.getValue(), pointer + step(text.getKey())));
    }

    /** What every text of a language is held to, found out once. */
    private record Spoken(Texts texts, Set<String> forms) {

        static Spoken of(Locale locale) {
            return new Spoken(Texts.in(locale), Plurals.of(locale).forms());
        }
    }

    private static Stream<Fault> faults(Spoken spoken, String key, String text, String pointer) {
        if (!spoken.texts().has(key)) {
            return fault("unknown-text", pointer, "The portal has no text with this key", Map.of());
        }
        if (text.isBlank() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            return fault(
                    "invalid-text",
                    pointer,
                    "A text is one line of up to " + LONGEST + " characters",
                    Map.of("longest", LONGEST));
        }
        var own = Shape.of(text);
        return own.broken()
                ? fault(
                        "invalid-place",
                        pointer,
                        "A place for a value is written {name}, or {count|one=...|other=...}",
                        Map.of())
                : Stream.concat(
                        parametersStay(spoken.texts().shape(key), own, pointer),
                        pluralsAreWhole(own, spoken.forms(), pointer));
    }

    private static Stream<Fault> parametersStay(Shape standard, Shape own, String pointer) {
        var needed = new TreeSet<>(standard.parameters());
        return own.parameters().equals(needed)
                ? Stream.empty()
                : fault(
                        "other-parameters",
                        pointer,
                        "The text needs these values and no others: " + String.join(", ", needed),
                        Map.of("parameters", needed));
    }

    private static Stream<Fault> pluralsAreWhole(Shape own, Set<String> forms, String pointer) {
        var needed = new TreeSet<>(forms);
        return own.plurals().values().stream().allMatch(given -> given.containsAll(needed))
                ? Stream.empty()
                : fault(
                        "plural-forms",
                        pointer,
                        "A plural of this language needs the forms " + String.join(", ", needed),
                        Map.of("forms", needed));
    }

    private static Stream<Fault> fault(String code, String pointer, String detail, Map<String, Object> params) {
        return Stream.of(new Fault(code, pointer, detail, params));
    }

    /** Of a JSON pointer. */
    private static String step(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private WordingRules() {}
}
