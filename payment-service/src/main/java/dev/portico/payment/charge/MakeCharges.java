package dev.portico.payment.charge;

import dev.portico.kit.job.LeaseWorker;
import dev.portico.kit.job.LeasedWork;
import dev.portico.kit.job.Loop;
import dev.portico.payment.processor.ChargeOrder;
import dev.portico.payment.processor.PaymentProcessor;
import dev.portico.payment.processor.ProcessorUnreachableException;
import dev.portico.payment.processor.domain.ChargeOutcome;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Makes the charges that are due, each in three steps: a transaction that stores the attempt with its key, the processor, a
 * transaction that stores what became of it. No transaction is open while the processor thinks.
 *
 * <p>Several loops take one row each, so that as many charges are under way at a time as there are loops. The first one looks
 * regularly and wakes the others when there is something to do.
 */
@ApplicationScoped
class MakeCharges implements LeasedWork<ChargeRow, DueCharge, Optional<MakeCharges.Made>> {

    // Longer than any processor is waited for: the row is somebody else's again only when its worker has died.
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration SELDOM = Duration.ofMinutes(1);

    private static final String DUE = "select " + ChargeRow.COLUMNS
            + """
               from charge
              where due_at <= cast(cast(:now as text) as timestamptz) and status in ('CREATED', 'DECLINED')
              order by due_at
             """;

    private final LeaseWorker worker;
    private final Charges charges;
    private final PaymentProcessor processor;
    private final ChargeConfig config;
    private final Vertx vertx;
    private List<Loop> loops = List.of();

    MakeCharges(LeaseWorker worker, Charges charges, PaymentProcessor processor, ChargeConfig config, Vertx vertx) {
        this.worker = worker;
        this.charges = charges;
        this.processor = processor;
        this.config = config;
        this.vertx = vertx;
    }

    /** An attempt that was made, and what the processor said. */
    record Made(String key, ChargeOutcome outcome) {}

    void start(@Observes StartupEvent started) {
        loops = IntStream.range(0, config.parallel()).mapToObj(this::loop).toList();
    }

    void stop(@Observes ShutdownEvent stopping) {
        loops.forEach(Loop::close);
    }

    /** Makes due charges now instead of at the next beat. */
    void wake() {
        loops.forEach(Loop::wake);
    }

    private Loop loop(int number) {
        return number == 0
                ? new Loop(name(), vertx, config.pollEvery(), () -> worker.runTurn(this)
                        .invoke(this::callTheOthers))
                : new Loop(name() + " " + number, vertx, SELDOM, () -> worker.runTurn(this));
    }

    private void callTheOthers(boolean found) {
        if (found) {
            loops.stream().skip(1).forEach(Loop::wake);
        }
    }

    @Override
    public String name() {
        return "charges";
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
        row.dueAt = now.plus(LEASE);
        return Uni.createFrom().item(DueCharge.of(row));
    }

    @Override
    public UUID id(DueCharge charge) {
        return charge.id();
    }

    @Override
    public Uni<Optional<Made>> perform(DueCharge due) {
        return charges.begin(due.merchant(), due.id()).chain(order -> order.map(this::ask)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** A lost answer is not a refusal: the charge stays UNKNOWN until the processor was asked. */
    private Uni<Optional<Made>> ask(ChargeOrder order) {
        return processor
                .charge(order)
                .onFailure(ProcessorUnreachableException.class)
                .recoverWithItem(ChargeOutcome.Unknown::new)
                .map(outcome -> Optional.of(new Made(order.idempotencyKey(), outcome)));
    }

    @Override
    public Uni<Void> settle(DueCharge due, Optional<Made> made) {
        return made.map(attempt -> charges.settle(due.merchant(), due.id(), attempt.key(), attempt.outcome()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
