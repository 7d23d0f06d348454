package dev.portico.payment.processor.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.kit.money.Amounts;
import dev.portico.payment.processor.domain.CardOnFile;
import dev.portico.payment.processor.sandbox.domain.SandboxCharge;
import dev.portico.payment.processor.sandbox.domain.SandboxEventType;
import dev.portico.payment.processor.sandbox.domain.SandboxRefund;
import dev.portico.payment.processor.sandbox.domain.SandboxSession;
import dev.portico.payment.processor.sandbox.domain.SandboxSetup;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        var session = step.session();
        var about = new About(
                session.id(),
                session.merchant(),
                data(session),
                Map.of(
                        "checkoutId",
                        session.order().checkoutId(),
                        "orderId",
                        session.order().orderId()));
        return enqueue(step.events(), about, now);
    }

    Uni<Void> enqueue(SandboxSetup.Step step, Instant now) {
        var setup = step.setup();
        var about = new About(
                setup.id(),
                setup.merchant(),
                new SetupData(setup.id(), setup.saved().map(CardData::of).orElse(null), setup.method()),
                Map.of(
                        "setupId",
                        setup.order().setupId(),
                        "orderId",
                        setup.order().orderId()));
        return enqueue(step.events(), about, now);
    }

    Uni<Void> enqueue(SandboxCharge.Step step, Instant now) {
        var charge = step.charge();
        var about = new About(
                charge.reference(),
                charge.merchant(),
                data(charge),
                Map.of(
                        "chargeId",
                        charge.order().chargeId(),
                        "orderId",
                        charge.order().orderId(),
                        "key",
                        charge.order().key()));
        return enqueue(step.events(), about, now);
    }

    Uni<Void> enqueue(SandboxRefund.Step step, Instant now) {
        var refund = step.refund();
        var about =
                new About(refund.reference(), refund.merchant(), data(refund), Map.of("refundId", refund.refundId()));
        return enqueue(step.events(), about, now);
    }

    private Uni<Void> enqueue(List<SandboxEventType> events, About about, Instant now) {
        var rows = events.stream().map(type -> row(type, about, now)).toList();
        return rows.isEmpty() ? Uni.createFrom().voidItem() : persist(rows);
    }

    private SandboxWebhookRow row(SandboxEventType type, About about, Instant now) {
        var row = new SandboxWebhookRow();
        row.id = ids.event();
        row.merchant = about.merchant();
        row.sessionId = about.id();
        row.body = write(
                new Body(row.id, type.wireName(), now.getEpochSecond(), about.data(), about.metadataWithMerchant()));
        row.dueAt = now;
        row.createdAt = now;
        return row;
    }

    private SessionData data(SandboxSession session) {
        return new SessionData(
                session.id(),
                config.pageUrl() + session.id(),
                session.paymentReference(),
                session.attempt(),
                Amounts.minor(session.amount()),
                session.amount().getCurrencyUnit().getCode(),
                session.method(),
                session.declineCode(),
                session.paidAt(),
                session.saved().map(CardData::of).orElse(null));
    }

    private ChargeData data(SandboxCharge charge) {
        return new ChargeData(
                charge.reference(),
                Amounts.minor(charge.amount()),
                charge.amount().getCurrencyUnit().getCode(),
                charge.method(),
                charge.status() == SandboxCharge.Status.REQUIRES_ACTION
                        ? config.confirmUrl() + charge.confirmation()
                        : null,
                charge.declineCode(),
                charge.declineCode() == null ? null : charge.declineClass().name(),
                charge.paidAt());
    }

    private static RefundData data(SandboxRefund refund) {
        return new RefundData(
                refund.reference(),
                refund.paymentReference(),
                Amounts.minor(refund.amount()),
                refund.amount().getCurrencyUnit().getCode(),
                refund.code(),
                refund.refundedAt());
    }

    /**
     * What webhooks are about.
     *
     * @param metadata what the merchant's side gave with its order, given back as it was
     */
    private record About(String id, String merchant, Object data, Map<String, Object> metadata) {

        Map<String, Object> metadataWithMerchant() {
            var all = new LinkedHashMap<String, Object>();
            all.put("merchant", merchant);
            all.putAll(metadata);
            return all;
        }
    }

    private record Body(String id, String type, long created, Object data, Map<String, Object> metadata) {}

    private record CardData(String customer, String card) {

        static CardData of(CardOnFile saved) {
            return new CardData(saved.customer(), saved.card());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record SessionData(
            String session,
            String url,
            String payment,
            int attempt,
            long amountMinor,
            String currency,
            @Nullable String method,
            @Nullable String declineCode,
            @Nullable Instant paidAt,
            @Nullable CardData saved) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record SetupData(String session, @Nullable CardData saved, @Nullable String method) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record ChargeData(
            String payment,
            long amountMinor,
            String currency,
            String method,
            @Nullable String url,
            @Nullable String declineCode,
            @Nullable String declineClass,
            @Nullable Instant paidAt) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record RefundData(
            String refund,
            String payment,
            long amountMinor,
            String currency,
            @Nullable String code,
            @Nullable Instant refundedAt) {}

    private String write(Body body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException notWritable) {
            throw new IllegalStateException(notWritable);
        }
    }
}
