package dev.portico.payment.processor.stripe;

import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.model.Refund;
import com.stripe.model.StripeError;
import com.stripe.model.checkout.Session;
import dev.portico.payment.processor.domain.CardOnFile;
import dev.portico.payment.processor.domain.SetupOutcome;
import dev.portico.payment.processor.stripe.domain.StripeAmounts;
import dev.portico.payment.processor.stripe.domain.StripeIntent;
import dev.portico.payment.processor.stripe.domain.StripeMethods;
import dev.portico.payment.processor.stripe.domain.StripePage;
import dev.portico.payment.processor.stripe.domain.StripeRefund;
import dev.portico.payment.processor.stripe.domain.StripeRefusal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From what Stripe's library read to what it means, field by field. */
final class StripeFacts {

    static StripePage page(Session session) {
        var intent = session.getPaymentIntentObject();
        return new StripePage(
                session.getId(),
                session.getUrl(),
                session.getSuccessUrl(),
                session.getStatus(),
                Instant.ofEpochSecond(session.getCreated()),
                intent == null ? null : intent(intent));
    }

    static StripeIntent intent(PaymentIntent intent) {
        return new StripeIntent(
                intent.getId(),
                intent.getStatus(),
                StripeAmounts.ofStripe(intent.getCurrency(), orZero(intent.getAmountReceived())),
                method(intent),
                refusal(intent.getLastPaymentError()),
                triedAt(intent),
                actionUrl(intent),
                kept(intent));
    }

    static StripeRefund refund(Refund refund) {
        return new StripeRefund(
                refund.getId(),
                refund.getStatus(),
                refund.getFailureReason(),
                Instant.ofEpochSecond(refund.getCreated()));
    }

    static SetupOutcome setup(Session session) {
        var setup = session.getSetupIntentObject();
        if (setup != null && "succeeded".equals(setup.getStatus())) {
            var card = Objects.requireNonNull(setup.getPaymentMethodObject(), "a set-up without its card");
            return new SetupOutcome.Saved(new CardOnFile(session.getCustomer(), card.getId(), method(card)));
        }
        return "expired".equals(session.getStatus()) ? new SetupOutcome.Expired() : new SetupOutcome.Open();
    }

    private static @Nullable StripeRefusal refusal(@Nullable StripeError error) {
        return error == null
                ? null
                : StripeRefusal.ofCard(error.getCode(), error.getDeclineCode(), error.getAdviceCode());
    }

    /** A try that failed at the bank's question left no charge, but its card. */
    private static @Nullable Instant triedAt(PaymentIntent intent) {
        return Stream.of(
                        Optional.ofNullable(intent.getLatestChargeObject()).map(Charge::getCreated),
                        Optional.ofNullable(intent.getPaymentMethodObject()).map(PaymentMethod::getCreated),
                        refusedMethod(intent).map(PaymentMethod::getCreated))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .map(Instant::ofEpochSecond)
                .orElse(null);
    }

    private static @Nullable String method(PaymentIntent intent) {
        var charge = intent.getLatestChargeObject();
        if (charge != null && charge.getPaymentMethodDetails() != null) {
            return method(charge.getPaymentMethodDetails());
        }
        return Optional.ofNullable(intent.getPaymentMethodObject())
                .or(() -> refusedMethod(intent))
                .map(StripeFacts::method)
                .orElse(null);
    }

    private static Optional<PaymentMethod> refusedMethod(PaymentIntent intent) {
        return Optional.ofNullable(intent.getLastPaymentError()).map(StripeError::getPaymentMethod);
    }

    private static String method(Charge.PaymentMethodDetails details) {
        return details.getCard() == null
                ? StripeMethods.other(details.getType())
                : StripeMethods.card(
                        details.getCard().getBrand(), details.getCard().getLast4());
    }

    private static String method(PaymentMethod method) {
        return method.getCard() == null
                ? StripeMethods.other(method.getType())
                : StripeMethods.card(
                        method.getCard().getBrand(), method.getCard().getLast4());
    }

    private static @Nullable String actionUrl(PaymentIntent intent) {
        var next = intent.getNextAction();
        return next == null || next.getRedirectToUrl() == null
                ? null
                : next.getRedirectToUrl().getUrl();
    }

    /** Stripe keeps it when the page was told to, and the money was taken. */
    private static @Nullable CardOnFile kept(PaymentIntent intent) {
        var card = intent.getPaymentMethodObject();
        return card == null || card.getCustomer() == null || intent.getSetupFutureUsage() == null
                ? null
                : new CardOnFile(card.getCustomer(), card.getId(), method(card));
    }

    private static long orZero(@Nullable Long amount) {
        return amount == null ? 0 : amount;
    }

    private StripeFacts() {}
}
