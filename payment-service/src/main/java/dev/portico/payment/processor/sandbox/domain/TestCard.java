package dev.portico.payment.processor.sandbox.domain;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cards that the Sandbox knows, by the numbers that Stripe's test mode uses, so that people need not learn new ones. */
public enum TestCard {
    SUCCESS("4242424242424242", "Succeeds", Behavior.PAYS, null, Refunding.SUCCEEDS),
    DECLINED("4000000000000002", "Is declined", Behavior.DECLINES, "card_declined", Refunding.SUCCEEDS),
    INSUFFICIENT_FUNDS(
            "4000000000009995",
            "Is declined: not enough money",
            Behavior.DECLINES,
            "insufficient_funds",
            Refunding.SUCCEEDS),
    EXPIRED("4000000000000069", "Is declined: expired", Behavior.DECLINES, "expired_card", Refunding.SUCCEEDS),
    DECLINED_LATER(
            "4000000000000341",
            "Pays here and can be saved, is declined later",
            Behavior.DECLINES_LATER,
            "card_declined",
            Refunding.SUCCEEDS),
    AUTHENTICATION("4000002500003155", "Asks the customer to confirm (SCA)", Behavior.ASKS, null, Refunding.SUCCEEDS),
    TIMEOUT("4000000000000119", "Gets no answer from the bank at first", Behavior.HANGS, null, Refunding.HANGS),
    REFUND_PENDING(
            "4000000000007726", "Succeeds; a refund takes a while", Behavior.PAYS, null, Refunding.TAKES_A_WHILE),
    REFUND_FAILS("4000000000005126", "Succeeds; a refund fails after a while", Behavior.PAYS, null, Refunding.FAILS);

    /** What it does when it is charged, with the customer there or away. */
    public enum Behavior {
        PAYS,
        DECLINES,
        /** Pays with the customer there, and is declined when they are away. */
        DECLINES_LATER,
        ASKS,
        HANGS
    }

    /** What becomes of a refund to it. */
    public enum Refunding {
        SUCCEEDS,
        TAKES_A_WHILE,
        FAILS,
        HANGS
    }

    /** Saved already, for everybody: such as {@code sbx_card_test_success}. */
    private static final String SAVED = "sbx_card_test_";

    private final String number;
    private final String label;
    private final Behavior behavior;
    private final @Nullable String declineCode;
    private final Refunding refunding;

    TestCard(String number, String label, Behavior behavior, @Nullable String declineCode, Refunding refunding) {
        this.number = number;
        this.label = label;
        this.behavior = behavior;
        this.declineCode = declineCode;
        this.refunding = refunding;
    }

    /** By what is kept of a card, which tells test cards apart. */
    public static Optional<TestCard> byMethod(String method) {
        return Arrays.stream(values())
                .filter(card -> card.method().equals(method))
                .findFirst();
    }

    /** By the id under which it is on file without having been saved, such as {@code sbx_card_test_insufficient-funds}. */
    public static Optional<TestCard> bySavedId(String id) {
        return id.startsWith(SAVED) ? bySlug(id.substring(SAVED.length())) : Optional.empty();
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

    /** As customers know a card that is on file, such as "Visa •••• 4242". */
    public String masked() {
        return "Visa •••• " + lastFour();
    }

    public String label() {
        return label;
    }

    public Behavior behavior() {
        return behavior;
    }

    public Refunding refunding() {
        return refunding;
    }

    /** Whether the bank lets it be saved: not one that it declines for good. */
    public boolean canBeSaved() {
        return this != DECLINED;
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
        return "Visa ending " + lastFour();
    }

    private String lastFour() {
        return number.substring(number.length() - 4);
    }
}
