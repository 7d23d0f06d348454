package dev.portico.portal.wording;

import dev.portico.portal.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Texts as JSON. */
final class WordingWire {

    /** By language, then by key. Null stands for no words. */
    record Own(@Nullable Map<String, @Nullable Map<String, @Nullable String>> texts) {

        Wording wording() {
            return new Wording(given(texts, WordingWire::given));
        }
    }

    /** @param language a BCP 47 tag */
    record Language(String language, List<Text> texts) {}

    /**
     * @param text the portal's
     * @param parameters values it needs
     * @param own the shop's words for it, or null
     */
    record Text(String key, String text, List<String> parameters, @Nullable String own) {}

    static Own own(Wording wording) {
        return new Own(new TreeMap<>(wording.texts()));
    }

    static Language language(String language, Wording wording) {
        var texts = Texts.in(Locale.forLanguageTag(language));
        var own = wording.in(language);
        return new Language(
                language,
                texts.keys().stream()
                        .sorted()
                        .map(key -> new Text(
                                key,
                                texts.written(key),
                                texts.shape(key).parameters().stream().sorted().toList(),
                                own.get(key)))
                        .toList());
    }

    private static Map<String, String> given(Map<String, @Nullable String> words) {
        return given(words, text -> text);
    }

    private static <T, V> Map<String, V> given(@Nullable Map<String, @Nullable T> map, Function<T, V> value) {
        var given = new TreeMap<String, V>();
        if (map != null) {
            map.forEach((key, it) -> {
                if (it != null) {
                    given.put(key, value.apply(it));
                }
            });
        }
        return given;
    }

    private WordingWire() {}
}
