package dev.portico.payment.webhook;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.processor.domain.RefundOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A webhook of the Sandbox about a refund, as far as it is used. Everything in it was signed, the merchant too. */
@JsonIgnoreProperties(ignoreUnknown = true)
record SandboxRefundEvent(String id, String type, Data data, Metadata metadata) {

    private static final String SUCCEEDED = "refund.succeeded";
    private static final String PENDING = "refund.pending";
    private static final String FAILED = "refund.failed";
    private static final Set<String> TYPES = Set.of(SUCCEEDED, PENDING, FAILED);

    /** @param refund the Sandbox's id of it */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Data(String refund, @Nullable String code, @Nullable Instant refundedAt) {

        Data {
            Objects.requireNonNull(refund);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Metadata(MerchantId merchant, UUID refundId) {

        Metadata {
            Objects.requireNonNull(merchant);
            Objects.requireNonNull(refundId);
        }
    }

    SandboxRefundEvent {
        Objects.requireNonNull(id);
        Objects.requireNonNull(data);
        Objects.requireNonNull(metadata);
    }

    static boolean isAboutARefund(String type) {
        return TYPES.contains(type);
    }

    /** The same for every delivery of the event. */
    UUID inboxId() {
        return UUID.nameUUIDFromBytes(("sandbox " + id).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws NullPointerException when a part that its type needs is missing */
    RefundOutcome outcome() {
        return switch (type) {
            case SUCCEEDED -> new RefundOutcome.Succeeded(data.refund, Objects.requireNonNull(data.refundedAt));
            case PENDING -> new RefundOutcome.Pending(data.refund);
            case FAILED -> new RefundOutcome.Failed(Objects.requireNonNull(data.code));
            default -> throw new IllegalArgumentException(type);
        };
    }
}
