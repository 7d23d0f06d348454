package dev.portico.orderedit.edit.domain;

import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.policy.domain.Reason.NothingToChange;
import dev.portico.orderedit.policy.domain.Situation;
import dev.portico.orderedit.shipping.domain.ShippingRates.Offer;
import java.util.List;

/**
 * The order as it would be with some changes: a value, nothing is stored. Changes that are refused for themselves are not in
 * {@code after}; those that only go too far together are, with the violation.
 */
public record CalculatedOrder(
        Situation situation,
        List<Change> changes,
        Order after,
        List<Difference> differences,
        List<Violation> violations,
        List<StockMove> stockMoves) {

    public CalculatedOrder {
        changes = List.copyOf(changes);
        differences = List.copyOf(differences);
        violations = List.copyOf(violations);
        stockMoves = List.copyOf(stockMoves);
    }

    public static CalculatedOrder of(Situation situation, List<Change> changes) {
        return new Calculation(situation).of(changes);
    }

    /**
     * The way from the order to a state of it that is known already, such as the one before an edit. The only violations are
     * those of the outcome (stock, limits), with an empty pointer.
     */
    public static CalculatedOrder to(Situation situation, Order after) {
        var moves = StockMove.between(situation.order(), after, situation.catalog());
        var differences = new Differences(situation.order(), after, Pricing.of(situation), List.of()).all();
        var violations = OutcomeRules.outcomes(situation, after, moves)
                .filter(outcome -> !outcome.now().sellsLike(outcome.was()))
                .flatMap(outcome -> OutcomeRules.reasons(outcome).stream())
                .distinct()
                .map(reason -> new Violation(reason, ""))
                .toList();
        return new CalculatedOrder(situation, List.of(), after, differences, violations, moves);
    }

    public Order before() {
        return situation.order();
    }

    /** What the changes add to the order's total, in minor units. */
    public long deltaMinor() {
        return after.totalMinor() - before().totalMinor();
    }

    /** Whether nothing would be left to send. */
    public boolean leavesNothing() {
        return before().openUnits() > 0 && after.openUnits() == 0;
    }

    /** The rates that the order could be shipped with afterwards. */
    public List<Offer> shippingOffers() {
        return Pricing.of(situation).shipping().offers(after);
    }

    /** Whether an offer is what the order would be shipped with. */
    public boolean shipsWith(Offer offer) {
        return ShippingEngine.isCurrent(offer, after);
    }

    /** Why this may not be committed; a preview of nothing is fine, a commit of nothing is not. */
    public List<Violation> refusals() {
        if (violations.isEmpty() && differences.isEmpty()) {
            return List.of(new Violation(new NothingToChange(), "/changes"));
        }
        return violations;
    }
}
