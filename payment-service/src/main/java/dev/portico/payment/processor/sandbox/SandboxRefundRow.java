package dev.portico.payment.processor.sandbox;

import dev.portico.payment.processor.sandbox.domain.SandboxRefund.Status;
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

/** The processor's side of a refund; the merchant's side is told by answers and webhooks, so the two share no mapping. */
@Entity
@Table(name = "sandbox_refund")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class SandboxRefundRow {

    @Id
    String reference;

    @Column(nullable = false, updatable = false)
    String merchant;

    @Column(name = "idempotency_key", nullable = false, updatable = false)
    String idempotencyKey;

    @Column(name = "refund_id", nullable = false, updatable = false)
    UUID refundId;

    @Column(name = "payment_reference", nullable = false, updatable = false)
    String paymentReference;

    @Column(name = "amount_minor", nullable = false, updatable = false)
    long amountMinor;

    @Column(nullable = false, updatable = false)
    String currency;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Status status;

    @Nullable
    String code;

    @Nullable
    @Column(name = "settles_at")
    Instant settlesAt;

    @Nullable
    @Column(name = "refunded_at")
    Instant refundedAt;

    @Version
    long version;
}
