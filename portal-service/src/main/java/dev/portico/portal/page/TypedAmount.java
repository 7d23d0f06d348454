package dev.portico.portal.page;

import java.util.OptionalLong;
import org.joda.money.CurrencyUnit;

/**
 * An amount as people type it: with the decimal sign and the digits of any language, with or without the currency and signs
 * between thousands. What could mean two things is read as the larger unit's groups, never as a fraction that the currency
 * doesn't have.
 */
public final class TypedAmount {

    /** More than any order costs, and far from overflowing. */
    private static final int MOST_DIGITS = 13;

    private static final int GROUP = 3;

    /** @return minor units of the currency, more than zero; empty when it can't be read */
    public static OptionalLong minor(String typed, CurrencyUnit currency) {
        var plain = plain(typed, currency);
        var sign = decimalSign(plain, currency.getDecimalPlaces());
        var whole = sign < 0 ? plain : plain.substring(0, sign);
        var fraction = sign < 0 ? "" : plain.substring(sign + 1);
        if (!whole.matches("\\d+|\\d{1,3}([.,]\\d{3})+") || !fraction.matches("\\d*")) {
            return OptionalLong.empty();
        }
        var digits =
                whole.replaceAll("[.,]", "") + fraction + "0".repeat(currency.getDecimalPlaces() - fraction.length());
        var isReadable = digits.length() <= MOST_DIGITS && (sign < 0 || !fraction.isEmpty());
        return isReadable && Long.parseLong(digits) > 0
                ? OptionalLong.of(Long.parseLong(digits))
                : OptionalLong.empty();
    }

    /** Digits, points and commas only, where nothing else was typed but the currency and space. */
    private static String plain(String typed, CurrencyUnit currency) {
        var plain = new StringBuilder();
        var text = typed.replaceAll("(?i)" + currency.getCode(), "");
        text.codePoints().forEach(sign -> plain.append(plain(sign)));
        return plain.toString();
    }

    private static String plain(int sign) {
        var digit = Character.digit(sign, 10);
        if (digit >= 0) {
            return String.valueOf(digit);
        }
        if (sign == '\u066b') {
            return ".";
        }
        var type = Character.getType(sign);
        var isLeftOut = Character.isWhitespace(sign)
                || type == Character.SPACE_SEPARATOR
                || type == Character.FORMAT
                || type == Character.CURRENCY_SYMBOL
                || sign == '\u066c'
                || sign == '\''
                || sign == '\u2019';
        return isLeftOut ? "" : new String(Character.toChars(sign));
    }

    /** Where the decimal sign is; -1 for none. One with more digits behind it than the currency has stands between thousands. */
    private static int decimalSign(String plain, int places) {
        var last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
        if (last < 0 || places == 0) {
            return -1;
        }
        var behind = plain.length() - last - 1;
        var isOnly = plain.indexOf(plain.charAt(last)) == last;
        var isGroup = behind == GROUP && places != GROUP;
        return isOnly && behind <= places && !isGroup ? last : -1;
    }

    private TypedAmount() {}
}
