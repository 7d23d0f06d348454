package dev.portico.orderedit.undo.domain;

import dev.portico.orderedit.edit.domain.CalculatedOrder;
import dev.portico.orderedit.edit.domain.EditedSpan;
import dev.portico.orderedit.edit.domain.Violation;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.policy.domain.Action;
import dev.portico.orderedit.policy.domain.PermissionRules;
import dev.portico.orderedit.policy.domain.Reason;
import dev.portico.orderedit.policy.domain.Reason.Fulfilled;
import dev.portico.orderedit.policy.domain.Reason.NothingToUndo;
import dev.portico.orderedit.policy.domain.Reason.OutOfStock;
import dev.portico.orderedit.policy.domain.Reason.PaymentPending;
import dev.portico.orderedit.policy.domain.Situation;
import java.util.List;
import java.util.stream.Stream;

/**
 * A compensating edit: the order goes back to what it was before, as one more edit.
 *
 * @param calculated the way back; without differences if there is none
 * @param reasons what speaks against it; empty: it may be done
 */
public record Undo(CalculatedOrder calculated, List<Reason> reasons) {

    public Undo {
        reasons = List.copyOf(reasons);
    }

    /**
     * What the customer asks for: their last edit, all of it, within the window.
     *
     * @param pendingMinor money on its way, in minor units
     */
    public static Undo byCustomer(Situation situation, EditedSpan span, long pendingMinor) {
        var order = situation.order();
        boolean there = order.progress().lastEdit() != null && span.after().still(order);
        var target = there ? span.before().on(order) : order;
        var calculated = CalculatedOrder.to(situation, target);
        return new Undo(
                calculated,
                all(
                        PermissionRules.reasons(Action.UNDO, situation).stream(),
                        there ? Stream.empty() : Stream.of(new NothingToUndo()),
                        pendingMinor > 0 ? Stream.of(new PaymentPending()) : Stream.empty(),
                        mechanical(order, span, calculated)));
    }

    /** What the shop's policy asks for when an increase was not paid in time: no window, no permission. */
    public static Undo ofUnpaid(Situation situation, EditedSpan span) {
        var order = situation.order();
        boolean cheaper = span.before().moneyOn(order).totalMinor() < order.totalMinor();
        var calculated = CalculatedOrder.to(situation, cheaper ? span.before().moneyOn(order) : order);
        return new Undo(
                calculated,
                all(cheaper ? Stream.empty() : Stream.of(new NothingToUndo()), mechanical(order, span, calculated)));
    }

    /** What no setting can allow: stock that is gone, units that have left. */
    private static Stream<Reason> mechanical(Order order, EditedSpan span, CalculatedOrder calculated) {
        return Stream.concat(
                span.before().shippedBeyond(order) ? Stream.of(new Fulfilled()) : Stream.empty(),
                calculated.violations().stream().map(Violation::reason).filter(OutOfStock.class::isInstance));
    }

    @SafeVarargs
    private static List<Reason> all(Stream<? extends Reason>... reasons) {
        return Stream.of(reasons).<Reason>flatMap(it -> it).distinct().toList();
    }

    public boolean allowed() {
        return reasons.isEmpty();
    }

    public List<Violation> violations() {
        return reasons.stream().map(reason -> new Violation(reason, "")).toList();
    }
}
