package dev.portico.payment.method;

import dev.portico.kit.job.LeaseWorker;
import dev.portico.kit.job.LeasedWork;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.processor.Processors;
import dev.portico.payment.processor.domain.SetupOutcome;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** Asks the processor now and then what became of pages that save a card: a webhook may have been lost. */
@ApplicationScoped
class ReconcileSetups implements LeasedWork<CardSetupRow, ReconcileSetups.DueSetup, SetupOutcome> {

    private static final String DUE =
            """
            select id, merchant, order_id, return_url, processor, processor_key, status, session_id, url, ask_at, asked,
                   created_at, version
              from card_setup
             where ask_at <= cast(cast(:now as text) as timestamptz) and session_id is not null
             order by ask_at
            """;

    private final LeaseWorker worker;
    private final MethodUpdates updates;
    private final Processors processors;
    private final MethodConfig config;

    ReconcileSetups(LeaseWorker worker, MethodUpdates updates, Processors processors, MethodConfig config) {
        this.worker = worker;
        this.updates = updates;
        this.processors = processors;
        this.config = config;
    }

    /** A set-up to ask about. */
    record DueSetup(MerchantId merchant, UUID id, String processor, String session) {}

    void start(@Observes StartupEvent started) {
        worker.begin(this, config.pollEvery());
    }

    @Override
    public String name() {
        return "set-up reconciler";
    }

    @Override
    public Class<CardSetupRow> row() {
        return CardSetupRow.class;
    }

    @Override
    public String due() {
        return DUE;
    }

    @Override
    public Uni<DueSetup> take(CardSetupRow row, Instant now) {
        row.askAt = now.plus(config.askOpenAfter());
        row.asked++;
        return Uni.createFrom()
                .item(new DueSetup(
                        new MerchantId(row.merchant), row.id, row.processor, Objects.requireNonNull(row.sessionId)));
    }

    @Override
    public UUID id(DueSetup setup) {
        return setup.id();
    }

    @Override
    public Uni<SetupOutcome> perform(DueSetup setup) {
        return processors.named(setup.processor()).askSetup(setup.merchant(), setup.session());
    }

    @Override
    public Uni<Void> settle(DueSetup setup, SetupOutcome outcome) {
        return updates.settle(setup.merchant(), setup.id(), outcome);
    }
}
