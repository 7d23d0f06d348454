package dev.portico.payment.method;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "payment_method")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class PaymentMethodRow {

    @Id
    UUID id;

    @Column(nullable = false, updatable = false)
    String merchant;

    @Column(name = "order_id", nullable = false, updatable = false)
    UUID orderId;

    @Column(nullable = false, updatable = false)
    String processor;

    @Column(nullable = false, updatable = false)
    String customer;

    @Column(nullable = false, updatable = false)
    String card;

    @Column(nullable = false, updatable = false)
    String method;

    /** In minor units of the order's currency. */
    @Nullable
    @Column(name = "ceiling_minor")
    Long ceilingMinor;

    @Column(name = "saved_at", nullable = false, updatable = false)
    Instant savedAt;

    @Nullable
    @Column(name = "replaced_at")
    Instant replacedAt;
}
