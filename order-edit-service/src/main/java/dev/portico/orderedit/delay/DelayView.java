package dev.portico.orderedit.delay;

import dev.portico.orderedit.delay.domain.DelayNotice;
import dev.portico.orderedit.listing.domain.ShippingStatement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delay that was announced, and how it stands.
 *
 * @param promisedBy the earliest day that one of those who wait was promised; null: nobody waited
 * @param renewed whether some of them were asked before
 * @param consentRequired whether those who don't answer in time are canceled
 */
record DelayView(
        UUID noticeId,
        ShippingStatement statement,
        @Nullable LocalDate promisedBy,
        boolean renewed,
        boolean consentRequired,
        Instant announcedAt,
        Instant respondBy,
        Orders orders) {

    /**
     * How many orders were asked, and what they came to.
     *
     * @param silent those that stay without an answer
     * @param lapsed those that were canceled without an answer
     * @param ended those that did not wait any more when the time was over
     */
    record Orders(long asked, long open, long accepted, long canceled, long silent, long lapsed, long ended) {

        static final Orders NONE = new Orders(0, 0, 0, 0, 0, 0, 0);
    }

    static DelayView of(DelayNotice notice, Orders orders) {
        return new DelayView(
                notice.noticeId(),
                notice.statement(),
                notice.promisedBy(),
                notice.renewed(),
                notice.consentRequired(),
                notice.announcedAt(),
                notice.respondBy(),
                orders);
    }
}
