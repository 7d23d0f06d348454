package dev.portico.payment.processor.sandbox;

import dev.portico.kit.job.Backoff;
import dev.portico.kit.job.LeaseWorker;
import dev.portico.kit.job.LeasedWork;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.processor.sandbox.DeliverWebhooks.DueWebhook;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;

/** Sends what is due until the receiver takes it (any 2xx), with growing pauses in between, and gives up at last. */
@ApplicationScoped
class DeliverWebhooks implements LeasedWork<SandboxWebhookRow, DueWebhook, String> {

    private static final int GIVE_UP_AFTER = 60;
    private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));

    // %s is asc or desc. Columns by name: Hibernate fails on those that the row does not map.
    private static final String DUE =
            """
            select id, merchant, session_id, body, attempts, due_at, created_at from sandbox_webhook
             where due_at <= cast(cast(:now as text) as timestamptz)
             order by created_at %s, id
            """;

    private final LeaseWorker worker;
    private final WebhookSender sender;
    private final WebhookAnswers answers;
    private final SandboxConfig config;

    DeliverWebhooks(LeaseWorker worker, WebhookSender sender, WebhookAnswers answers, SandboxConfig config) {
        this.worker = worker;
        this.sender = sender;
        this.answers = answers;
        this.config = config;
    }

    record DueWebhook(MerchantId merchant, String id, String body) {}

    void start(@Observes StartupEvent started) {
        worker.begin(this, config.deliverEvery());
    }

    @Override
    public String name() {
        return "sandbox webhooks";
    }

    @Override
    public Class<SandboxWebhookRow> row() {
        return SandboxWebhookRow.class;
    }

    @Override
    public String due() {
        return DUE.formatted(config.deliverNewestFirst() ? "desc" : "asc");
    }

    @Override
    public int batch() {
        return 20;
    }

    @Override
    public int parallel() {
        return 4;
    }

    @Override
    public Uni<DueWebhook> take(SandboxWebhookRow row, Instant now) {
        row.dueAt = row.attempts + 1 < GIVE_UP_AFTER ? now.plus(PAUSES.after(row.attempts)) : null;
        row.attempts++;
        return Uni.createFrom().item(new DueWebhook(new MerchantId(row.merchant), row.id, row.body));
    }

    @Override
    public String id(DueWebhook webhook) {
        return webhook.id();
    }

    @Override
    public Uni<String> perform(DueWebhook webhook) {
        return sender.send(webhook.body())
                .chain(answer -> config.deliverTwice()
                        ? sender.send(webhook.body())
                        : Uni.createFrom().item(answer));
    }

    @Override
    public Uni<Void> settle(DueWebhook webhook, String answer) {
        return answer.startsWith("2")
                ? answers.received(webhook.merchant(), webhook.id(), answer)
                : answers.refused(webhook.merchant(), webhook.id(), answer);
    }
}
