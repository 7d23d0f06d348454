package dev.portico.payment.webhook;

import dev.portico.kit.inbox.Inbox;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.payment.charge.Charges;
import dev.portico.payment.checkout.Checkouts;
import dev.portico.payment.method.MethodUpdates;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** One transaction per webhook: remembered, settled, announced, or none of it. */
@ApplicationScoped
class ProcessorEvents {

    private static final String CONSUMER = "payment/sandbox-webhooks";

    private final Inbox inbox;
    private final Checkouts checkouts;
    private final MethodUpdates updates;
    private final Charges charges;

    ProcessorEvents(Inbox inbox, Checkouts checkouts, MethodUpdates updates, Charges charges) {
        this.inbox = inbox;
        this.checkouts = checkouts;
        this.updates = updates;
        this.charges = charges;
    }

    /** @param event the same for every delivery of it */
    @MerchantTransaction
    public Uni<Void> take(MerchantId merchant, UUID event, Told told) {
        return inbox.once(CONSUMER, event, () -> settle(merchant, told));
    }

    private Uni<Void> settle(MerchantId merchant, Told told) {
        if (told instanceof Told.OfCheckout checkout) {
            return checkouts.settle(merchant, checkout.checkoutId(), checkout.session(), checkout.outcome());
        }
        if (told instanceof Told.OfSetup setup) {
            return updates.settle(merchant, setup.setupId(), setup.outcome());
        }
        if (told instanceof Told.OfCharge charge) {
            return charges.settle(merchant, charge.chargeId(), charge.key(), charge.outcome());
        }
        throw new IllegalStateException("nobody settles " + told.getClass());
    }
}
