package dev.portico.payment.refundpolicy;

import dev.portico.payment.refundpolicy.domain.RefundPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The policy in force. What is read here can be sent back as it is; what is left out then becomes the default.
 *
 * @param limitMinor by currency, up to which amount a refund is issued by itself, in minor units
 * @param delayMinutes from when the refund is due and the order's edit window closed
 * @param waiveBelowMinor by currency, the amount below which what is left to pay is waived, in minor units
 * @param cancelUnpaidAfterDays how long a pre-order may be unpaid before it is canceled; null: it never is
 */
record RefundPolicyView(
        RefundPolicy.Mode mode,
        Map<String, Long> limitMinor,
        long delayMinutes,
        Map<String, Long> waiveBelowMinor,
        long overdueAfterDays,
        @Nullable Long cancelUnpaidAfterDays) {

    static RefundPolicyView of(RefundPolicy policy) {
        return new RefundPolicyView(
                policy.mode(),
                new TreeMap<>(policy.limitMinor()),
                policy.delay().toMinutes(),
                new TreeMap<>(policy.waiveBelowMinor()),
                policy.overdueAfter().toDays(),
                policy.cancelUnpaidAfter().map(Duration::toDays).orElse(null));
    }
}
