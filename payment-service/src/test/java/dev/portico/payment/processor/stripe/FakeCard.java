package dev.portico.payment.processor.stripe;

import org.jspecify.annotations.Nullable;

/** Cards of Stripe's test mode, and what their banks do. */
enum FakeCard {
    GOOD("4242", Behavior.PAYS, null, null, null),
    GENERIC_DECLINE("0002", Behavior.DECLINES, "card_declined", "generic_decline", null),
    INSUFFICIENT_FUNDS("9995", Behavior.DECLINES, "card_declined", "insufficient_funds", "try_again_later"),
    EXPIRED("0069", Behavior.DECLINES, "expired_card", "expired_card", null),
    STOLEN("9979", Behavior.DECLINES, "card_declined", "stolen_card", "do_not_try_again"),
    /** Can be saved, and is refused whenever it is charged. */
    DECLINED_LATER("0341", Behavior.DECLINES_LATER, "card_declined", "generic_decline", null),
    /** Its bank wants to ask every time. */
    AUTHENTICATION("3184", Behavior.ASKS, "authentication_required", "authentication_required", null),
    /** No card at all: money that arrives days later, or doesn't. */
    DEBIT("6789", Behavior.TAKES_DAYS, null, null, null);

    enum Behavior {
        PAYS,
        DECLINES,
        DECLINES_LATER,
        ASKS,
        TAKES_DAYS
    }

    final String lastFour;
    final Behavior behavior;
    final @Nullable String code;
    final @Nullable String declineCode;
    final @Nullable String adviceCode;

    FakeCard(
            String lastFour,
            Behavior behavior,
            @Nullable String code,
            @Nullable String declineCode,
            @Nullable String adviceCode) {
        this.lastFour = lastFour;
        this.behavior = behavior;
        this.code = code;
        this.declineCode = declineCode;
        this.adviceCode = adviceCode;
    }
}
