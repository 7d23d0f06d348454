package dev.portico.payment.processor.sandbox;

import dev.portico.payment.processor.sandbox.domain.SandboxSetup.Status;
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
@Table(name = "sandbox_setup")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class SandboxSetupRow {

    @Id
    String id;

    @Column(nullable = false, updatable = false)
    String merchant;

    @Column(name = "idempotency_key", nullable = false, updatable = false)
    String idempotencyKey;

    @Column(name = "setup_id", nullable = false, updatable = false)
    UUID setupId;

    @Column(name = "order_id", nullable = false, updatable = false)
    UUID orderId;

    @Column(name = "order_number", nullable = false, updatable = false)
    String orderNumber;

    @Column(name = "shop_name", nullable = false, updatable = false)
    String shopName;

    @Column(nullable = false, updatable = false)
    String locale;

    @Column(name = "return_url", nullable = false, updatable = false)
    String returnUrl;

    @Column(nullable = false, updatable = false)
    String customer;

    @Column(nullable = false, updatable = false)
    String card;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Status status;

    int attempt;

    @Nullable
    String method;

    @Nullable
    @Column(name = "decline_code")
    String declineCode;

    @Column(name = "expires_at", nullable = false, updatable = false)
    Instant expiresAt;

    @Version
    long version;
}
