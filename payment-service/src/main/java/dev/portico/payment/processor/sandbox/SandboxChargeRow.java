package dev.portico.payment.processor.sandbox;

import dev.portico.payment.processor.sandbox.domain.SandboxCharge.Status;
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

/** The processor's side of a charge; the merchant's side is told by answers and webhooks, so the two share no mapping. */
@Entity
@Table(name = "sandbox_charge")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class SandboxChargeRow {

    @Id
    String reference;

    @Column(nullable = false, updatable = false)
    String merchant;

    @Column(name = "idempotency_key", nullable = false, updatable = false)
    String idempotencyKey;

    @Column(name = "charge_id", nullable = false, updatable = false)
    UUID chargeId;

    @Column(name = "order_id", nullable = false, updatable = false)
    UUID orderId;

    @Column(name = "order_number", nullable = false, updatable = false)
    String orderNumber;

    @Column(name = "amount_minor", nullable = false, updatable = false)
    long amountMinor;

    @Column(nullable = false, updatable = false)
    String currency;

    @Column(nullable = false, updatable = false)
    String method;

    @Column(nullable = false, updatable = false)
    String confirmation;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Status status;

    @Nullable
    @Column(name = "decline_code")
    String declineCode;

    @Nullable
    @Column(name = "paid_at")
    Instant paidAt;

    @Nullable
    @Column(name = "settles_at")
    Instant settlesAt;

    @Version
    long version;
}
