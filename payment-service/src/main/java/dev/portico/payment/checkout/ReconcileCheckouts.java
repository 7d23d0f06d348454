package dev.portico.payment.checkout;

import dev.portico.kit.job.Backoff;
import dev.portico.kit.job.LeaseWorker;
import dev.portico.kit.job.LeasedWork;
import dev.portico.payment.checkout.domain.Status;
import dev.portico.payment.processor.Processors;
import dev.portico.payment.processor.domain.Outcome;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Asks the processor what became of checkouts that it has not told about in time: lost answers soon, open pages now and
 * then.
 */
@ApplicationScoped
class ReconcileCheckouts implements LeasedWork<CheckoutRow, DueCheckout, Outcome> {

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private static final String DUE =
            """
            select id, merchant, order_id, purpose, amount_minor, currency, return_url, on_file_customer, on_file_card,
                   on_file_method, save_card, processor, processor_key, status, session_id, url, payment_reference,
                   attempt, method, decline_code, paid_at, ask_at, asked, created_at, version
              from checkout
             where ask_at <= cast(cast(:now as text) as timestamptz) and session_id is not null
             order by ask_at
            """;

    private final LeaseWorker worker;
    private final Checkouts checkouts;
    private final Processors processors;
    private final CheckoutConfig config;

    ReconcileCheckouts(LeaseWorker worker, Checkouts checkouts, Processors processors, CheckoutConfig config) {
        this.worker = worker;
        this.checkouts = checkouts;
        this.processors = processors;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        worker.begin(this, config.pollEvery());
    }

    @Override
    public String name() {
        return "checkout reconciler";
    }

    @Override
    public Class<CheckoutRow> row() {
        return CheckoutRow.class;
    }

    @Override
    public String due() {
        return DUE;
    }

    @Override
    public Uni<DueCheckout> take(CheckoutRow row, Instant now) {
        row.askAt = now.plus(pause(row));
        row.asked++;
        return Uni.createFrom().item(DueCheckout.of(row));
    }

    private Duration pause(CheckoutRow row) {
        return row.status == Status.UNKNOWN
                ? new Backoff(config.reconcileAfter(), LONGEST_PAUSE).after(row.asked)
                : config.askOpenAfter();
    }

    @Override
    public UUID id(DueCheckout checkout) {
        return checkout.id();
    }

    @Override
    public Uni<Outcome> perform(DueCheckout checkout) {
        return processors
                .named(checkout.processor())
                .ask(checkout.merchant(), checkout.session().id());
    }

    @Override
    public Uni<Void> settle(DueCheckout checkout, Outcome outcome) {
        return checkouts.settle(checkout.merchant(), checkout.id(), checkout.session(), outcome);
    }
}
