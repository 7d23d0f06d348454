package dev.portico.payment.charge;

import dev.portico.kit.job.Backoff;
import dev.portico.kit.job.LeaseWorker;
import dev.portico.kit.job.LeasedWork;
import dev.portico.payment.charge.domain.Status;
import dev.portico.payment.processor.Processors;
import dev.portico.payment.processor.domain.ChargeOutcome;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Asks the processor what became of attempts that it has not told about: lost answers, those that a crash cut off, and
 * banks' questions whose answer may have been lost on the way. Nothing is tried again before it was asked.
 */
@ApplicationScoped
class ReconcileCharges implements LeasedWork<ChargeRow, DueCharge, ChargeOutcome> {

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration LONGEST_PAUSE_FOR_CUSTOMERS = Duration.ofDays(1);

    private static final String DUE = "select " + ChargeRow.COLUMNS
            + """
               from charge
              where due_at <= cast(cast(:now as text) as timestamptz)
                and status in ('PENDING', 'UNKNOWN', 'REQUIRES_ACTION')
              order by due_at
             """;

    private final LeaseWorker worker;
    private final Charges charges;
    private final Processors processors;
    private final ChargeConfig config;

    ReconcileCharges(LeaseWorker worker, Charges charges, Processors processors, ChargeConfig config) {
        this.worker = worker;
        this.charges = charges;
        this.processors = processors;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        worker.begin(this, config.pollEvery());
    }

    @Override
    public String name() {
        return "charge reconciler";
    }

    @Override
    public Class<ChargeRow> row() {
        return ChargeRow.class;
    }

    @Override
    public String due() {
        return DUE;
    }

    @Override
    public Uni<DueCharge> take(ChargeRow row, Instant now) {
        row.dueAt = now.plus(pause(row));
        row.asked++;
        return Uni.createFrom().item(DueCharge.of(row));
    }

    private Duration pause(ChargeRow row) {
        return row.status == Status.REQUIRES_ACTION
                ? new Backoff(config.askAfter(), LONGEST_PAUSE_FOR_CUSTOMERS).after(row.asked)
                : new Backoff(config.reconcileAfter(), LONGEST_PAUSE).after(row.asked);
    }

    @Override
    public UUID id(DueCharge charge) {
        return charge.id();
    }

    @Override
    public Uni<ChargeOutcome> perform(DueCharge charge) {
        return processors
                .named(Objects.requireNonNull(charge.processor(), "an attempt that was made has a processor"))
                .askCharge(charge.merchant(), charge.key());
    }

    @Override
    public Uni<Void> settle(DueCharge charge, ChargeOutcome outcome) {
        return charges.settle(charge.merchant(), charge.id(), charge.key(), outcome);
    }
}
