package dev.portico.kit.text;

import java.util.regex.Pattern;

/**
 * Keeps what a text says about its direction to itself. Unicode has invisible characters that turn everything around that
 * comes after them: a name with one in it could make the rest of a sentence, or of a page, read backwards.
 */
public final class Directions {

    private static final char FIRST_OVERRIDE = '\u202a';
    private static final char LAST_OVERRIDE = '\u202e';
    private static final char FIRST_ISOLATE = '\u2066';
    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char END_OF_ISOLATE = '\u2069';

    private static final Pattern ISOLATED = Pattern.compile("[\u2066-\u2068][^\u2066-\u2069]*\u2069");

    /**
     * The text without embeddings and overrides (U+202A to U+202E), and with an end for each isolate (U+2066 to U+2068) it
     * begins and for no other. Marks (U+200E, U+200F), which only stand for a letter, stay. Most texts come out as they are.
     */
    public static String contained(String text) {
        return text.chars().anyMatch(Directions::isControl) ? balanced(text) : text;
    }

    /** The text in an isolate of its own: it turns nothing around that stands beside it, nor is turned by that. */
    public static String isolated(String text) {
        return FIRST_STRONG_ISOLATE + contained(text) + END_OF_ISOLATE;
    }

    /**
     * Whether a text would be read in another order among words of that direction than by itself: a name in other letters, and
     * from right to left a number with signs about it, such as #2051. What stands in isolates of its own is none of its words.
     */
    public static boolean isTurned(String text, boolean byRightToLeft) {
        var words = ISOLATED.matcher(text).replaceAll("");
        var leftToRight = words.codePoints().anyMatch(Directions::isLeftToRight);
        var rightToLeft = words.codePoints().anyMatch(Directions::isRightToLeft);
        return byRightToLeft ? leftToRight || !rightToLeft && hasSignedDigits(words) : rightToLeft;
    }

    /** The text without any of them, for what shows them as boxes. */
    public static String plain(String text) {
        var plain = new StringBuilder(text.length());
        text.chars().filter(c -> !isControl(c)).forEach(c -> plain.append((char) c));
        return plain.toString();
    }

    private static String balanced(String text) {
        var out = new StringBuilder(text.length() + 1);
        var open = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (isOverride(c) || (c == END_OF_ISOLATE && open == 0)) {
                continue;
            }
            if (isIsolate(c)) {
                open += c == END_OF_ISOLATE ? -1 : 1;
            }
            out.append(c);
        }
        return out.append(String.valueOf(END_OF_ISOLATE).repeat(open)).toString();
    }

    private static boolean isLeftToRight(int c) {
        return Character.getDirectionality(c) == Character.DIRECTIONALITY_LEFT_TO_RIGHT;
    }

    /** Whether a code point is a letter, or an Arabic digit, of a script from right to left. */
    public static boolean isRightToLeft(int c) {
        var direction = Character.getDirectionality(c);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
                || direction == Character.DIRECTIONALITY_ARABIC_NUMBER;
    }

    private static boolean hasSignedDigits(String text) {
        return text.codePoints().anyMatch(Character::isDigit)
                && !text.codePoints().allMatch(Character::isDigit);
    }

    private static boolean isControl(int c) {
        return isOverride(c) || isIsolate(c);
    }

    private static boolean isOverride(int c) {
        return c >= FIRST_OVERRIDE && c <= LAST_OVERRIDE;
    }

    private static boolean isIsolate(int c) {
        return c >= FIRST_ISOLATE && c <= END_OF_ISOLATE;
    }

    private Directions() {}
}
