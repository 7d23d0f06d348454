package dev.portico.payment.checkout.domain;

import dev.portico.payment.account.domain.Account;
import dev.portico.payment.method.domain.PaymentMethod;
import dev.portico.payment.schedule.domain.Item;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Whether a wish to pay can be met now. Which items a payment completes is the schedule's business: whatever it was for, it
 * fills what is due first, then by day, so that paying early takes no other way than paying late.
 */
public final class PayRules {

    /** Why not. */
    public enum Reason {
        /** A payment is under way and nobody knows yet what became of it: a second one could charge twice. */
        UNCONFIRMED,
        /** Of a canceled order only what is left to pay can be paid. */
        ORDER_CANCELED,
        /** The installment was paid meanwhile. */
        INSTALLMENT_PAID,
        /** The order has no such installment, or not any more. */
        INSTALLMENT_GONE,
        /** Another one is paid before it. */
        INSTALLMENT_NOT_NEXT,
        /** Nothing is owed, and no edit waits for its payment. */
        NOTHING_DUE,
        /** Another amount can be paid than the customer was shown. */
        BALANCE_CHANGED,
        /** It is less than may be paid at a time. */
        AMOUNT_TOO_SMALL,
        /** It is more than is open. */
        AMOUNT_TOO_LARGE,
        /** It would leave less than may be paid at a time. */
        REST_TOO_SMALL,
        /** The page of an earlier wish has not been closed yet. */
        ANOTHER_OPEN
    }

    /** @param limit the least or the most that would be possible, where the reason is about that */
    public record Refusal(Reason reason, @Nullable Money limit) {}

    /**
     * What a customer wants.
     *
     * @param installmentId the item that they were shown; null for whichever is next, and for every other purpose
     */
    public record Wish(Purpose purpose, @Nullable UUID installmentId, Money amount, String returnUrl) {}

    /**
     * What the rules go by.
     *
     * @param least the smallest part that may be paid at a time
     * @param open the order's open checkout; one that {@linkplain Checkout#serves serves} the wish is no obstacle
     * @param card the order's card on file
     */
    public record Situation(
            Account account, Wish wish, Money least, Optional<Checkout> open, Optional<PaymentMethod> card) {

        private Money wanted() {
            return wish.amount();
        }

        private Money payable() {
            return account.balance().payable();
        }

        private List<Item> items() {
            return account.schedule().items();
        }

        private Optional<Item> next() {
            return items().stream().filter(item -> !item.isPaid()).findFirst();
        }
    }

    /** The first obstacle, in the order of how little the customer can do about it. */
    public static Optional<Refusal> refusal(Situation situation) {
        return Stream.<Function<Situation, Optional<Refusal>>>of(
                        PayRules::nothingIsUnconfirmed,
                        PayRules::theOrderStands,
                        PayRules::theInstallmentIsNext,
                        PayRules::somethingIsOpen,
                        PayRules::theAmountIsOffered,
                        PayRules::noOtherPageIsOpen)
                .flatMap(rule -> rule.apply(situation).stream())
                .findFirst();
    }

    /** Unless a merchant's service says otherwise: one unit of the currency, or a hundred of one without decimals. */
    public static Money leastPart(CurrencyUnit currency) {
        return currency.getDecimalPlaces() == 0 ? Money.ofMinor(currency, 100) : Money.ofMajor(currency, 1);
    }

    private static Optional<Refusal> nothingIsUnconfirmed(Situation situation) {
        var unknown = situation
                .open()
                .filter(checkout -> checkout.status() == Status.UNKNOWN)
                .isPresent();
        return when(unknown || isUnderWayElsewhere(situation), Reason.UNCONFIRMED);
    }

    /** The card on file is being charged: nobody knows yet whether that will do. */
    private static boolean isUnderWayElsewhere(Situation situation) {
        var balance = situation.account().balance();
        var here = situation
                .open()
                .filter(checkout -> checkout.status().isPending())
                .map(Checkout::amount)
                .orElse(Money.zero(balance.currency()));
        return balance.pending().isGreaterThan(here);
    }

    private static Optional<Refusal> theOrderStands(Situation situation) {
        var early = situation.wish().purpose().isEarly();
        return when(early && situation.account().canceled(), Reason.ORDER_CANCELED);
    }

    private static Optional<Refusal> theInstallmentIsNext(Situation situation) {
        var named = situation.wish().installmentId();
        if (named == null) {
            return Optional.empty();
        }
        var known = situation.items().stream()
                .filter(item -> item.id().equals(named))
                .findFirst();
        if (known.isEmpty()) {
            return Optional.of(refusal(Reason.INSTALLMENT_GONE));
        }
        if (known.get().isPaid()) {
            return Optional.of(refusal(Reason.INSTALLMENT_PAID));
        }
        return when(!known.equals(situation.next()), Reason.INSTALLMENT_NOT_NEXT);
    }

    private static Optional<Refusal> somethingIsOpen(Situation situation) {
        return when(!situation.payable().isPositive(), Reason.NOTHING_DUE);
    }

    private static Optional<Refusal> theAmountIsOffered(Situation situation) {
        var wanted = situation.wanted();
        if (!wanted.isSameCurrency(situation.payable())) {
            return Optional.of(refusal(Reason.BALANCE_CHANGED));
        }
        return switch (situation.wish().purpose()) {
            case BALANCE -> when(!isBalance(situation, wanted), Reason.BALANCE_CHANGED);
            case ALL -> when(!wanted.isEqual(situation.payable()), Reason.BALANCE_CHANGED);
            case INSTALLMENT ->
                when(
                        situation
                                .next()
                                .filter(item -> item.open().isEqual(wanted))
                                .isEmpty(),
                        Reason.BALANCE_CHANGED);
            case PART -> theAmountIsWithinBounds(situation);
        };
    }

    /** All that can be paid, or only what the order's schedule asks for now. */
    private static boolean isBalance(Situation situation, Money wanted) {
        var dueNow = situation.account().balance().dueNow();
        return wanted.isEqual(situation.payable()) || (wanted.isPositive() && wanted.isEqual(dueNow));
    }

    /** A part may be any amount that a processor takes, and so must be what it leaves. */
    private static Optional<Refusal> theAmountIsWithinBounds(Situation situation) {
        var wanted = situation.wanted();
        var payable = situation.payable();
        var least = situation.least();
        if (wanted.isGreaterThan(payable)) {
            return Optional.of(new Refusal(Reason.AMOUNT_TOO_LARGE, payable));
        }
        if (wanted.isEqual(payable)) {
            return Optional.empty();
        }
        if (wanted.isLessThan(least)) {
            return Optional.of(new Refusal(Reason.AMOUNT_TOO_SMALL, least.isGreaterThan(payable) ? payable : least));
        }
        return payable.minus(wanted).isLessThan(least)
                ? Optional.of(new Refusal(Reason.REST_TOO_SMALL, least))
                : Optional.empty();
    }

    private static Optional<Refusal> noOtherPageIsOpen(Situation situation) {
        var wish = situation.wish();
        return situation
                .open()
                .filter(checkout -> !checkout.serves(wish.amount(), wish.returnUrl(), situation.card()))
                .map(inTheWay -> refusal(Reason.ANOTHER_OPEN));
    }

    private static Optional<Refusal> when(boolean broken, Reason reason) {
        return broken ? Optional.of(refusal(reason)) : Optional.empty();
    }

    private static Refusal refusal(Reason reason) {
        return new Refusal(reason, null);
    }

    private PayRules() {}
}
