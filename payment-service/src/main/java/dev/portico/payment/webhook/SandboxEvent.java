package dev.portico.payment.webhook;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.portico.kit.money.Amounts;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.processor.domain.Outcome;
import dev.portico.payment.processor.domain.Session;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
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
            @Nullable Instant paidAt) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Metadata(MerchantId merchant, UUID checkoutId) {}

    SandboxEvent {
        Objects.requireNonNull(id);
        Objects.requireNonNull(type);
    }

    /** The same for every delivery of the event. */
    UUID inboxId() {
        return UUID.nameUUIDFromBytes(("sandbox " + id).getBytes(StandardCharsets.UTF_8));
    }

    Session session() {
        return new Session(
                Objects.requireNonNull(data.session),
                Objects.requireNonNull(data.url),
                Objects.requireNonNull(data.payment));
    }

    /**
     * Empty when the type is none that matters here.
     *
     * @throws NullPointerException when a part that its type needs is missing
     */
    Optional<Outcome> outcome() {
        var known = ofKnownType();
        known.ifPresent(outcome -> requireWhatItIsAbout());
        return known;
    }

    @SuppressWarnings("CheckReturnValue") // only whether the parts are there
    private void requireWhatItIsAbout() {
        session();
        Objects.requireNonNull(metadata.merchant);
        Objects.requireNonNull(metadata.checkoutId);
    }

    private Optional<Outcome> ofKnownType() {
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

    private Outcome succeeded() {
        return new Outcome.Succeeded(
                data.attempt,
                Amounts.of(data.currency, data.amountMinor),
                Objects.requireNonNull(data.method),
                Objects.requireNonNull(data.paidAt));
    }
}
