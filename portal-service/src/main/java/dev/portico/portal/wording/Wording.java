package dev.portico.portal.wording;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A shop's own words, by language (a tag of {@link dev.portico.kit.text.Languages#ALL}) and by the key of the text they
 * stand for. Sorted, so that it is written the same way each time.
 */
record Wording(Map<String, Map<String, String>> texts) {

    static final Wording NONE = new Wording(Map.of());

    Wording {
        texts = sorted(texts, words -> sorted(words, Function.identity()));
    }

    /** Empty when the shop has no words of its own in this language. */
    Map<String, String> in(String language) {
        return texts.getOrDefault(language, Map.of());
    }

    private static <V> Map<String, V> sorted(Map<String, V> map, Function<V, V> value) {
        return map.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> value.apply(entry.getValue()), (a, b) -> a, TreeMap::new));
    }
}
