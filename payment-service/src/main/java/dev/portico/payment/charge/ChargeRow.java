package dev.portico.payment.charge;

import dev.portico.payment.charge.domain.SkipReason;
import dev.portico.payment.charge.domain.Status;
import dev.portico.payment.processor.domain.DeclineClass;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "charge")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class ChargeRow {

    @Id
    UUID id;

    @Column(nullable = false, updatable = false)
    String merchant;

    @Column(name = "order_id", nullable = false, updatable = false)
    UUID orderId;

    @Nullable
    @Column(name = "run_id", updatable = false)
    UUID runId;

    @Nullable
    @Column(name = "listing_id", updatable = false)
    UUID listingId;

    /** The item of the order's schedule that it is planned for. */
    @Nullable
    @Column(name = "item_id", updatable = false)
    UUID itemId;

    @Column(name = "amount_minor", nullable = false)
    long amountMinor;

    @Column(nullable = false)
    String currency;

    @Nullable
    @Column(name = "due_on")
    LocalDate dueOn;

    boolean announced;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Status status;

    int attempt;

    @Column(name = "processor_key", nullable = false)
    String processorKey;

    @Nullable
    String processor;

    @Nullable
    String customer;

    @Nullable
    String card;

    @Nullable
    String method;

    @Nullable
    String reference;

    @Nullable
    String url;

    @Nullable
    @Column(name = "decline_code")
    String declineCode;

    @Nullable
    @Enumerated(EnumType.STRING)
    @Column(name = "decline_class")
    DeclineClass declineClass;

    @Nullable
    @Enumerated(EnumType.STRING)
    @Column(name = "skip_reason")
    SkipReason skipReason;

    @Nullable
    @Column(name = "paid_at")
    Instant paidAt;

    /** When something has to happen: an announcement, an attempt, a question. Null when nothing has. */
    @Nullable
    @Column(name = "due_at")
    Instant dueAt;

    /** How often the processor was asked since the state changed. */
    int asked;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "changed_at", nullable = false)
    Instant changedAt;

    @Version
    long version;

    /** For the workers' native queries: Hibernate fails on a column that the row does not map, or lacks. */
    static final String COLUMNS =
            """
            id, merchant, order_id, run_id, listing_id, item_id, amount_minor, currency, due_on, announced, status, attempt,
            processor_key, processor, customer, card, method, reference, url, decline_code, decline_class, skip_reason, paid_at, due_at,
            asked, created_at, changed_at, version
            """;
}
