package dev.portico.payment.account;

import dev.portico.payment.account.domain.LedgerEntry;
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
@Table(name = "ledger_entry")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class LedgerEntryRow {

    @Id
    UUID id;

    @Column(nullable = false)
    String merchant;

    @Column(name = "order_id", nullable = false)
    UUID orderId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    LedgerEntry.Kind kind;

    @Column(name = "amount_minor", nullable = false)
    long amountMinor;

    @Column(nullable = false)
    String currency;

    @Column(nullable = false)
    String reference;

    @Nullable
    @Column(name = "charge_id")
    String chargeId;

    @Nullable
    String method;

    @Column(name = "occurred_at", nullable = false)
    Instant occurredAt;

    @Column(name = "recorded_at", nullable = false)
    Instant recordedAt;
}
