package dev.portico.payment.method;

import dev.portico.payment.method.domain.CardSetup.Status;
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
@Table(name = "card_setup")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class CardSetupRow {

    @Id
    UUID id;

    @Column(nullable = false, updatable = false)
    String merchant;

    @Column(name = "order_id", nullable = false, updatable = false)
    UUID orderId;

    @Column(name = "return_url", nullable = false, updatable = false)
    String returnUrl;

    @Column(nullable = false, updatable = false)
    String processor;

    @Column(name = "processor_key", nullable = false, updatable = false)
    String processorKey;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Status status;

    @Nullable
    @Column(name = "session_id")
    String sessionId;

    @Nullable
    String url;

    /** When the processor is asked what became of it; null when there is nothing to ask. */
    @Nullable
    @Column(name = "ask_at")
    Instant askAt;

    int asked;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Version
    long version;
}
