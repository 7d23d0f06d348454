package dev.portico.orderedit.policy.domain;

import dev.portico.orderedit.order.domain.Line;
import dev.portico.orderedit.order.domain.LineKind;
import dev.portico.orderedit.order.domain.OrderStatus;
import dev.portico.orderedit.policy.domain.Reason.CustomItem;
import dev.portico.orderedit.policy.domain.Reason.DepositKept;
import dev.portico.orderedit.policy.domain.Reason.FreeItem;
import dev.portico.orderedit.policy.domain.Reason.Fulfilled;
import dev.portico.orderedit.policy.domain.Reason.LastItem;
import dev.portico.orderedit.policy.domain.Reason.MaxQuantity;
import dev.portico.orderedit.policy.domain.Reason.NotCancelable;
import dev.portico.orderedit.policy.domain.Reason.NothingToChange;
import dev.portico.orderedit.policy.domain.Reason.PersonalizedItem;
import dev.portico.orderedit.policy.domain.Reason.RestrictedTag;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What speaks against an action by the state of one line, beside what speaks against it by the order. */
final class LineRules {

    private static final List<LineRule> OF_A_LINE = List.of(
            LineRules::lineIsInTheOrder,
            LineRules::lineIsNotFulfilled,
            LineRules::productHasNoRestrictionTag,
            LineRules::lineIsFromTheCatalog,
            LineRules::lineIsNotFree,
            LineRules::lineIsNotPersonalized,
            LineRules::anotherItemRemains,
            LineRules::preOrderMayBeGivenUp,
            LineRules::quantityHasRoom);

    @FunctionalInterface
    private interface LineRule {
        Stream<Reason> check(Action action, Line line, Situation situation);
    }

    static Stream<Reason> reasons(Action action, Line line, Situation situation) {
        return OF_A_LINE.stream().flatMap(rule -> rule.check(action, line, situation));
    }

    /** A removed line can only come back, by its quantity. */
    private static Stream<Reason> lineIsInTheOrder(Action action, Line line, Situation situation) {
        boolean open = situation.order().status() == OrderStatus.OPEN;
        return when(open && line.quantity() == 0 && action != Action.CHANGE_QUANTITY, new NothingToChange());
    }

    private static Stream<Reason> lineIsNotFulfilled(Action action, Line line, Situation situation) {
        boolean locked = action == Action.CHANGE_QUANTITY
                ? line.fulfilledQuantity() > 0 && line.openQuantity() == 0
                : line.fulfilledQuantity() > 0;
        return when(locked, new Fulfilled());
    }

    private static Stream<Reason> productHasNoRestrictionTag(Action action, Line line, Situation situation) {
        return situation.restrictedProductTags(line).map(RestrictedTag::new);
    }

    /** A fee is the shop's, whatever else is open; and what is not from the catalog has no other variants. */
    private static Stream<Reason> lineIsFromTheCatalog(Action action, Line line, Situation situation) {
        boolean locked =
                situation.policy().locks().custom() || line.kind() == LineKind.FEE || action == Action.SWAP_VARIANT;
        return when(line.kind() != LineKind.CATALOG && locked, new CustomItem());
    }

    private static Stream<Reason> lineIsNotFree(Action action, Line line, Situation situation) {
        boolean open = situation.order().status() == OrderStatus.OPEN;
        boolean locked = situation.policy().locks().free();
        return when(locked && open && line.kind() == LineKind.CATALOG && line.free(), new FreeItem());
    }

    private static Stream<Reason> lineIsNotPersonalized(Action action, Line line, Situation situation) {
        boolean locked = situation.policy().locks().personalized();
        return when(locked && action != Action.REMOVE_ITEM && line.personalized(), new PersonalizedItem());
    }

    /** Where removing the last item cancels the order, canceling must be allowed. */
    private static Stream<Reason> anotherItemRemains(Action action, Line line, Situation situation) {
        if (action != Action.REMOVE_ITEM || line.quantity() == 0) {
            return Stream.empty();
        }
        boolean last = line.openQuantity() == situation.order().openUnits();
        return when(last && !PermissionRules.emptyingCancels(situation), new LastItem());
    }

    private static Stream<Reason> preOrderMayBeGivenUp(Action action, Line line, Situation situation) {
        boolean givesUp = action == Action.REMOVE_ITEM || action == Action.REPLACE_ITEM;
        return givesUp && line.openQuantity() > 0 ? againstGivingUp(line).stream() : Stream.empty();
    }

    /** Why an edit may not take units from what was pre-ordered: canceling it, where that may be, says first what it costs. */
    static Optional<Reason> againstGivingUp(Line line) {
        return line.preOrdered()
                .flatMap(promise -> promise.binding()
                        ? Optional.of(new NotCancelable())
                        : promise.keepsDeposit() ? Optional.of(new DepositKept()) : Optional.empty());
    }

    /** One unit left to sell and no room above it: neither up nor down. */
    private static Stream<Reason> quantityHasRoom(Action action, Line line, Situation situation) {
        boolean canGoDown = line.quantity() > leastQuantity(line);
        if (action != Action.CHANGE_QUANTITY || canGoDown || line.quantity() == 0) {
            return Stream.empty();
        }
        return quantityLimit(line, situation)
                .filter(limit -> limit <= line.quantity())
                .map(limit -> Stream.<Reason>of(new MaxQuantity(limit)))
                .orElse(Stream.empty());
    }

    /** Removing is an action of its own, and shipped units stay. */
    static int leastQuantity(Line line) {
        return againstGivingUp(line).isPresent() ? line.quantity() : Math.max(1, line.fulfilledQuantity());
    }

    /** The most units the merchant's caps let the line have, given the rest of the order as it is. */
    static Optional<Long> quantityLimit(Line line, Situation situation) {
        var caps = situation.policy().quantityCaps();
        var perOrder = Optional.ofNullable(caps.perOrder())
                .map(cap -> Math.max(0L, cap - (long) (situation.order().units() - line.quantity())));
        return Stream.of(caps.limitOf(line), perOrder).flatMap(Optional::stream).min(Long::compare);
    }

    private static Stream<Reason> when(boolean applies, Reason reason) {
        return applies ? Stream.of(reason) : Stream.empty();
    }

    private LineRules() {}
}
