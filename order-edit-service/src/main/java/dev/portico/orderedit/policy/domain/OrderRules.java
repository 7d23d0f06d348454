package dev.portico.orderedit.policy.domain;

import dev.portico.orderedit.order.domain.FulfillmentStatus;
import dev.portico.orderedit.order.domain.Line;
import dev.portico.orderedit.order.domain.OrderStatus;
import dev.portico.orderedit.policy.domain.Reason.ActionDisabled;
import dev.portico.orderedit.policy.domain.Reason.AllowanceExhausted;
import dev.portico.orderedit.policy.domain.Reason.DiscountedOrder;
import dev.portico.orderedit.policy.domain.Reason.EditLimit;
import dev.portico.orderedit.policy.domain.Reason.FraudRisk;
import dev.portico.orderedit.policy.domain.Reason.Fulfilled;
import dev.portico.orderedit.policy.domain.Reason.MaxQuantity;
import dev.portico.orderedit.policy.domain.Reason.NotCancelable;
import dev.portico.orderedit.policy.domain.Reason.NothingToChange;
import dev.portico.orderedit.policy.domain.Reason.OrderClosed;
import dev.portico.orderedit.policy.domain.Reason.PortalDisabled;
import dev.portico.orderedit.policy.domain.Reason.RestrictedTag;
import dev.portico.orderedit.policy.domain.Reason.WindowClosed;
import java.util.List;
import java.util.stream.Stream;

/** What speaks against an action by the state of the whole order. Every rule is asked; none assumes that another one passed. */
final class OrderRules {

    private static final List<OrderRule> OF_THE_ORDER = List.of(
            OrderRules::portalIsOpen,
            OrderRules::actionIsOn,
            OrderRules::orderIsOpen,
            OrderRules::isInsideTheWindow,
            OrderRules::allowanceIsLeft,
            OrderRules::mayBeEditedOnceMore,
            OrderRules::orderHasNoRestrictionTag,
            OrderRules::riskIsLow,
            OrderRules::orderIsNotDiscounted,
            OrderRules::somethingIsStillHere,
            OrderRules::productsDoNotForbidCanceling,
            OrderRules::listingsLetSomethingBeCanceled,
            OrderRules::deliveryCanChange,
            OrderRules::orderHasRoomForMore,
            ProgressRules::nothingWaits,
            ProgressRules::somethingCanBeUndone,
            ProgressRules::withdrawalIsOpen);

    @FunctionalInterface
    private interface OrderRule {
        Stream<Reason> check(Action action, Situation situation);
    }

    static List<Reason> reasons(Action action, Situation situation) {
        return OF_THE_ORDER.stream()
                .flatMap(rule -> rule.check(action, situation))
                .distinct()
                .toList();
    }

    private static Stream<Reason> portalIsOpen(Action action, Situation situation) {
        return when(!situation.portalEnabled() && action != Action.PAY, new PortalDisabled());
    }

    private static Stream<Reason> actionIsOn(Action action, Situation situation) {
        boolean on = situation.policy().enabled().contains(action);
        return when(action != Action.WITHDRAW && !on, new ActionDisabled(action));
    }

    private static Stream<Reason> orderIsOpen(Action action, Situation situation) {
        return when(action != Action.PAY && situation.order().status() != OrderStatus.OPEN, new OrderClosed());
    }

    /**
     * A closed order says that it is closed; its window is of no interest any more. A window that fulfillment has ended, and whose
     * end is not yet recorded, says so.
     */
    private static Stream<Reason> isInsideTheWindow(Action action, Situation situation) {
        boolean cancels = action == Action.CANCEL;
        boolean over = cancels ? situation.cancelWindowOver() : situation.windowOver();
        if (!action.ruled() || situation.order().status() != OrderStatus.OPEN || !over) {
            return Stream.empty();
        }
        var closedAt = cancels ? situation.cancelClosesAt() : situation.closesAt();
        return Stream.of(
                closedAt == null || situation.now().isBefore(closedAt) ? new Fulfilled() : new WindowClosed(closedAt));
    }

    private static Stream<Reason> allowanceIsLeft(Action action, Situation situation) {
        var allowance = situation.allowance();
        var limit = allowance.limit();
        var until = allowance.until();
        boolean asks = action.edits() || action == Action.UNDO;
        return asks && allowance.exhausted() && limit != null && until != null
                ? Stream.of(new AllowanceExhausted(limit, until))
                : Stream.empty();
    }

