package dev.portico.payment.webhook;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.portico.kit.money.Amounts;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.processor.domain.CardOnFile;
import dev.portico.payment.processor.domain.ChargeOutcome;
import dev.portico.payment.processor.domain.DeclineClass;
import dev.portico.payment.processor.domain.Outcome;
import dev.portico.payment.processor.domain.Session;
import dev.portico.payment.processor.domain.SetupOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** A webhook of the Sandbox, as far as it is used. Everything in it was signed, the merchant too. */
@JsonIgnoreProperties(ignoreUnknown = true)
record SandboxEvent(String id, String type, Data data, Metadata metadata) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Data(
            String session,
            String url,
            String payment,
            int attempt,
            long amountMinor,
            String currency,
            @Nullable String method,
            @Nullable String declineCode,
            @Nullable DeclineClass declineClass,
            @Nullable Instant paidAt,
            @Nullable Saved saved) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Saved(String customer, String card) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Metadata(MerchantId merchant, UUID checkoutId, UUID setupId, UUID chargeId, String key) {}

    SandboxEvent {
        Objects.requireNonNull(id);
        Objects.requireNonNull(type);
    }

    /** The same for every delivery of the event. */
    UUID inboxId() {
        return UUID.nameUUIDFromBytes(("sandbox " + id).getBytes(StandardCharsets.UTF_8));
    }

    MerchantId merchant() {
        return Objects.requireNonNull(metadata.merchant);
    }

    /**
     * Empty when the type is none that matters here.
     *
     * @throws NullPointerException when a part that its type needs is missing
     */
    Optional<Told> told() {
        if (type.startsWith("charge.")) {
            return charge().map(outcome -> new Told.OfCharge(
                    Objects.requireNonNull(metadata.chargeId), Objects.requireNonNull(metadata.key), outcome));
        }
        if (type.equals("setup.saved")) {
            return Optional.of(new Told.OfSetup(
                    Objects.requireNonNull(metadata.setupId),
                    new SetupOutcome.Saved(Objects.requireNonNull(savedCard()))));
        }
        return outcome()
                .map(outcome -> new Told.OfCheckout(Objects.requireNonNull(metadata.checkoutId), session(), outcome));
    }

    private Session session() {
        return new Session(
                Objects.requireNonNull(data.session),
                Objects.requireNonNull(data.url),
                Objects.requireNonNull(data.payment));
    }

    private Optional<Outcome> outcome() {
        return switch (type) {
            case "payment.succeeded" -> Optional.of(succeeded());
            case "payment.declined" ->
                Optional.of(new Outcome.Declined(data.attempt, Objects.requireNonNull(data.declineCode), data.method));
            case "payment.requires_action" -> Optional.of(new Outcome.ActionRequired(data.attempt));
            case "payment.processing" -> Optional.of(new Outcome.Unconfirmed(data.attempt));
            case "session.expired" -> Optional.of(new Outcome.Expired(data.attempt));
            default -> Optional.empty();
        };
    }

    private Optional<ChargeOutcome> charge() {
        return switch (type) {
            case "charge.succeeded" ->
                Optional.of(new ChargeOutcome.Succeeded(
                        Objects.requireNonNull(data.payment),
                        amount(),
                        Objects.requireNonNull(data.method),
                        Objects.requireNonNull(data.paidAt)));
            case "charge.declined" ->
                Optional.of(new ChargeOutcome.Declined(
                        Objects.requireNonNull(data.declineCode), Objects.requireNonNull(data.declineClass)));
            case "charge.requires_action" ->
                Optional.of(new ChargeOutcome.ActionRequired(
                        Objects.requireNonNull(data.payment), Objects.requireNonNull(data.url)));
            case "charge.processing" -> Optional.of(new ChargeOutcome.Unknown());
            default -> Optional.empty();
        };
    }

    private Outcome succeeded() {
        return new Outcome.Succeeded(
                data.attempt,
                amount(),
                Objects.requireNonNull(data.method),
                Objects.requireNonNull(data.paidAt),
                savedCard());
    }

    private Money amount() {
        return Amounts.of(Objects.requireNonNull(data.currency), data.amountMinor);
    }

    private @Nullable CardOnFile savedCard() {
        return data.saved == null
                ? null
                : new CardOnFile(data.saved.customer, data.saved.card, Objects.requireNonNull(data.method));
    }
}
