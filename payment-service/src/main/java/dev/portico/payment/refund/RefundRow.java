package dev.portico.payment.refund;

import dev.portico.payment.refund.domain.Refund;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

@Entity
@Immutable
@Table(name = "refund")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class RefundRow {

    @Id
    UUID id;

    @Column(nullable = false)
    String merchant;

    @Column(name = "order_id", nullable = false)
    UUID orderId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Refund.Kind kind;

    @Column(name = "amount_minor", nullable = false)
    long amountMinor;

    @Column(nullable = false)
    String currency;

    @Nullable
    String reason;

    @Column(name = "notify_customer", nullable = false)
    boolean notifyCustomer;

    @Column(name = "allow_more_than_due", nullable = false)
    boolean allowMoreThanDue;

    @Column(nullable = false)
    boolean outside;

    @Column(name = "created_by", nullable = false)
    String createdBy;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;
}
