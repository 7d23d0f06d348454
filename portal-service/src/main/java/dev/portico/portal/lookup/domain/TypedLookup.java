package dev.portico.portal.lookup.domain;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed to find an order: its number and the address it was placed with, or the address alone to find all of
 * them.
 *
 * @param orderNumber null where it is not asked for
 */
public record TypedLookup(@Nullable String orderNumber, String email) {

    /** A field that can't be what it is asked for. */
    public enum Fault {
        ORDER_NUMBER,
        EMAIL
    }

    /** What orders' addresses are held to, too. */
    private static final Pattern EMAIL = Pattern.compile("[^@\\s,;<>\"]+@[^@\\s,;<>\"]+\\.[^@\\s,;<>\".]+");

    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_NUMBER = 100;

    public TypedLookup {
        orderNumber = orderNumber == null ? null : orderNumber.strip();
        email = email.strip();
    }

    public Set<Fault> faults() {
        var faults = EnumSet.noneOf(Fault.class);
        if (orderNumber != null && !isOrderNumber(orderNumber)) {
            faults.add(Fault.ORDER_NUMBER);
        }
        if (!isEmail()) {
            faults.add(Fault.EMAIL);
        }
        return faults;
    }

    /** The number without what people leave out or add: {@code #2051} and {@code 2051} are one order. */
    public @Nullable String bareNumber() {
        return orderNumber == null ? null : bare(orderNumber);
    }

    private static boolean isOrderNumber(String text) {
        return !bare(text).isEmpty() && text.length() <= LONGEST_NUMBER && isPrintable(text);
    }

    private static String bare(String number) {
        return number.replaceFirst("^#+\\s*", "");
    }

    private boolean isEmail() {
        return email.length() <= LONGEST_EMAIL
                && isPrintable(email)
                && EMAIL.matcher(email).matches();
    }

    private static boolean isPrintable(String text) {
        return text.codePoints()
                .noneMatch(
                        letter -> Character.isISOControl(letter) || Character.getType(letter) == Character.SURROGATE);
    }
}
