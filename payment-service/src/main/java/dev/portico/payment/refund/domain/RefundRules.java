package dev.portico.payment.refund.domain;

import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Whether an amount can be given back now. */
public final class RefundRules {

    /** What stands in the way. */
    public enum Obstacle {
        /** The order is in another currency. */
        OTHER_CURRENCY,
        /** The merchant owes nothing, or what is owed is on its way already. */
        NOTHING_DUE,
        /** It is more than the merchant owes. */
        MORE_THAN_DUE,
        /** It is more than is left of the payments. */
        MORE_THAN_PAID
    }

    /** @param limit up to how much would be possible, in the order's currency */
    public record Refusal(Obstacle obstacle, Money limit) {}

    /**
     * What the rules go by.
     *
     * @param due what somebody has to do something about: negative when the merchant owes
     * @param underWay what is on its way back already, in no sum of the ledger yet
     * @param payments all of the order's
     */
    public record Situation(Money due, Money underWay, List<Source> payments) {

        public Situation {
            payments = List.copyOf(payments);
        }

        /** What the merchant owes and has not sent off yet, zero or more. */
        public Money owed() {
            var owed = due.negated().minus(underWay);
            return owed.isNegative() ? Money.zero(currency()) : owed;
        }

        /** What is left of all payments. */
        public Money left() {
            return payments.stream().map(Source::left).reduce(Money.zero(currency()), Money::plus);
        }

        private Money leftOf(String payment) {
            return payments.stream()
                    .filter(source -> source.payment().equals(payment))
                    .map(Source::left)
                    .findFirst()
                    .orElse(Money.zero(currency()));
        }

        private CurrencyUnit currency() {
            return due.getCurrencyUnit();
        }
    }

    /** Everything that stands in the way; empty when nothing does. */
    public static List<Refusal> refusals(Refund.Terms terms, Situation situation) {
        var amount = terms.amount();
        if (!amount.getCurrencyUnit().equals(situation.due().getCurrencyUnit())) {
            return List.of(new Refusal(Obstacle.OTHER_CURRENCY, situation.owed()));
        }
        var refusals = new ArrayList<Refusal>();
        var owed = situation.owed();
        if (!terms.allowMoreThanDue() && amount.isGreaterThan(owed)) {
            refusals.add(new Refusal(owed.isZero() ? Obstacle.NOTHING_DUE : Obstacle.MORE_THAN_DUE, owed));
        }
        var left = situation.left();
        if (amount.isGreaterThan(left)) {
            refusals.add(new Refusal(Obstacle.MORE_THAN_PAID, left));
        }
        return List.copyOf(refusals);
    }

    /** The same for what was given up and is to be tried again: meanwhile something else may have gone back. */
    public static List<Refusal> refusalsOfRetry(Refund refund, Situation situation) {
        var givenUp = refund.parts().stream().filter(Part::isGivenUp).toList();
        var refusals = new ArrayList<Refusal>();
        var amount = givenUp.stream().map(Part::amount).reduce(Money.zero(situation.currency()), Money::plus);
        if (!refund.terms().allowMoreThanDue() && amount.isGreaterThan(situation.owed())) {
            refusals.add(new Refusal(Obstacle.MORE_THAN_DUE, situation.owed()));
        }
        for (var part : givenUp) {
            var left = situation.leftOf(part.payment());
            if (part.amount().isGreaterThan(left)) {
                refusals.add(new Refusal(Obstacle.MORE_THAN_PAID, left));
            }
        }
        return List.copyOf(refusals);
    }

    private RefundRules() {}
}
