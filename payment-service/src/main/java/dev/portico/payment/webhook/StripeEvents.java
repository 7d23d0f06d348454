package dev.portico.payment.webhook;

import dev.portico.kit.inbox.Inbox;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.payment.charge.Charges;
import dev.portico.payment.checkout.Checkouts;
import dev.portico.payment.method.MethodUpdates;
import dev.portico.payment.processor.domain.Outcome;
import dev.portico.payment.processor.stripe.StripeEvent;
import dev.portico.payment.processor.stripe.StripeNews;
import dev.portico.payment.refund.Refunds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** One transaction per webhook of Stripe: remembered, settled, announced, or none of it. */
@ApplicationScoped
class StripeEvents {

    private static final String CONSUMER = "payment/stripe-webhooks";

    private final Inbox inbox;
    private final Checkouts checkouts;
    private final MethodUpdates updates;
    private final Charges charges;
    private final Refunds refunds;

    StripeEvents(Inbox inbox, Checkouts checkouts, MethodUpdates updates, Charges charges, Refunds refunds) {
        this.inbox = inbox;
        this.checkouts = checkouts;
        this.updates = updates;
        this.charges = charges;
        this.refunds = refunds;
    }

    @MerchantTransaction
    public Uni<Void> take(MerchantId merchant, StripeEvent event, StripeNews news) {
        return inbox.once(CONSUMER, event.inboxId(), () -> settle(merchant, news));
    }

    private Uni<Void> settle(MerchantId merchant, StripeNews news) {
        if (news instanceof StripeNews.OfPage page) {
            return settle(merchant, page);
        }
        if (news instanceof StripeNews.OfSetup setup) {
            return updates.settle(merchant, setup.setupId(), setup.outcome());
        }
        if (news instanceof StripeNews.OfCharge charge) {
            return charges.settle(merchant, charge.chargeId(), charge.key(), charge.outcome());
        }
        if (news instanceof StripeNews.OfRefund refund) {
            return refunds.told(merchant, refund.refundId(), refund.reference(), refund.outcome());
        }
        throw new IllegalStateException("nobody settles " + news.getClass());
    }

    private Uni<Void> settle(MerchantId merchant, StripeNews.OfPage page) {
        var told = Uni.createFrom().voidItem();
        for (var outcome : page.outcomes()) {
            told = told.chain(() -> settle(merchant, page, outcome));
        }
        return told;
    }

    private Uni<Void> settle(MerchantId merchant, StripeNews.OfPage page, Outcome outcome) {
        return checkouts.settle(merchant, page.checkoutId(), page.session(), outcome);
    }
}
