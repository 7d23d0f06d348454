package dev.portico.payment.charge.domain;

import dev.portico.payment.account.domain.Balance;
import dev.portico.payment.method.domain.PaymentMethod;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.joda.money.Money;

/** Whether a charge may be made now, and over how much. */
public final class ChargeRules {

    /**
     * What it depends on.
     *
     * @param due what of the balance is due and the charge may be for, zero or more
     * @param othersWait whether another charge of the order waits for the customer's answer to their bank
     */
    public record Situation(
            Charge charge, Balance balance, Money due, Optional<PaymentMethod> method, boolean othersWait) {}

    /** Why not, if not: the first reason in the order of how final it is. */
    public static Optional<SkipReason> refusal(Situation situation) {
        return Stream.<Function<Situation, Optional<SkipReason>>>of(
                        ChargeRules::somethingIsOwed,
                        ChargeRules::thereIsACard,
                        ChargeRules::theCeilingIsKept,
                        ChargeRules::nothingIsUnderWay,
                        ChargeRules::noOtherChargeWaits)
                .flatMap(rule -> rule.apply(situation).stream())
                .findFirst();
    }

    /**
     * Never more than what is due now: that may have become less since the charge was stored, and what the order's schedule
     * puts off is not taken before its day.
     */
    public static Money allowed(Situation situation) {
        var wanted = situation.charge().amount();
        var owed = situation.due();
        return wanted.isGreaterThan(owed) ? owed : wanted;
    }

    private static Optional<SkipReason> somethingIsOwed(Situation situation) {
        return when(!situation.due().isPositive(), SkipReason.NOTHING_DUE);
    }

    private static Optional<SkipReason> thereIsACard(Situation situation) {
        return when(situation.method().isEmpty(), SkipReason.NO_CARD_ON_FILE);
    }

    private static Optional<SkipReason> theCeilingIsKept(Situation situation) {
        var broken = situation.method().stream().anyMatch(method -> !method.allows(allowed(situation)));
        return when(broken, SkipReason.ABOVE_CEILING);
    }

    private static Optional<SkipReason> nothingIsUnderWay(Situation situation) {
        return when(situation.balance().pending().isPositive(), SkipReason.PAYMENT_UNDER_WAY);
    }

    private static Optional<SkipReason> noOtherChargeWaits(Situation situation) {
        return when(situation.othersWait(), SkipReason.WAITS_FOR_CUSTOMER);
    }

    private static Optional<SkipReason> when(boolean broken, SkipReason reason) {
        return broken ? Optional.of(reason) : Optional.empty();
    }

    private ChargeRules() {}
}
