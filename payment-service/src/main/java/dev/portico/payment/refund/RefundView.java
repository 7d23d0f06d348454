package dev.portico.payment.refund;

import dev.portico.kit.money.Amounts;
import dev.portico.payment.refund.RefundRepository.Stored;
import dev.portico.payment.refund.domain.Part;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A refund as staff see it. Amounts in minor units of {@code currency}.
 *
 * @param status of the whole: {@code FAILED} or {@code UNKNOWN} when one part is, {@code SUCCEEDED} when all are
 * @param createdBy who asked for it
 */
record RefundView(
        UUID id,
        UUID orderId,
        String kind,
        String status,
        long amountMinor,
        String currency,
        @Nullable String reason,
        boolean notifyCustomer,
        String createdBy,
        Instant createdAt,
        List<PartView> parts) {

    /**
     * What goes back to one payment.
     *
     * @param payment the payment's reference in the ledger
     * @param outside whether the shop gives it back itself, so that it is only recorded
     * @param processor who was sent it; null when it is outside
     * @param reference the processor's id of it
     * @param code why the last try failed
     * @param nextAt when it is tried again by itself
     */
    record PartView(
            UUID id,
            String payment,
            @Nullable String method,
            long amountMinor,
            String status,
            boolean outside,
            @Nullable String processor,
            @Nullable String reference,
            int attempt,
            @Nullable String code,
            @Nullable Instant nextAt,
            @Nullable Instant refundedAt) {

        static PartView of(Part part) {
            var charge = part.charge();
            return new PartView(
                    part.id(),
                    part.payment(),
                    part.method(),
                    Amounts.minor(part.amount()),
                    part.status().name(),
                    part.isOutside(),
                    charge == null ? null : charge.processor(),
                    part.reference(),
                    part.attempt(),
                    part.code(),
                    part.nextAt(),
                    part.refundedAt());
        }
    }

    static RefundView of(Stored stored) {
        var refund = stored.refund();
        var terms = refund.terms();
        return new RefundView(
                refund.id(),
                refund.orderId(),
                terms.kind().name(),
                refund.status().name(),
                Amounts.minor(terms.amount()),
                terms.amount().getCurrencyUnit().getCode(),
                terms.reason(),
                terms.notifyCustomer(),
                stored.createdBy(),
                refund.createdAt(),
                refund.parts().stream().map(PartView::of).toList());
    }
}
