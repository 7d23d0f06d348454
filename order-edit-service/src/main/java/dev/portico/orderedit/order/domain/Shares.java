package dev.portico.orderedit.order.domain;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Splits an amount so that nothing is lost: largest remainder, to the minor unit. */
public final class Shares {

    /**
     * Splits the amount in proportion to the weights; the shares always sum up to it. Equal remainders go to the earlier one.
     *
     * @param weights not negative, not all zero
     */
    public static List<Long> byWeight(long amountMinor, List<Long> weights) {
        var sum = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() <= 0) {
            throw new IllegalArgumentException("No weight to share " + amountMinor + " by");
        }
        var parts = weights.stream()
                .map(weight -> BigInteger.valueOf(amountMinor)
                        .multiply(BigInteger.valueOf(weight))
                        .divideAndRemainder(sum))
                .toList();
        long[] shares =
                parts.stream().mapToLong(part -> part[0].longValueExact()).toArray();
        long left = amountMinor - LongStream.of(shares).sum();
        IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparing((Integer index) -> parts.get(index)[1])
                        .reversed())
                .limit(left)
                .forEach(index -> shares[index]++);
        return LongStream.of(shares).boxed().toList();
    }

    /** What the first {@code kept} of {@code units} bear of an amount: the last units lose theirs first, added units get none. */
    public static long ofFirstUnits(long amountMinor, int units, int kept) {
        if (kept >= units) {
            return amountMinor;
        }
        return amountMinor / units * kept + Math.min(amountMinor % units, kept);
    }

    private Shares() {}
}
