package dev.portico.orderedit.edit.domain;

import dev.portico.orderedit.order.domain.Checks;
import dev.portico.orderedit.order.domain.Line;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.policy.domain.PermissionRules;
import dev.portico.orderedit.policy.domain.Reason;
import dev.portico.orderedit.policy.domain.Reason.InvalidQuantity;
import dev.portico.orderedit.policy.domain.Reason.LastItem;
import dev.portico.orderedit.policy.domain.Reason.MaxQuantity;
import dev.portico.orderedit.policy.domain.Reason.OutOfStock;
import dev.portico.orderedit.policy.domain.Situation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What speaks against the outcome of all changes together: limits that one change may reach and two exceed. */
final class OutcomeRules {

    private static final List<Rule> OF_A_LINE = List.of(
            OutcomeRules::amountsAreBounded,
            OutcomeRules::capsAreKept,
            OutcomeRules::stockIsThere,
            OutcomeRules::preOrderIsKept,
            OutcomeRules::somethingRemains);

    /** Before and after of one line, within before and after of the order; an added line was one without units. */
    record Outcome(Line was, Line now, Situation before, Situation after, List<StockMove> moves) {}

    @FunctionalInterface
    private interface Rule {
        Optional<Reason> check(Outcome outcome);
    }

    static List<Reason> reasons(Outcome outcome) {
        return OF_A_LINE.stream().flatMap(rule -> rule.check(outcome).stream()).toList();
    }

    private static Optional<Reason> amountsAreBounded(Outcome outcome) {
        var now = outcome.now();
        boolean bounded = now.quantity() <= Checks.QUANTITY_LIMIT && now.subtotalMinor() <= EditRules.LINE_LIMIT;
        return bounded ? Optional.empty() : Optional.of(new InvalidQuantity());
    }

    /** Only a raise can go over a cap: an order that came in above it may be lowered step by step. */
    private static Optional<Reason> capsAreKept(Outcome outcome) {
        if (outcome.now().quantity() <= outcome.was().quantity()) {
            return Optional.empty();
        }
        return PermissionRules.quantityLimit(outcome.now(), outcome.after())
                .filter(limit -> outcome.now().quantity() > limit)
                .map(MaxQuantity::new);
    }

    private static Optional<Reason> stockIsThere(Outcome outcome) {
        return outcome.moves().stream()
                .filter(move -> move.of(outcome.now()) && !move.fits())
                .map(move -> (Reason) new OutOfStock(move.left()))
                .findFirst();
    }

    /** Also by a swap: what the listing does not have is no pre-order any more. */
    private static Optional<Reason> preOrderIsKept(Outcome outcome) {
        boolean givenUp = outcome.now().quantity() < outcome.was().quantity()
                || outcome.now().preOrdered().isEmpty();
        return givenUp ? PermissionRules.againstGivingUp(outcome.was()) : Optional.empty();
    }

    private static Optional<Reason> somethingRemains(Outcome outcome) {
        boolean lowered = outcome.now().openQuantity() < outcome.was().openQuantity();
        boolean empty = outcome.after().order().openUnits() == 0;
        return lowered && empty && !PermissionRules.emptyingCancels(outcome.before())
                ? Optional.of(new LastItem())
                : Optional.empty();
    }

    static Stream<Outcome> outcomes(Situation before, Order after, List<StockMove> moves) {
        return after.lines().stream()
                .map(now -> new Outcome(was(before.order(), now), now, before, before.with(after), moves));
    }

    private static Line was(Order before, Line now) {
        return before.line(now.id()).orElseGet(() -> now.selling(now.item(), 0, List.of()));
    }

    /** How far an edit may move the total. */
    static Stream<Reason> ofTheTotal(Situation situation, Order after) {
        return situation.policy().prices().reasons(situation.order().totalMinor(), after.totalMinor()).stream();
    }

    private OutcomeRules() {}
}
