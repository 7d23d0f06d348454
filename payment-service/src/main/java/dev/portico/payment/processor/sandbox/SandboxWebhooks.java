package dev.portico.payment.processor.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.kit.money.Amounts;
import dev.portico.payment.processor.sandbox.domain.SandboxEventType;
import dev.portico.payment.processor.sandbox.domain.SandboxSession;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Webhooks are rows in the transaction of what they tell; {@link DeliverWebhooks} sends them. */
@ApplicationScoped
class SandboxWebhooks implements PanacheRepositoryBase<SandboxWebhookRow, String> {

    private final ObjectMapper json;
    private final SandboxIds ids;
    private final SandboxConfig config;

    SandboxWebhooks(ObjectMapper json, SandboxIds ids, SandboxConfig config) {
        this.json = json;
        this.ids = ids;
        this.config = config;
    }

    Uni<Void> enqueue(SandboxSession.Step step, Instant now) {
        var rows = step.events().stream()
                .map(type -> row(step.session(), type, now))
                .toList();
        return rows.isEmpty() ? Uni.createFrom().voidItem() : persist(rows);
    }

    private SandboxWebhookRow row(SandboxSession session, SandboxEventType type, Instant now) {
        var row = new SandboxWebhookRow();
        row.id = ids.event();
        row.merchant = session.merchant();
        row.sessionId = session.id();
        row.body = write(new Body(row.id, type.wireName(), now.getEpochSecond(), data(session), Metadata.of(session)));
        row.dueAt = now;
        row.createdAt = now;
        return row;
    }

    private Data data(SandboxSession session) {
        return new Data(
                session.id(),
                config.pageUrl() + session.id(),
                session.paymentReference(),
                session.attempt(),
                Amounts.minor(session.amount()),
                session.amount().getCurrencyUnit().getCode(),
                session.method(),
                session.declineCode(),
                session.paidAt());
    }

    private record Body(String id, String type, long created, Data data, Metadata metadata) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Data(
            String session,
            String url,
            String payment,
            int attempt,
            long amountMinor,
            String currency,
            @Nullable String method,
            @Nullable String declineCode,
            @Nullable Instant paidAt) {}

    /** What the merchant's side gave when it opened the session, given back as it was. */
    private record Metadata(String merchant, UUID checkoutId, UUID orderId) {

        static Metadata of(SandboxSession session) {
            return new Metadata(
                    session.merchant(),
                    session.order().checkoutId(),
                    session.order().orderId());
        }
    }

    private String write(Body body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException notWritable) {
            throw new IllegalStateException(notWritable);
        }
    }
}
