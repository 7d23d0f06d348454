package dev.portico.payment.processor.sandbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "sandbox_webhook")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class SandboxWebhookRow {

    @Id
    String id;

    @Column(nullable = false, updatable = false)
    String merchant;

    @Column(name = "session_id", nullable = false, updatable = false)
    String sessionId;

    @Column(nullable = false, updatable = false)
    String body;

    int attempts;

    /** When it is sent (again); null once it was received or given up. */
    @Nullable
    @Column(name = "due_at")
    Instant dueAt;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;
}
