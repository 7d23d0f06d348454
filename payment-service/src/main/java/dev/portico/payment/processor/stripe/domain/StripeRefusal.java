package dev.portico.payment.processor.stripe.domain;

import dev.portico.payment.processor.domain.ChargeOutcome;
import dev.portico.payment.processor.domain.DeclineClass;
import dev.portico.payment.processor.domain.RefundOutcome;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stripe's reason to refuse, from an error answer or from a payment's last error.
 *
 * @param status of HTTP; 402 for whatever a card was refused for
 * @param code Stripe's error code, such as {@code card_declined}
 * @param declineCode the bank's reason, such as {@code insufficient_funds}
 * @param adviceCode what Stripe advises about another try
 * @param parameter of the request that was refused, if it was one
 */
public record StripeRefusal(
        int status,
        @Nullable String code,
        @Nullable String declineCode,
        @Nullable String adviceCode,
        @Nullable String parameter) {

    private static final int CARD_REFUSED = 402;

    private static final Set<String> NEED_THE_CUSTOMER =
            Set.of("authentication_required", "authentication_not_handled");

    /** May work another day. Whatever is not here needs another card: banks count, and mind, tries without a chance. */
    private static final Set<String> MAY_PASS = Set.of(
            "insufficient_funds",
            "processing_error",
            "try_again_later",
            "issuer_not_available",
            "reenter_transaction",
            "withdrawal_count_limit_exceeded",
            "card_velocity_exceeded",
            "approve_with_id");

    /** A card on file that Stripe has no more, or an amount that no card of this account can pay. */
    private static final Set<String> NEVER_CHARGEABLE = Set.of(
            "resource_missing",
            "payment_method_unexpected_state",
            "payment_method_not_available",
            "amount_too_small",
            "amount_too_large");

    private static final Set<String> NOT_REFUNDABLE = Set.of(
            "resource_missing",
            "charge_already_refunded",
            "charge_disputed",
            "charge_not_refundable",
            "charge_refund_not_supported",
            "refund_disputed_payment",
            "amount_too_large",
            "balance_insufficient",
            "insufficient_funds");

    /** A card that was refused, in a payment's last error rather than in an answer. */
    public static StripeRefusal ofCard(
            @Nullable String code, @Nullable String declineCode, @Nullable String adviceCode) {
        return new StripeRefusal(CARD_REFUSED, code, declineCode, adviceCode, null);
    }

    /** The most exact reason there is. */
    public String reason() {
        if (declineCode != null) {
            return declineCode;
        }
        return code == null ? "card_declined" : code;
    }

    /**
     * What it means for another try. That the customer must confirm goes before Stripe's advice, since no advice makes a try
     * without them work; the advice goes before the bank's reason, since Stripe has seen more of the bank.
     */
    public DeclineClass declineClass() {
        if (NEED_THE_CUSTOMER.contains(reason()) || NEED_THE_CUSTOMER.contains(String.valueOf(code))) {
            return DeclineClass.AUTHENTICATION;
        }
        return switch (String.valueOf(adviceCode)) {
            case "try_again_later" -> DeclineClass.SOFT;
            case "do_not_try_again", "confirm_card_data" -> DeclineClass.HARD;
            default -> MAY_PASS.contains(reason()) ? DeclineClass.SOFT : DeclineClass.HARD;
        };
    }

    /** Whether the customer who was named is the trouble: one that Stripe has no more, say. */
    public boolean isAboutTheCustomer() {
        return "customer".equals(parameter);
    }

    /** What it makes of a charge; empty when it is nothing that a charge may meet, but a mistake of ours. */
    public Optional<ChargeOutcome> ofCharge() {
        if (status == CARD_REFUSED) {
            return Optional.of(new ChargeOutcome.Declined(reason(), declineClass()));
        }
        return NEVER_CHARGEABLE.contains(String.valueOf(code))
                ? Optional.of(new ChargeOutcome.Declined(reason(), DeclineClass.HARD))
                : Optional.empty();
    }

    /** What it makes of a refund; empty when it is a mistake of ours. Of too large an amount Stripe gives no code. */
    public Optional<RefundOutcome> ofRefund() {
        if (NOT_REFUNDABLE.contains(String.valueOf(code))) {
            return Optional.of(new RefundOutcome.Failed(reason()));
        }
        return code == null && "amount".equals(parameter)
                ? Optional.of(new RefundOutcome.Failed("amount_too_large"))
                : Optional.empty();
    }
}
