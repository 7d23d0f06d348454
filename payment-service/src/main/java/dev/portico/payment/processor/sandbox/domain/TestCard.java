package dev.portico.payment.processor.sandbox.domain;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cards that the Sandbox knows, by the numbers that Stripe's test mode uses, so that people need not learn new ones. */
public enum TestCard {
    SUCCESS("4242424242424242", "Succeeds", Behavior.PAYS, null),
    DECLINED("4000000000000002", "Is declined", Behavior.DECLINES, "card_declined"),
    INSUFFICIENT_FUNDS("4000000000009995", "Is declined: not enough money", Behavior.DECLINES, "insufficient_funds"),
    AUTHENTICATION("4000002500003155", "Asks the customer to confirm (SCA)", Behavior.ASKS, null),
    TIMEOUT("4000000000000119", "Gets no answer from the bank at first", Behavior.HANGS, null);

    public enum Behavior {
        PAYS,
        DECLINES,
        ASKS,
        HANGS
    }

    private final String number;
    private final String label;
    private final Behavior behavior;
    private final @Nullable String declineCode;

    TestCard(String number, String label, Behavior behavior, @Nullable String declineCode) {
        this.number = number;
        this.label = label;
        this.behavior = behavior;
        this.declineCode = declineCode;
    }

    public static Optional<TestCard> byNumber(String digits) {
        return Arrays.stream(values())
                .filter(card -> card.number.equals(digits))
                .findFirst();
    }

    /** By the name used in links, such as {@code insufficient-funds}. */
    public static Optional<TestCard> bySlug(@Nullable String slug) {
        return Arrays.stream(values()).filter(card -> card.slug().equals(slug)).findFirst();
    }

    public String slug() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** In groups of four, as it is printed on a card. */
    public String printed() {
        return number.replaceAll("(.{4})(?=.)", "$1 ");
    }

    public String label() {
        return label;
    }

    public Behavior behavior() {
        return behavior;
    }

    /** @throws IllegalStateException for a card that isn't declined */
    public String declineCode() {
        if (declineCode == null) {
            throw new IllegalStateException(this + " isn't declined");
        }
        return declineCode;
    }

    /** All that is ever kept of a card: brand and last four digits. All test cards are Visa. */
    public String method() {
        return "Visa ending " + number.substring(number.length() - 4);
    }
}
