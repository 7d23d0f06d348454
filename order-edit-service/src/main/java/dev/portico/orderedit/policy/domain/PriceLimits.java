package dev.portico.orderedit.policy.domain;

import dev.portico.orderedit.policy.domain.Reason.PriceLimit;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far one edit may move an order's total, in minor units of the order's currency; null: as far as it likes.
 *
 * @param maxIncreaseMinor the most it may add
 * @param maxDecreaseMinor the most it may take off, as a positive amount
 * @param minTotalMinor what the order must still come to after an edit that makes it cheaper
 */
public record PriceLimits(
        @Nullable Long maxIncreaseMinor, @Nullable Long maxDecreaseMinor, @Nullable Long minTotalMinor) {

    public static final PriceLimits NONE = new PriceLimits(null, null, null);

    /** Why an edit may not take the total from one amount to another; empty if it may. An order that gets no cheaper may be small. */
    public List<Reason> reasons(long beforeMinor, long afterMinor) {
        long rise = Math.subtractExact(afterMinor, beforeMinor);
        return Stream.of(
                        broken(PriceLimit.Kind.INCREASE, maxIncreaseMinor, limit -> rise > limit),
                        broken(PriceLimit.Kind.DECREASE, maxDecreaseMinor, limit -> -rise > limit),
                        broken(PriceLimit.Kind.MINIMUM, minTotalMinor, limit -> rise < 0 && afterMinor < limit))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Reason> broken(PriceLimit.Kind kind, @Nullable Long limit, LongPredicate breaks) {
        return Optional.ofNullable(limit).filter(breaks::test).map(minor -> new PriceLimit(kind, minor));
    }
}
