package dev.portico.payment.method;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "method_update_request")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class UpdateRequestRow {

    @Id
    UUID id;

    @Column(nullable = false, updatable = false)
    String merchant;

    @Column(name = "order_id", nullable = false, updatable = false)
    UUID orderId;

    @Column(name = "token_hash", nullable = false, updatable = false)
    String tokenHash;

    @Column(name = "expires_at", nullable = false, updatable = false)
    Instant expiresAt;

    @Nullable
    @Column(name = "setup_id")
    UUID setupId;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;
}
