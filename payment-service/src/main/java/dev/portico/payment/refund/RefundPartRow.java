package dev.portico.payment.refund;

import dev.portico.payment.refund.domain.Status;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "refund_part")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class RefundPartRow {

    @Id
    UUID id;

    @Column(name = "refund_id", nullable = false, updatable = false)
    UUID refundId;

    /** Its place among the parts: the newest payment first. */
    @Column(nullable = false, updatable = false)
    int position;

    @Column(nullable = false, updatable = false)
    String merchant;

    @Column(name = "order_id", nullable = false, updatable = false)
    UUID orderId;

    @Column(nullable = false, updatable = false)
    String payment;

    @Nullable
    @Column(updatable = false)
    String processor;

    @Nullable
    @Column(name = "payment_reference", updatable = false)
    String paymentReference;

    @Nullable
    @Column(updatable = false)
    String method;

    @Column(name = "amount_minor", nullable = false, updatable = false)
    long amountMinor;

    @Column(nullable = false, updatable = false)
    String currency;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Status status;

    int attempt;

    /** What the running try is known by at the processor: stored before it is called. */
    @Column(name = "processor_key", nullable = false)
    String processorKey;

    @Nullable
    String reference;

    @Nullable
    String code;

    @Nullable
    @Column(name = "next_at")
    Instant nextAt;

    @Nullable
    @Column(name = "refunded_at")
    Instant refundedAt;

    /** When it is sent, asked about, or tried again; null when there is nothing to do. */
    @Nullable
    @Column(name = "act_at")
    Instant actAt;

    /** How often that was done since its last news. */
    int asked;

    @Version
    long version;
}
