package dev.portico.payment.processor.sandbox;

import dev.portico.kit.money.Amounts;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.kit.timer.Timer;
import dev.portico.kit.timer.Timers;
import dev.portico.payment.processor.RefundOrder;
import dev.portico.payment.processor.sandbox.domain.SandboxRefund;
import dev.portico.payment.processor.sandbox.domain.SandboxRefund.Paid;
import dev.portico.payment.processor.sandbox.domain.SandboxRefund.Status;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;

/** The Sandbox's refunds: each step is one transaction on its own tables, webhooks included. */
@ApplicationScoped
class SandboxRefunds {

    static final String TIMER = "sandbox-refund";

    private final SandboxRefundRepository refunds;
    private final SandboxSessionRepository sessions;
    private final SandboxChargeRepository charges;
    private final SandboxEntrance entrance;
    private final SandboxWebhooks webhooks;
    private final SandboxIds ids;
    private final Timers timers;
    private final SandboxConfig config;
    private final Clock clock;

    SandboxRefunds(
            SandboxRefundRepository refunds,
            SandboxSessionRepository sessions,
            SandboxChargeRepository charges,
            SandboxEntrance entrance,
            SandboxWebhooks webhooks,
            SandboxIds ids,
            Timers timers,
            SandboxConfig config,
            Clock clock) {
        this.refunds = refunds;
        this.sessions = sessions;
        this.charges = charges;
        this.entrance = entrance;
        this.webhooks = webhooks;
        this.ids = ids;
        this.timers = timers;
        this.config = config;
        this.clock = clock;
    }

    /** What was paid, and with what. */
    private record Taken(Money amount, String method) {}

    /** Gives back the first time, and tells what became of it ever after. Refunds of one payment take turns. */
    @MerchantTransaction
    public Uni<SandboxRefund> refund(MerchantId merchant, RefundOrder order) {
        return entrance.hold(merchant, order.paymentReference())
                .chain(() -> refunds.findByKeyForUpdate(merchant, order.idempotencyKey()))
                .chain(known -> known.map(refund -> settle(merchant, refund)).orElseGet(() -> create(merchant, order)));
    }

    /** The refund as it is now. */
    @MerchantTransaction
    public Uni<Optional<SandboxRefund>> ask(MerchantId merchant, String idempotencyKey) {
        return refunds.findByKeyForUpdate(merchant, idempotencyKey).chain(known -> settleIfKnown(merchant, known));
    }

    /** The time of a pending refund has come. */
    @MerchantTransaction
    public Uni<Void> arrive(MerchantId merchant, String reference) {
        return refunds.findForUpdate(merchant, reference)
                .chain(known -> settleIfKnown(merchant, known))
                .replaceWithVoid();
    }

    private Uni<Optional<SandboxRefund>> settleIfKnown(MerchantId merchant, Optional<SandboxRefund> known) {
        return known.map(refund -> settle(merchant, refund).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<SandboxRefund> settle(MerchantId merchant, SandboxRefund refund) {
        return taken(merchant, refund.paymentReference())
                .map(payment -> refund.settle(payment.map(Taken::method).orElse(""), clock.instant()))
                .call(step -> refunds.update(step.refund()))
                .call(step -> webhooks.enqueue(step, clock.instant()))
                .map(SandboxRefund.Step::refund);
    }

    private Uni<SandboxRefund> create(MerchantId merchant, RefundOrder order) {
        return payment(merchant, order)
                .map(payment -> SandboxRefund.of(
                        ids.refund(),
                        merchant.value(),
                        order.refundId(),
                        order.paymentReference(),
                        order.amount(),
                        payment,
                        clock.instant(),
                        config.bankSilence()))
                .call(step -> refunds.insert(step.refund(), order.idempotencyKey()))
                .call(step -> webhooks.enqueue(step, clock.instant()))
                .map(SandboxRefund.Step::refund)
                .call(refund -> remember(merchant, refund));
    }

    /** One whose bank keeps silent is only found out about when it is asked for. */
    private Uni<Void> remember(MerchantId merchant, SandboxRefund refund) {
        return refund.status() == Status.PENDING
                ? timers.schedule(new Timer(
                        merchant,
                        TIMER,
                        SandboxIds.ofRefund(refund.reference()),
                        Objects.requireNonNull(refund.settlesAt())))
                : Uni.createFrom().voidItem();
    }

    private Uni<Optional<Paid>> payment(MerchantId merchant, RefundOrder order) {
        return taken(merchant, order.paymentReference())
                .chain(taken -> refunds.refundedMinor(merchant, order.paymentReference())
                        .map(minor -> taken.map(payment -> new Paid(
                                payment.amount(),
                                payment.method(),
                                Amounts.of(payment.amount().getCurrencyUnit().getCode(), minor)))));
    }

    private Uni<Optional<Taken>> taken(MerchantId merchant, String reference) {
        return sessions.findPaid(merchant, reference)
                .chain(session -> session.isPresent()
                        ? Uni.createFrom()
                                .item(session.map(
                                        paid -> new Taken(paid.amount(), Objects.requireNonNull(paid.method()))))
                        : charges.findPaid(merchant, reference)
                                .map(charge -> charge.map(paid -> new Taken(paid.amount(), paid.method()))));
    }
}
