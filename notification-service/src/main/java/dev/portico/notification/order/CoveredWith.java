package dev.portico.notification.order;

import org.jspecify.annotations.Nullable;

/**
 * What an order is covered with; amounts in minor units of its currency.
 *
 * @param keptMinor paid and not given back
 * @param authorizedMinor reserved at the shop's platform and not taken yet
 */
public record CoveredWith(long keptMinor, long authorizedMinor) {

    /** What is given back if the order costs {@code totalMinor}: nothing of what is only reserved. */
    public long refundMinor(long totalMinor) {
        return Math.max(0, keptMinor - totalMinor);
    }

    /** The most that will be taken of what is reserved; null when nothing is, or when it does not cover the order. */
    public @Nullable Long cardMinor(long totalMinor) {
        return authorizedMinor > 0 && keptMinor + authorizedMinor >= totalMinor
                ? Long.valueOf(Math.max(0, totalMinor - keptMinor))
                : null;
    }
}
