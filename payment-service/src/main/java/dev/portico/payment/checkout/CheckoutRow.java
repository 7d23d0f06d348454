package dev.portico.payment.checkout;

import dev.portico.payment.checkout.domain.Status;
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
@Table(name = "checkout")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class CheckoutRow {

    @Id
    UUID id;

    @Column(nullable = false, updatable = false)
    String merchant;

    @Column(name = "order_id", nullable = false, updatable = false)
    UUID orderId;

    @Column(nullable = false, updatable = false)
    String purpose;

    @Column(name = "amount_minor", nullable = false)
    long amountMinor;

    @Column(nullable = false)
    String currency;

    @Column(name = "return_url", nullable = false, updatable = false)
    String returnUrl;

    /** The card on file that the page offers; all three null when it offers none. */
    @Nullable
    @Column(name = "on_file_customer", updatable = false)
    String onFileCustomer;

    @Nullable
    @Column(name = "on_file_card", updatable = false)
    String onFileCard;

    @Nullable
    @Column(name = "on_file_method", updatable = false)
    String onFileMethod;

    /** Whether the page offers to keep a card that is typed. */
    @Column(name = "save_card", updatable = false)
    boolean saveCard;

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

    @Nullable
    @Column(name = "payment_reference")
    String paymentReference;

    int attempt;

    @Nullable
    String method;

    @Nullable
    @Column(name = "decline_code")
    String declineCode;

    @Nullable
    @Column(name = "paid_at")
    Instant paidAt;

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
