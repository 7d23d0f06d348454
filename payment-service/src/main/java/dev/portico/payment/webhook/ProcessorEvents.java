package dev.portico.payment.webhook;

import dev.portico.kit.inbox.Inbox;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.payment.checkout.Checkouts;
import dev.portico.payment.processor.domain.Outcome;
import dev.portico.payment.processor.domain.RefundOutcome;
import dev.portico.payment.refund.Refunds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** One transaction per webhook: remembered, settled, announced, or none of it. */
@ApplicationScoped
class ProcessorEvents {

    private static final String CONSUMER = "payment/sandbox-webhooks";

    private final Inbox inbox;
    private final Checkouts checkouts;
    private final Refunds refunds;

    ProcessorEvents(Inbox inbox, Checkouts checkouts, Refunds refunds) {
        this.inbox = inbox;
        this.checkouts = checkouts;
        this.refunds = refunds;
    }

    @MerchantTransaction
    public Uni<Void> take(MerchantId merchant, SandboxEvent event, Outcome outcome) {
        return inbox.once(
                CONSUMER,
                event.inboxId(),
                () -> checkouts.settle(merchant, event.metadata().checkoutId(), event.session(), outcome));
    }

    @MerchantTransaction
    public Uni<Void> take(MerchantId merchant, SandboxRefundEvent event, RefundOutcome outcome) {
        return inbox.once(
                CONSUMER,
                event.inboxId(),
                () -> refunds.told(
                        merchant, event.metadata().refundId(), event.data().refund(), outcome));
    }
}
