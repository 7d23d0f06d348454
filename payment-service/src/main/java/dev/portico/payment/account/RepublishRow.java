package dev.portico.payment.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A merchant's accounts being announced again, and how far that has come. */
@Entity
@Table(name = "republish")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class RepublishRow {

    @Id
    UUID id;

    @Column(nullable = false, updatable = false)
    String merchant;

    /** The last account announced. */
    @Nullable
    @Column(name = "after_order")
    UUID afterOrder;

    long done;

    @Column(name = "started_at", nullable = false, updatable = false)
    Instant startedAt;

    @Nullable
    @Column(name = "ended_at")
    Instant endedAt;
}
