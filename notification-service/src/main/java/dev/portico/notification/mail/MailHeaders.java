package dev.portico.notification.mail;

import dev.portico.kit.text.Directions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Header values that can't become headers of their own, whatever a shop calls itself. */
final class MailHeaders {

    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s<>(),;:\"\\\\\\p{Cntrl}]+@[^\\s<>(),;:\"\\\\\\p{Cntrl}]+");
    private static final Pattern PLAIN_PHRASE = Pattern.compile("[A-Za-z0-9 !#$%&'*+/=?^_`{|}~-]+");
    private static final int LONGEST_NAME = 100;
    // An encoded word has at most 75 characters (RFC 2047); 39 bytes are 52 in base64.
    private static final int BYTES_PER_WORD = 39;

    /** A mailbox: the name as a phrase where it can be one, else in encoded words. */
    static String mailbox(String name, String address) {
        var clean = clean(name);
        return clean.isEmpty() ? address : phrase(clean) + " <" + address + ">";
    }

    static Optional<String> address(String text) {
        return Optional.of(text.strip()).filter(ADDRESS.asMatchPredicate());
    }

    private static String clean(String name) {
        var line = Directions.plain(name)
                .replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ")
                .strip();
        return line.codePointCount(0, line.length()) <= LONGEST_NAME
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_NAME));
    }

    private static String phrase(String name) {
        return PLAIN_PHRASE.matcher(name).matches() && !name.contains("=?")
                ? name
                : String.join(" ", encodedWords(name));
    }

    private static List<String> encodedWords(String name) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        name.codePoints().mapToObj(Character::toString).forEach(character -> {
            if (bytes(word + character).length > BYTES_PER_WORD) {
                words.add(encode(word.toString()));
                word.setLength(0);
            }
            word.append(character);
        });
        words.add(encode(word.toString()));
        return words;
    }

    private static String encode(String text) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes(text)) + "?=";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private MailHeaders() {}
}
