package dev.portico.payment.processor.sandbox.domain;

import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was typed on the hosted page. It lives for one request: number, expiry and security code are never kept, logged
 * or sent back to the page, and {@link #toString()} shows none of them.
 */
public record CardForm(String number, String expiry, String cvc, String name) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{12,19}");
    private static final Pattern EXPIRY = Pattern.compile("(0?[1-9]|1[0-2])\\s*[/.-]?\\s*(?:20)?([0-9]{2})");
    private static final Pattern CVC = Pattern.compile("[0-9]{3,4}");
    private static final int LONGEST_NAME = 100;

    /** What was typed, with nothing for what the request didn't bring. */
    public static CardForm of(
            @Nullable String number, @Nullable String expiry, @Nullable String cvc, @Nullable String name) {
        return new CardForm(orEmpty(number), orEmpty(expiry), orEmpty(cvc), orEmpty(name));
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** Words for each field that is wrong, by field name in page order; empty when the form can be sent on. */
    public Map<String, String> mistakes(YearMonth today) {
        var mistakes = new LinkedHashMap<String, String>();
        numberMistake().ifPresent(words -> mistakes.put("number", words));
        expiryMistake(today).ifPresent(words -> mistakes.put("expiry", words));
        cvcMistake().ifPresent(words -> mistakes.put("cvc", words));
        nameMistake().ifPresent(words -> mistakes.put("name", words));
        return mistakes;
    }

    /** The card, once the form has no {@linkplain #mistakes mistakes}. */
    public TestCard card() {
        return TestCard.byNumber(digits()).orElseThrow();
    }

    @Override
    public String toString() {
        return "CardForm[not shown]";
    }

    private Optional<String> numberMistake() {
        var digits = digits();
        if (digits.isEmpty()) {
            return Optional.of("Enter the card number.");
        }
        if (!NUMBER.matcher(digits).matches() || !passesLuhn(digits)) {
            return Optional.of("This isn’t a valid card number. Check the digits.");
        }
        return TestCard.byNumber(digits).isPresent()
                ? Optional.empty()
                : Optional.of("This is a test page: only the test cards listed here work. Never use a real card.");
    }

    private Optional<String> expiryMistake(YearMonth today) {
        if (expiry.isBlank()) {
            return Optional.of("Enter the expiry date.");
        }
        var parts = EXPIRY.matcher(expiry.strip());
        if (!parts.matches()) {
            return Optional.of("Write the expiry date as month and year, like 04/30.");
        }
        var until = YearMonth.of(2000 + Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(1)));
        return until.isBefore(today) ? Optional.of("This card has expired.") : Optional.empty();
    }

    private Optional<String> cvcMistake() {
        if (cvc.isBlank()) {
            return Optional.of("Enter the security code.");
        }
        return CVC.matcher(cvc.strip()).matches()
                ? Optional.empty()
                : Optional.of("The security code has 3 digits, on some cards 4.");
    }

    private Optional<String> nameMistake() {
        if (name.isBlank()) {
            return Optional.of("Enter the name on the card.");
        }
        return name.length() > LONGEST_NAME
                ? Optional.of("The name is too long: %d characters at most.".formatted(LONGEST_NAME))
                : Optional.empty();
    }

    private String digits() {
        return number.replaceAll("[\\s-]", "");
    }

    /** The check digit that catches most typing mistakes (ISO/IEC 7812-1). */
    static boolean passesLuhn(String digits) {
        var sum = 0;
        for (var i = 0; i < digits.length(); i++) {
            var digit = digits.charAt(digits.length() - 1 - i) - '0';
            var doubled = i % 2 == 0 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}
