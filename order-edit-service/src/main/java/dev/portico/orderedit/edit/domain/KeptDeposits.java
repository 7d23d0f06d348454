package dev.portico.orderedit.edit.domain;

import dev.portico.orderedit.order.domain.Line;
import dev.portico.orderedit.order.domain.PreOrder;
import dev.portico.orderedit.order.domain.PreOrderTerms.Deposit;
import dev.portico.orderedit.order.domain.TaxLine;
import dev.portico.orderedit.policy.domain.Situation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The deposits that stay with the shop when pre-orders are canceled. */
final class KeptDeposits {

    /**
     * In minor units: what was asked for at checkout, as payment-service reckons it. Never more than what was paid, since a deposit
     * that is not there can't be kept. {@code lineIds} null: of the whole order.
     */
    static long minor(Situation situation, @Nullable List<UUID> lineIds) {
        var order = situation.order();
        long kept = order.lines().stream()
                .filter(line -> line.quantity() > 0 && (lineIds == null || lineIds.contains(line.id())))
                .mapToLong(line -> ofLine(line, order.taxesIncluded()))
                .reduce(0, Math::addExact);
        return Math.max(0, Math.min(kept, situation.paidMinor()));
    }

    private static long ofLine(Line line, boolean taxesIncluded) {
        return line.preOrdered()
                .filter(PreOrder::keepsDeposit)
                .map(promise -> promise.terms().deposit())
                .map(deposit -> Math.min(
                        deposit(deposit, line, taxesIncluded),
                        amount(line.totalMinor(), line.taxLines(), taxesIncluded)))
                .orElse(0L);
    }

    /** Of what was sold at checkout: a deposit does not grow with an edit. */
    private static long deposit(Deposit deposit, Line line, boolean taxesIncluded) {
        var sold = line.original();
        long price = Math.multiplyExact(sold.item().unitPriceMinor(), (long) sold.quantity());
        long discount = sold.discounts().stream()
                .mapToLong(share -> share.amountMinor())
                .sum();
        long amount = amount(price - discount, sold.taxLines(), taxesIncluded);
        var each = deposit.amountMinor();
        var percent = deposit.percent();
        if (each != null) {
            return Math.min(amount, Math.multiplyExact(each, (long) sold.quantity()));
        }
        return percent == null
                ? 0
                : percent.movePointLeft(2)
                        .multiply(BigDecimal.valueOf(amount))
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
    }

    private static long amount(long netMinor, List<TaxLine> taxes, boolean included) {
        return included
                ? netMinor
                : netMinor + taxes.stream().mapToLong(TaxLine::amountMinor).sum();
    }

    private KeptDeposits() {}
}
