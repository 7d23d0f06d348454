package dev.portico.portal.view.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What payment-service said of an order beside its balance: the latest of each kind. */
public record PaymentFacts(
        @Nullable Schedule schedule,
        @Nullable UpcomingCharge upcoming,
        @Nullable Card card,
        @Nullable CardLink cardLink,
        @Nullable Overdue overdue) {

    public static final PaymentFacts NONE = new PaymentFacts(null, null, null, null, null);

    /** The later ones of both. */
    public PaymentFacts and(PaymentFacts other) {
        return new PaymentFacts(
                later(schedule, other.schedule),
                later(upcoming, other.upcoming),
                later(card, other.card),
                later(cardLink, other.cardLink),
                later(overdue, other.overdue));
    }

    /** The link that was mailed and not used yet. */
    public Optional<CardLink> unusedCardLink() {
        return Optional.ofNullable(cardLink).filter(link -> card == null || link.sequence() > card.sequence());
    }

    private static <F extends Fact> @Nullable F later(@Nullable F one, @Nullable F other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.sequence() > one.sequence() ? other : one;
    }
}
