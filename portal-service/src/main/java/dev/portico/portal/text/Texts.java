package dev.portico.portal.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one language. A bundle is one UTF-8 properties file, {@code texts/<language>.properties}; a test keeps
 * keys and parameters of all languages alike, so a missing key at run time is a bug and fails.
 */
public final class Texts {

    /** In the order the language switch shows them. */
    public static final List<String> LANGUAGES = List.of("en", "de", "fr", "ar");

    private static final Map<String, Texts> BUNDLES =
            LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(language -> language, Texts::load));

    private final Map<String, Message> messages;

    private Texts(Map<String, Message> messages) {
        this.messages = messages;
    }

    public static Texts in(Locale locale) {
        var bundle = BUNDLES.get(locale.getLanguage());
        if (bundle == null) {
            throw new IllegalArgumentException("No texts in " + locale);
        }
        return bundle;
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
        return has(key) && values.keySet().containsAll(message(key).parameters());
    }

    Set<String> keys() {
        return messages.keySet();
    }

    Set<String> parameters(String key) {
        return message(key).parameters();
    }

    private Message message(String key) {
        @Nullable Message message = messages.get(key);
        if (message == null) {
            throw new IllegalArgumentException("No text with the key " + key);
        }
        return message;
    }

    private static Texts load(String language) {
        var properties = new Properties();
        try (var file = Texts.class.getResourceAsStream("/texts/" + language + ".properties")) {
            properties.load(new InputStreamReader(java.util.Objects.requireNonNull(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var locale = Locale.forLanguageTag(language);
        var messages = new HashMap<String, Message>();
        properties.forEach((key, text) -> messages.put((String) key, Message.parse(locale, (String) text)));
        return new Texts(Map.copyOf(messages));
    }
}
