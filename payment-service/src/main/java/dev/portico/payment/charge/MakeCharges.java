package dev.portico.payment.charge;

import dev.portico.kit.job.BatchWorker;
import dev.portico.kit.job.BatchedWork;
import dev.portico.kit.job.Batches;
import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.processor.ProcessorUnreachableException;
import dev.portico.payment.processor.Processors;
import dev.portico.payment.processor.domain.ChargeOutcome;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes the charges that are due, each in three steps: a transaction that stores the attempt with its key, the processor, a
 * transaction that stores what became of it. No transaction is open while the processor thinks.
 *
 * <p>The transactions are shared by as many charges as are due, or answered, at that moment. An attempt that was cut off
 * between them is asked about by {@link ReconcileCharges}.
 */
@ApplicationScoped
class MakeCharges implements BatchedWork<Attempt, ChargeOutcome> {

    private static final Duration UNTIL_TRIED_AGAIN = Duration.ofMinutes(5);

    // The account is what is locked, before the charge, as everybody does. Candidates come from a part of their own,
    // which
    // goes by the index: more than are taken, since others may have some.
    private static final Sql DUE = Sql.of(
            """
            with due as materialized (
                select merchant, id, order_id, due_at from charge
                 where due_at <= cast(cast(:now as text) as timestamptz) and status in ('CREATED', 'DECLINED')
                 order by due_at limit 4 * cast(:limit as bigint))
            select due.merchant, due.id
              from due join account on account.order_id = due.order_id
             order by due.due_at limit cast(:limit as bigint) for update of account skip locked
            """);

    private final BatchWorker worker;
    private final Charges charges;
    private final Processors processors;
    private final ChargeConfig config;
    private final Clock clock;
    private @Nullable Batches<Attempt, ChargeOutcome> batches;

    MakeCharges(BatchWorker worker, Charges charges, Processors processors, ChargeConfig config, Clock clock) {
        this.worker = worker;
        this.charges = charges;
        this.processors = processors;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        batches = worker.begin(this, config.pollEvery());
    }

    /** Makes due charges now instead of at the next beat. */
    void wake() {
        if (batches != null) {
            batches.wake();
        }
    }

    @Override
    public String name() {
        return "charges";
    }

    @Override
    public Sql due() {
        return DUE;
    }

    @Override
    public int parallel() {
        return config.parallel();
    }

    @Override
    public Uni<List<Attempt>> begin(MerchantId merchant, List<UUID> ids, Instant now) {
        return charges.begin(merchant, ids, now);
    }

    @Override
    public Uni<Void> putOff(MerchantId merchant, UUID id) {
        return charges.putOff(merchant, id, clock.instant().plus(UNTIL_TRIED_AGAIN));
    }

    @Override
    public MerchantId merchant(Attempt attempt) {
        return attempt.order().merchant();
    }

    @Override
    public UUID id(Attempt attempt) {
        return attempt.order().chargeId();
    }

    /** A lost answer is not a refusal: the charge stays UNKNOWN until the processor was asked. */
    @Override
    public Uni<ChargeOutcome> perform(Attempt attempt) {
        return processors
                .named(attempt.processor())
                .charge(attempt.order())
                .onFailure(ProcessorUnreachableException.class)
                .recoverWithItem(ChargeOutcome.Unknown::new);
    }

    @Override
    public Uni<Void> settle(MerchantId merchant, List<Done<Attempt, ChargeOutcome>> done) {
        return charges.settle(
                merchant,
                done.stream()
                        .map(one -> new News(
                                one.task().order().chargeId(),
                                one.task().order().idempotencyKey(),
                                one.outcome()))
                        .toList());
    }
}
