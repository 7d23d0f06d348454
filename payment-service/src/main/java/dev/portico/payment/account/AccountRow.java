package dev.portico.payment.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
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

    /** The sum of the {@link #authorizations}' amounts. */
    @Column(name = "authorized_minor", nullable = false)
    long authorizedMinor;

    @Column(name = "refunded_minor", nullable = false)
    long refundedMinor;

    @Column(name = "waived_minor", nullable = false)
    long waivedMinor;

    @Column(name = "pending_minor", nullable = false)
    long pendingMinor;

    @Nullable
    @Column(name = "expected_total_minor")
    Long expectedTotalMinor;

    /** {@link AuthorizationsDocument}; null when nothing was ever reserved. */
    @Nullable
    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, Object> authorizations;

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
