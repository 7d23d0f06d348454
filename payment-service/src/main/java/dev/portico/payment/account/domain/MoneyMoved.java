package dev.portico.payment.account.domain;

import org.joda.money.Money;

/**
 * What a step did with money, all of it zero or more.
 *
 * @param due by how much more the customer owes
 * @param paid what came in
 * @param refundDue by how much more the merchant owes
 * @param refunded what went back
 */
public record MoneyMoved(Money due, Money paid, Money refundDue, Money refunded) {

    public static MoneyMoved by(Account.Step step) {
        var nothing =
                Balance.zero(step.account().orderId(), step.account().balance().currency());
        var moved = nothing;
        for (var entry : step.entries()) {
            moved = moved.with(entry);
        }
        var after = step.account().balance().outstanding();
        var before = after.minus(moved.outstanding());
        return new MoneyMoved(
                growth(before, after), moved.paid(), growth(before.negated(), after.negated()), moved.refunded());
    }

    /** Of the part above zero. */
    private static Money growth(Money before, Money after) {
        return positive(positive(after).minus(positive(before)));
    }

    private static Money positive(Money amount) {
        return amount.isPositive() ? amount : amount.minus(amount);
    }
}
