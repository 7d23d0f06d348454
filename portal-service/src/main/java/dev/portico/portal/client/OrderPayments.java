package dev.portico.portal.client;

import dev.portico.portal.view.domain.Schedule;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order's money as payment-service tells staff. Amounts are in minor units of the balance's currency.
 *
 * @param ledger the newest entries first
 * @param charges of the card on file, newest first
 * @param refunds newest first
 * @param card the one on file; null for none
 */
public record OrderPayments(
        Standing balance,
        Schedule plan,
        Entries ledger,
        ChargeRun.Charges charges,
        List<Refund> refunds,
        @Nullable CardOnFile card) {

    /**
     * @param authorizedMinor reserved at the shop's platform and not taken yet
     * @param outstandingMinor positive: the customer owes; negative: the shop does
     * @param pendingMinor on its way, in no other amount
     * @param dueMinor what the customer is asked for now
     */
    public record Standing(
            String currency,
            long orderTotalMinor,
            long paidMinor,
            long authorizedMinor,
            long refundedMinor,
            long waivedMinor,
            long outstandingMinor,
            long pendingMinor,
            long dueMinor) {}

    public record Entries(List<Entry> items, @Nullable String next) {}

    /** @param amountMinor of an {@code ORDER_TOTAL} or {@code AUTHORIZATION} its change, of the others the money moved */
    public record Entry(String kind, long amountMinor, String reference, @Nullable String method, Instant occurredAt) {}

    /** @param status {@code CREATED, PENDING, SUCCEEDED, FAILED} or {@code UNKNOWN} */
    public record Refund(
            UUID id,
            String kind,
            String status,
            long amountMinor,
            @Nullable String reason,
            boolean notifyCustomer,
            Instant createdAt,
            List<Part> parts) {}

    /**
     * What goes back over one payment.
     *
     * @param outside whether the shop gives it back itself
     * @param code why the last try failed
     * @param nextAt when it is tried again by itself
     */
    public record Part(
            @Nullable String method,
            long amountMinor,
            String status,
            boolean outside,
            @Nullable String code,
            @Nullable Instant nextAt) {}

    /** @param ceilingMinor the most that may be taken at once; null for no limit */
    public record CardOnFile(String method, @Nullable Long ceilingMinor) {}

    record Refunds(List<Refund> items) {}
}
