package dev.portico.orderedit.edit.domain;

import dev.portico.orderedit.edit.domain.Change.ChangeShippingMethod;
import dev.portico.orderedit.edit.domain.OutcomeRules.Outcome;
import dev.portico.orderedit.order.domain.Line;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.policy.domain.Reason;
import dev.portico.orderedit.policy.domain.Reason.MaxQuantity;
import dev.portico.orderedit.policy.domain.Reason.UnknownRate;
import dev.portico.orderedit.policy.domain.Situation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Applies changes one after the other, prices what they come to, and collects what speaks against each and against all. */
final class Calculation {

    /** More lines no order can have. */
    private static final int LINE_LIMIT = 500;

    private static final int UNTOUCHED = -1;

    private final Situation situation;
    private final Pricing pricing;
    private final List<Violation> violations = new ArrayList<>();
    private final Map<UUID, Integer> lastChangeOf = new HashMap<>();
    private Staged staged;

    Calculation(Situation situation) {
        this.situation = situation;
        this.pricing = Pricing.of(situation);
        this.staged = Staged.of(situation.order());
    }

    CalculatedOrder of(List<Change> changes) {
        for (int i = 0; i < changes.size(); i++) {
            apply(changes.get(i), i);
        }
        var after = pricing.price(situation.order(), staged);
        var moves = StockMove.between(situation.order(), after, situation.catalog());
        addThoseOfLines(after, moves);
        addThatOfTheRate(changes, after);
        OutcomeRules.ofTheTotal(situation, after).forEach(reason -> violations.add(new Violation(reason, "/changes")));
        var differences = new Differences(situation.order(), after, pricing, staged.replacements()).all();
        return new CalculatedOrder(situation, changes, after, differences, violations, moves);
    }

    private void apply(Change change, int index) {
        var reasons = change.reasons(situation, staged.order());
        reasons.forEach(reason -> violations.add(Violation.of(reason, index)));
        if (!reasons.isEmpty()) {
            return;
        }
        var before = staged.order().lines();
        var next = change.applyTo(staged, pricing);
        if (next.order().lines().size() > LINE_LIMIT) {
            violations.add(Violation.of(new MaxQuantity(LINE_LIMIT), index));
            return;
        }
        staged = next;
        touched(before, next.order().lines()).forEach(line -> lastChangeOf.put(line.id(), index));
    }

    /** Lines stay where they are; new ones come last. */
    private static Stream<Line> touched(List<Line> before, List<Line> after) {
        return IntStream.range(0, after.size())
                .filter(i -> i >= before.size() || !before.get(i).equals(after.get(i)))
                .mapToObj(after::get);
    }

    private void addThoseOfLines(Order after, List<StockMove> moves) {
        OutcomeRules.outcomes(situation, after, moves)
                .flatMap(outcome ->
                        ofLine(outcome, lastChangeOf.getOrDefault(outcome.now().id(), UNTOUCHED)))
                .distinct()
                .forEach(violations::add);
    }

    private static Stream<Violation> ofLine(Outcome outcome, int lastChange) {
        return lastChange == UNTOUCHED
                ? Stream.empty()
                : OutcomeRules.reasons(outcome).stream().map(reason -> Violation.of(reason, lastChange));
    }

    private void addThatOfTheRate(List<Change> changes, Order after) {
        var rateId = staged.rateId();
        boolean unknown = rateId != null
                && pricing.shipping().offers(after).stream()
                        .noneMatch(offer -> offer.rateId().equals(rateId));
        if (unknown) {
            Reason reason = new UnknownRate();
            IntStream.range(0, changes.size())
                    .filter(i -> changes.get(i) instanceof ChangeShippingMethod)
                    .max()
                    .ifPresent(i -> violations.add(Violation.of(reason, i)));
        }
    }
}
