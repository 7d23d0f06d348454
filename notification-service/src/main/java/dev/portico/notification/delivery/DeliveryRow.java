package dev.portico.notification.delivery;

import dev.portico.notification.delivery.domain.DeliveryStatus;
import dev.portico.notification.delivery.domain.MailKind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Immutable // written by DeliveryRepository's statements only
@Table(name = "delivery")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class DeliveryRow {

    @Id
    UUID id;

    String merchant;

    @Column(name = "order_id")
    @Nullable
    UUID orderId;

    @Column(name = "cause_id")
    UUID causeId;

    @Enumerated(EnumType.STRING)
    MailKind kind;

    String recipient;

    String locale;

    /** {@link dev.portico.notification.template.MailFacts} */
    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, Object> facts;

    @Enumerated(EnumType.STRING)
    DeliveryStatus status;

    int attempts;

    @Column(name = "due_at")
    Instant dueAt;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "sent_at")
    @Nullable
    Instant sentAt;

    @Column(name = "last_error")
    @Nullable
    String lastError;

    @Column(name = "resend_of")
    @Nullable
    UUID resendOf;
}