    /** Undoing takes an edit back, so it is never one too many. */
    private static Stream<Reason> mayBeEditedOnceMore(Action action, Situation situation) {
        var limit = situation.policy().editLimit();
        return action.edits() && limit != null && situation.editsSoFar() >= limit
                ? Stream.of(new EditLimit(limit))
                : Stream.empty();
    }

    private static Stream<Reason> orderHasNoRestrictionTag(Action action, Situation situation) {
        if (!action.ruled()) {
            return Stream.empty();
        }
        var tags = situation.policy().restrictionTags();
        var order = situation.order();
        return Stream.concat(
                        RestrictionTags.hits(tags.order(), order.tags()),
                        RestrictionTags.hits(tags.customer(), order.customer().tags()))
                .distinct()
                .map(RestrictedTag::new);
    }

    /**
     * Read from the order each time anew. A new address is judged by the platform: its next update of the risk counts from then on,
     * and until then the last known one does.
     */
    private static Stream<Reason> riskIsLow(Action action, Situation situation) {
        var level = situation.order().riskLevel();
        return when(action.ruled() && situation.policy().riskBlock().blocks(level), new FraudRisk(level));
    }

    private static Stream<Reason> orderIsNotDiscounted(Action action, Situation situation) {
        boolean locked = situation.policy().discountedOrders() == DiscountedOrders.LOCK_ITEMS;
        return when(action.ofItems() && locked && situation.order().discounted(), new DiscountedOrder());
    }

    /**
     * What is about all parcels waits for the last unit. The way they are sent is settled with the first, and so is canceling: what
     * has been shipped is a return.
     */
    private static Stream<Reason> somethingIsStillHere(Action action, Situation situation) {
        var status = situation.order().fulfillmentStatus();
        return switch (action) {
            case CANCEL, CHANGE_SHIPPING_METHOD -> when(status != FulfillmentStatus.UNFULFILLED, new Fulfilled());
            case CHANGE_SHIPPING_ADDRESS, CHANGE_CONTACT, CHANGE_NOTE, ADD_ITEM ->
                when(status == FulfillmentStatus.FULFILLED, new Fulfilled());
            case CHANGE_QUANTITY, SWAP_VARIANT, REPLACE_ITEM, REMOVE_ITEM, UNDO, WITHDRAW, PAY -> Stream.empty();
        };
    }

    private static Stream<Reason> productsDoNotForbidCanceling(Action action, Situation situation) {
        if (action != Action.CANCEL) {
            return Stream.empty();
        }
        return situation.order().lines().stream()
                .filter(line -> line.quantity() > 0)
                .flatMap(line -> situation.restrictedProductTags(line))
                .distinct()
                .map(RestrictedTag::new);
    }

    /** Where a part may be canceled, canceling is possible: which part is asked of each line. */
    private static Stream<Reason> listingsLetSomethingBeCanceled(Action action, Situation situation) {
        var lines = situation.order().lines().stream()
                .filter(line -> line.quantity() > 0)
                .toList();
        return when(
                action == Action.CANCEL && !lines.isEmpty() && lines.stream().allMatch(Line::binding),
                new NotCancelable());
    }

    /** An order that nobody ships has neither an address nor a way to ship it. */
    private static Stream<Reason> deliveryCanChange(Action action, Situation situation) {
        var order = situation.order();
        boolean nowhere = action == Action.CHANGE_SHIPPING_ADDRESS && order.shippingAddress() == null;
        boolean nohow = action == Action.CHANGE_SHIPPING_METHOD && order.shippingLine() == null;
        return when(order.status() == OrderStatus.OPEN && (nowhere || nohow), new NothingToChange());
    }

    private static Stream<Reason> orderHasRoomForMore(Action action, Situation situation) {
        var cap = situation.policy().quantityCaps().perOrder();
        return action == Action.ADD_ITEM && cap != null && situation.order().units() >= cap
                ? Stream.of(new MaxQuantity(cap))
                : Stream.empty();
    }

    private static Stream<Reason> when(boolean applies, Reason reason) {
        return applies ? Stream.of(reason) : Stream.empty();
    }

    private OrderRules() {}
}
