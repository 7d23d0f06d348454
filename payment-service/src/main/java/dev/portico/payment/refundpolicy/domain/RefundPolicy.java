package dev.portico.payment.refundpolicy.domain;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What is done by itself about money that is owed, in either direction.
 *
 * @param limitMinor by currency, up to which amount a refund is issued by itself (that amount too); none: not at all
 * @param delay how long an automatic refund waits for second thoughts
 * @param waiveBelowMinor by currency, the amount below which what is left to pay is not asked for; none: everything is
 * @param overdueAfter how long a customer may owe before it is called overdue
 * @param cancelUnpaidAfter how long a pre-order may be unpaid before it is canceled; empty: it never is
 */
public record RefundPolicy(
        Mode mode,
        Map<String, Long> limitMinor,
        Duration delay,
        Map<String, Long> waiveBelowMinor,
        Duration overdueAfter,
        Optional<Duration> cancelUnpaidAfter) {

    public static final RefundPolicy DEFAULT = new RefundPolicy(
            Mode.MANUAL, Map.of(), Duration.ofMinutes(60), Map.of(), Duration.ofDays(3), Optional.empty());

    public enum Mode {
        MANUAL,
        AUTOMATIC
    }

    public RefundPolicy {
        limitMinor = Map.copyOf(limitMinor);
        waiveBelowMinor = Map.copyOf(waiveBelowMinor);
    }

    public boolean issuesByItself(Money amount) {
        return mode == Mode.AUTOMATIC
                && amount.isPositive()
                && of(limitMinor, amount.getCurrencyUnit())
                        .filter(limit -> !amount.isGreaterThan(limit))
                        .isPresent();
    }

    /** The amount below which what is left to pay is waived; empty when none is. */
    public Optional<Money> waiveBelow(CurrencyUnit currency) {
        return of(waiveBelowMinor, currency);
    }

    private static Optional<Money> of(Map<String, Long> amounts, CurrencyUnit currency) {
        return Optional.ofNullable(amounts.get(currency.getCode())).map(minor -> Money.ofMinor(currency, minor));
    }
}
