package dev.portico.payment.processor.sandbox;

import dev.portico.payment.processor.sandbox.domain.SandboxSession.Status;
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

/**
 * The processor's side of a payment. What it has in common with the merchant's side, {@code checkout}, is told from one to
 * the other by webhook and may differ for a while: so the two share no mapping.
 */
@Entity
@Table(name = "sandbox_session")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
class SandboxSessionRow {

    @Id
    String id;

    @Column(nullable = false, updatable = false)
    String merchant;

    @Column(name = "idempotency_key", nullable = false, updatable = false)
    String idempotencyKey;

    @Column(name = "checkout_id", nullable = false, updatable = false)
    UUID checkoutId;

    @Column(name = "order_id", nullable = false, updatable = false)
    UUID orderId;

    @Column(name = "order_number", nullable = false, updatable = false)
    String orderNumber;

    @Column(name = "shop_name", nullable = false, updatable = false)
    String shopName;

    @Column(nullable = false, updatable = false)
    String locale;

    @Column(name = "amount_minor", nullable = false, updatable = false)
    long amountMinor;

    @Column(nullable = false, updatable = false)
    String currency;

    @Column(name = "return_url", nullable = false, updatable = false)
    String returnUrl;

    @Column(name = "payment_reference", nullable = false, updatable = false)
    String paymentReference;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Status status;

    int attempt;

    @Nullable
    String method;

    @Nullable
    @Column(name = "decline_code")
    String declineCode;

    @Nullable
    @Column(name = "paid_at")
    Instant paidAt;

    @Nullable
    @Column(name = "settles_at")
    Instant settlesAt;

    @Column(name = "expires_at", nullable = false, updatable = false)
    Instant expiresAt;

    /** Whether the customer lets the card be kept. */
    @Column(name = "save_card")
    boolean saveCard;

    /** The ids under which it would be kept; both null when the page doesn't offer it. */
    @Nullable
    @Column(updatable = false)
    String customer;

    @Nullable
    @Column(updatable = false)
    String card;

    /** The test card on file that the page offers, in words that tell it from the others. */
    @Nullable
    @Column(name = "on_file", updatable = false)
    String onFile;

    @Version
    long version;
}
