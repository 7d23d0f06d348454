package dev.portico.portal.client;

import dev.portico.portal.view.domain.OrderExcerpt.Difference;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change or a cancellation that a customer asked for, as order-edit-service tells staff. Amounts are minor units of
 * {@code currency}.
 *
 * @param status AWAITING_APPROVAL, AWAITING_PAYMENT, APPLIED, DECLINED, EXPIRED, WITHDRAWN or REFUSED
 * @param endedBy an actor such as {@code customer}, {@code system} or {@code staff:<sub>}; null while it waits
 * @param answer the shop's words for the customer
 * @param totalMinor of the order as it is now
 * @param dueMinor what the customer would owe afterwards
 * @param cancel null for a change
 */
public record ChangeRequest(
        UUID id,
        UUID orderId,
        String orderNumber,
        String customerName,
        String status,
        Instant requestedAt,
        Instant expiresAt,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        @Nullable String answer,
        String currency,
        long totalMinor,
        long totalAfterMinor,
        long dueMinor,
        List<Difference> differences,
        @Nullable Cancel cancel) {

    public static final String AWAITING_APPROVAL = "AWAITING_APPROVAL";
    public static final String AWAITING_PAYMENT = "AWAITING_PAYMENT";

    /** The customer's reason and words; {@code lineIds} null: the whole order. */
    public record Cancel(String reason, @Nullable String comment, @Nullable List<UUID> lineIds) {}

    /** A piece of the queue, newest first, and where the next one begins. */
    public record Listed(List<ChangeRequest> items, @Nullable String next) {

        public Listed {
            items = List.copyOf(items);
        }

        static Listed nothing() {
            return new Listed(List.of(), null);
        }
    }

    public ChangeRequest {
        differences = List.copyOf(differences);
    }

    public boolean waitsForShop() {
        return status.equals(AWAITING_APPROVAL);
    }

    public boolean waitsForPayment() {
        return status.equals(AWAITING_PAYMENT);
    }

    public boolean isOpen() {
        return waitsForShop() || waitsForPayment();
    }

    /** Its time is up, although nobody has closed it yet. */
    public boolean isOver(Instant now) {
        return isOpen() && !now.isBefore(expiresAt);
    }
}
