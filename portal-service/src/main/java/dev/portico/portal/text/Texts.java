package dev.portico.portal.text;

import dev.portico.kit.text.Directions;
import dev.portico.kit.text.Languages;
import dev.portico.kit.text.Message;
import dev.portico.kit.text.Shape;
import dev.portico.kit.text.TextFile;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one language. A bundle is one UTF-8 properties file, {@code texts/<language>.properties}; a test keeps
 * keys and parameters of all languages alike, so a missing key at run time is a bug and fails.
 */
public final class Texts {

    /** Read when first asked for: a shop's customers rarely speak all languages. */
    private static final Map<String, Texts> BUNDLES = new ConcurrentHashMap<>();

    private final Map<String, Message> messages;

    private Texts(Map<String, Message> messages) {
        this.messages = messages;
    }

    public static Texts in(Locale locale) {
        var language = Languages.of(locale).orElseThrow(() -> new IllegalArgumentException("No texts in " + locale));
        return BUNDLES.computeIfAbsent(language, Texts::load);
    }

    /** For templates: a text without parameters. */
    public String get(String key) {
        return of(key, Map.of());
    }

    public String of(String key, Map<String, ?> values) {
        return message(key).format(values);
    }

    public boolean has(String key) {
        return messages.containsKey(key);
    }

    /** Whether there is such a text and these values are all it needs. */
    public boolean canSay(String key, Map<String, ?> values) {
        return has(key) && values.keySet().containsAll(shape(key).parameters());
    }

    /** Of all texts, which are the same in every language. */
    public Set<String> keys() {
        return messages.keySet();
    }

    /** A text as it is written, with its places. */
    public String written(String key) {
        return message(key).raw();
    }

    public Shape shape(String key) {
        return message(key).shape();
    }

    /** These texts, with other words for some of them. */
    public Texts with(Locale locale, Map<String, String> words) {
        var all = new HashMap<>(messages);
        words.forEach((key, text) -> all.put(key, Message.parse(new InPages(locale), text)));
        return new Texts(Map.copyOf(all));
    }

    private Message message(String key) {
        @Nullable Message message = messages.get(key);
        if (message == null) {
            throw new IllegalArgumentException("No text with the key " + key);
        }
        return message;
    }

    private static Texts load(String language) {
        var file = TextFile.read(Texts.class, "/texts/" + language + ".properties");
        var manner = new InPages(Locale.forLanguageTag(language));
        var messages = new HashMap<String, Message>();
        file.forEach((key, text) -> messages.put((String) key, Message.parse(manner, (String) text)));
        return new Texts(Map.copyOf(messages));
    }

    /** Each value is isolated: what a customer typed can't turn the rest of the sentence around. */
    private record InPages(Locale locale) implements Message.Manner {

        @Override
        public String value(Object value) {
            return Directions.isolated(value instanceof Number number ? count(number.longValue()) : value.toString());
        }

        @Override
        public String count(long count) {
            return Formats.number(locale, count);
        }
    }
}
