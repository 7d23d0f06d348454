package dev.portico.payment.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "account")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class AccountRow {

    @Id
    @Column(name = "order_id")
    UUID orderId;

    @Column(nullable = false, updatable = false)
    String merchant;

    @Column(name = "order_number", nullable = false)
    String orderNumber;

    @Column(nullable = false)
    String locale;

    @Column(nullable = false, updatable = false)
    String currency;

    @Column(name = "order_total_minor", nullable = false)
    long orderTotalMinor;

    @Column(name = "paid_minor", nullable = false)
    long paidMinor;

    @Column(name = "refunded_minor", nullable = false)
    long refundedMinor;

    @Column(name = "waived_minor", nullable = false)
    long waivedMinor;

    @Column(name = "pending_minor", nullable = false)
    long pendingMinor;

    @Nullable
    @Column(name = "expected_total_minor")
    Long expectedTotalMinor;

    @Column(name = "order_version", nullable = false)
    long orderVersion;

    @Column(name = "order_sequence", nullable = false)
    long orderSequence;

    @Column(name = "event_sequence", nullable = false)
    long eventSequence;

    @Column(nullable = false)
    boolean opened;

    @Column(nullable = false)
    boolean canceled;

    @Version
    long version;
}
