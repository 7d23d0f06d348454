package dev.portico.payment.processor.stripe;

import dev.portico.kit.tenancy.MerchantId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * From "something happened" to how things stand. Events come late, twice and in any order, and in the form of some API
 * version; asking gives the present state in the one form that this service was built for.
 */
@ApplicationScoped
public class StripeInquiries {

    /** What the endpoint at Stripe should be told of. Whatever else comes is none of ours. */
    private static final Set<String> KNOWN = Set.of(
            "checkout.session.completed",
            "checkout.session.async_payment_succeeded",
            "checkout.session.async_payment_failed",
            "checkout.session.expired",
            "payment_intent.succeeded",
            "payment_intent.payment_failed",
            "payment_intent.processing",
            "payment_intent.requires_action",
            "refund.updated",
            "refund.failed");

    private final StripeProcessor stripe;

    StripeInquiries(StripeProcessor stripe) {
        this.stripe = stripe;
    }

    /** Empty when the event is about nothing that Portico made for this merchant. */
    public Uni<Optional<StripeNews>> ask(MerchantId merchant, StripeEvent event) {
        return KNOWN.contains(event.type()) && StripeMetadata.belongsTo(merchant, event.notes())
                ? askAbout(merchant, event)
                : nothing();
    }

    private Uni<Optional<StripeNews>> askAbout(MerchantId merchant, StripeEvent event) {
        return switch (event.thing().kind()) {
            case "checkout.session" -> ofSession(merchant, event);
            case "payment_intent" -> ofPayment(merchant, event);
            case "refund" -> ofRefund(merchant, event);
            default -> nothing();
        };
    }

    private Uni<Optional<StripeNews>> ofSession(MerchantId merchant, StripeEvent event) {
        var session = event.thing().id();
        return StripeMetadata.id(StripeMetadata.SETUP, event.notes())
                .map(setup -> ofSetup(merchant, session, setup))
                .or(() -> StripeMetadata.id(StripeMetadata.CHECKOUT, event.notes())
                        .map(checkout -> ofPage(merchant, session, checkout)))
                .orElseGet(StripeInquiries::nothing);
    }

    /** Of a payment that came of a page the page is what counts: it may be open for another card. */
    private Uni<Optional<StripeNews>> ofPayment(MerchantId merchant, StripeEvent event) {
        var payment = event.thing().id();
        return StripeMetadata.id(StripeMetadata.CHARGE, event.notes())
                .map(charge -> ofCharge(merchant, payment, charge, StripeMetadata.key(event.notes())))
                .or(() -> StripeMetadata.id(StripeMetadata.CHECKOUT, event.notes())
                        .map(checkout -> ofPaymentOfPage(merchant, payment, checkout)))
                .orElseGet(StripeInquiries::nothing);
    }

    private Uni<Optional<StripeNews>> ofSetup(MerchantId merchant, String session, UUID setup) {
        return stripe.askSetup(merchant, session).map(outcome -> Optional.of(new StripeNews.OfSetup(setup, outcome)));
    }

    private Uni<Optional<StripeNews>> ofCharge(MerchantId merchant, String payment, UUID charge, String key) {
        return stripe.chargeById(merchant, payment)
                .map(outcome -> Optional.of(new StripeNews.OfCharge(charge, key, outcome)));
    }

    private Uni<Optional<StripeNews>> ofPaymentOfPage(MerchantId merchant, String payment, UUID checkout) {
        return stripe.pageOf(merchant, payment).chain(page -> page.map(session -> ofPage(merchant, session, checkout))
                .orElseGet(StripeInquiries::nothing));
    }

    private Uni<Optional<StripeNews>> ofPage(MerchantId merchant, String session, UUID checkout) {
        return stripe.page(merchant, session)
                .map(page -> Optional.of(new StripeNews.OfPage(checkout, page.session(), page.story())));
    }

    private Uni<Optional<StripeNews>> ofRefund(MerchantId merchant, StripeEvent event) {
        return StripeMetadata.id(StripeMetadata.REFUND, event.notes())
                .map(refund -> ofRefund(merchant, event.thing().id(), refund))
                .orElseGet(StripeInquiries::nothing);
    }

    private Uni<Optional<StripeNews>> ofRefund(MerchantId merchant, String reference, UUID refund) {
        return stripe.refundById(merchant, reference)
                .map(outcome -> Optional.of(new StripeNews.OfRefund(refund, reference, outcome)));
    }

    private static Uni<Optional<StripeNews>> nothing() {
        return Uni.createFrom().item(Optional.empty());
    }
}
