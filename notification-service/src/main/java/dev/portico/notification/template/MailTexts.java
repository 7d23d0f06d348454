package dev.portico.notification.template;

import dev.portico.kit.text.Directions;
import dev.portico.kit.text.Languages;
import dev.portico.kit.text.Message;
import dev.portico.kit.text.TextFile;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The sentences of mails in one language: {@code mail/texts/<language>.properties}, in UTF-8. They say the same in HTML and in
 * plain text, so they hold no markup; the values that come into them are safe already.
 */
final class MailTexts {

    /** Read when first asked for, and a text parsed when first said: most shops write in few languages. */
    private static final Map<String, MailTexts> BUNDLES = new ConcurrentHashMap<>();

    private final Properties written;
    private final Manner manner;
    private final Map<String, Message> messages = new ConcurrentHashMap<>();

    private MailTexts(Properties written, Manner manner) {
        this.written = written;
        this.manner = manner;
    }

    /** @throws IllegalArgumentException for what is none of {@link Languages#ALL}, and so perhaps the path of another file */
    static MailTexts in(String language) {
        if (!Languages.ALL.contains(language)) {
            throw new IllegalArgumentException("no texts in " + language);
        }
        return BUNDLES.computeIfAbsent(language, MailTexts::load);
    }

    /** @throws IllegalArgumentException for a text that there is not, and for a value it needs and has not got */
    String say(String key, Map<String, ?> values) {
        return messages.computeIfAbsent(key, this::parse).format(values);
    }

    /** A value as it stands among words of this language: in an isolate where these would turn it around. */
    String among(Object value) {
        return manner.value(value);
    }

    Set<String> keys() {
        return written.stringPropertyNames();
    }

    /** A text as it is written, with its places. */
    String written(String key) {
        var text = written.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no text with the key " + key);
        }
        return text;
    }

    private Message parse(String key) {
        return Message.parse(manner, written(key));
    }

    private static MailTexts load(String language) {
        var written = TextFile.read(MailTexts.class, "/mail/texts/" + language + ".properties");
        var locale = Locale.forLanguageTag(language);
        return new MailTexts(written, new Manner(locale, Languages.isRightToLeft(locale)));
    }

    /** Most values stay as they are: a mail is read by programs, too, and isolates are characters. */
    private record Manner(Locale locale, boolean rightToLeft) implements Message.Manner {

        /** What {@link Escaping#html} makes of a sign: its letters are not the value's. */
        private static final Pattern ENTITY = Pattern.compile("&#?\\w+;");

        @Override
        public String value(Object value) {
            if (value instanceof Number number) {
                return count(number.longValue());
            }
            var text = value.toString();
            return Directions.isTurned(ENTITY.matcher(text).replaceAll(""), rightToLeft)
                    ? Directions.isolated(text)
                    : text;
        }

        @Override
        public String count(long count) {
            return NumberFormat.getIntegerInstance(locale).format(count);
        }
    }
}
