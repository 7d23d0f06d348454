package dev.portico.payment.refund;

import dev.portico.kit.identity.Actor;
import dev.portico.kit.job.Backoff;
import dev.portico.kit.job.LeaseWorker;
import dev.portico.kit.job.LeasedWork;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.processor.domain.RefundOutcome;
import dev.portico.payment.refund.domain.Status;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Calls the processor about parts of refunds that nobody else has called it about in time: what is to be sent, what it has
 * not answered or told of, and what it refused and is tried again.
 */
@ApplicationScoped
class SendRefunds implements LeasedWork<RefundPartRow, DuePart, RefundOutcome> {

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private static final String DUE =
            """
            select id, refund_id, position, merchant, order_id, payment, processor, payment_reference, method,
                   amount_minor, currency, status, attempt, processor_key, reference, code, next_at, refunded_at, act_at,
                   asked, version
              from refund_part
             where act_at <= cast(cast(:now as text) as timestamptz)
             order by act_at
            """;

    private final LeaseWorker worker;
    private final Refunds refunds;
    private final RefundCalls calls;
    private final RefundConfig config;

    SendRefunds(LeaseWorker worker, Refunds refunds, RefundCalls calls, RefundConfig config) {
        this.worker = worker;
        this.refunds = refunds;
        this.calls = calls;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        worker.begin(this, config.pollEvery());
    }

    @Override
    public String name() {
        return "refunds";
    }

    @Override
    public Class<RefundPartRow> row() {
        return RefundPartRow.class;
    }

    @Override
    public String due() {
        return DUE;
    }

    /** A try that was refused becomes the next one here, so its key is stored before the processor is called. */
    @Override
    public Uni<DuePart> take(RefundPartRow row, Instant now) {
        if (row.status == Status.FAILED) {
            RefundRows.update(row, RefundRows.toPart(row).again());
            row.asked = 0;
        }
        row.actAt = now.plus(pause(row));
        row.asked++;
        return Uni.createFrom().item(new DuePart(new MerchantId(row.merchant), RefundRows.toPart(row)));
    }

    private Duration pause(RefundPartRow row) {
        return switch (row.status) {
            case UNKNOWN -> new Backoff(config.reconcileAfter(), LONGEST_PAUSE).after(row.asked);
            case PENDING -> config.askPendingAfter();
            case CREATED, FAILED, SUCCEEDED -> config.sendWithin();
        };
    }

    @Override
    public UUID id(DuePart due) {
        return due.part().id();
    }

    @Override
    public Uni<RefundOutcome> perform(DuePart due) {
        return calls.askThenSend(due.merchant(), due.part());
    }

    @Override
    public Uni<Void> settle(DuePart due, RefundOutcome outcome) {
        return refunds.settle(
                due.merchant(), Actor.SYSTEM, due.part().id(), due.part().attempt(), outcome);
    }
}
