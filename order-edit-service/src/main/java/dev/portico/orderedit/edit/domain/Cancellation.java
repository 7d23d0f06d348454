package dev.portico.orderedit.edit.domain;

import dev.portico.orderedit.order.domain.Hold;
import dev.portico.orderedit.order.domain.Line;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.order.domain.OrderStatus;
import dev.portico.orderedit.order.domain.PreOrderHolds;
import dev.portico.orderedit.policy.domain.Action;
import dev.portico.orderedit.policy.domain.CancelTerms;
import dev.portico.orderedit.policy.domain.PermissionRules;
import dev.portico.orderedit.policy.domain.Reason;
import dev.portico.orderedit.policy.domain.Reason.Fulfilled;
import dev.portico.orderedit.policy.domain.Reason.NotCancelable;
import dev.portico.orderedit.policy.domain.Reason.NothingToChange;
import dev.portico.orderedit.policy.domain.Reason.UnknownLine;
import dev.portico.orderedit.policy.domain.Reason.UnknownReason;
import dev.portico.orderedit.policy.domain.Situation;
import dev.portico.orderedit.workflow.domain.WorkflowRule.Trigger;
import dev.portico.orderedit.workflow.domain.WorkflowRules;
import dev.portico.orderedit.workflow.domain.WorkflowRules.Outcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer's cancellation of an order, or of some of its lines, before they were shipped.
 *
 * @param edit for a cancellation of lines, which is an edit of the order, and for one that taking the last item away was;
 *     empty when all of it is canceled on its own
 * @param feeMinor what the cancellation costs, in minor units: it is part of the total afterwards
 * @param restock whether the units went back to stock
 * @param released the holds that ended with the order or the lines
 * @param followed what the workflow rules did
 */
public record Cancellation(
        Order before,
        Order order,
        Optional<OrderEdit> edit,
        EditedSpan span,
        String reason,
        @Nullable String comment,
        Instant canceledAt,
        long feeMinor,
        boolean restock,
        List<Hold> released,
        Outcome followed,
        List<StockMove> stockMoves) {

    /** The reason of a cancellation that the customer was not asked for one. */
    public static final String LAST_ITEM_REMOVED = "LAST_ITEM_REMOVED";

    /** The reason of one for a delay: the customer did not want to wait, or did not say so where that was needed. */
    public static final String DELAYED = "DELAYED";

    /** Why nobody has to ask the customer: they did not pay. */
    public static final String UNPAID = "UNPAID";

    /** What the customer asks for. {@code lineIds} null: the whole order. */
    public record Wish(String reason, @Nullable String comment, @Nullable List<UUID> lineIds) {

        public Wish {
            lineIds = lineIds == null ? null : List.copyOf(lineIds);
        }
    }

    public Cancellation {
        released = List.copyOf(released);
        stockMoves = List.copyOf(stockMoves);
    }

    /** Whether the order is over. */
    public boolean whole() {
        return order.status() == OrderStatus.CANCELED;
    }

    /** Everything that speaks against it, with the field of the request. */
    public static List<Violation> violations(Situation situation, Wish wish) {
        var all = new ArrayList<Violation>();
        var reasons = situation.policy().cancel().reasons();
        if (!reasons.contains(wish.reason())) {
            all.add(new Violation(new UnknownReason(reasons), "/reason"));
        }
        all.addAll(violations(situation, wish.lineIds()));
        return all;
    }

    /** The same before the customer has given a reason. */
    public static List<Violation> violations(Situation situation, @Nullable List<UUID> lineIds) {
        var all = new ArrayList<Violation>();
        PermissionRules.reasons(Action.CANCEL, situation).stream()
                .filter(reason -> lineIds == null || !(reason instanceof Fulfilled))
                .forEach(reason -> all.add(new Violation(reason, "")));
        if (lineIds == null && situation.order().lines().stream().anyMatch(Cancellation::isBound)) {
            all.add(new Violation(new NotCancelable(), ""));
        }
        var ids = lineIds == null ? List.<UUID>of() : lineIds;
        if (lineIds != null && ids.isEmpty()) {
            all.add(new Violation(new NothingToChange(), "/lineIds"));
        }
        for (int i = 0; i < ids.size(); i++) {
            var pointer = "/lineIds/" + i;
            againstLine(situation.order(), ids.get(i)).ifPresent(reason -> all.add(new Violation(reason, pointer)));
        }
        return all;
    }

    private static Optional<Reason> againstLine(Order order, UUID lineId) {
        var line = order.line(lineId);
        if (line.isEmpty()) {
            return Optional.of(new UnknownLine());
        }
        if (line.get().fulfilledQuantity() > 0) {
            return Optional.of(new Fulfilled());
        }
        if (line.get().quantity() == 0) {
            return Optional.of(new NothingToChange());
        }
        return isBound(line.get()) ? Optional.of(new NotCancelable()) : Optional.empty();
    }

    private static boolean isBound(Line line) {
        return line.quantity() > 0 && line.binding();
    }

    /** For a situation in which nothing speaks against it. */
    public static Cancellation of(Situation situation, Wish wish, UUID editId, WorkflowRules workflow) {
        var lineIds = wish.lineIds();
        return lineIds == null || leavesNothing(situation, lineIds)
                ? whole(
                        situation,
                        wish,
                        feeMinor(situation, null),
                        workflow,
                        Trigger.CANCELED_BY_CUSTOMER,
                        Optional.empty())
                : ofLines(
                        situation,
                        wish,
                        lineIds,
                        feeMinor(situation, lineIds),
                        editId,
                        workflow,
                        EnumSet.of(Trigger.EDITED_BY_CUSTOMER));
    }

    /** What an edit comes to that leaves nothing to send: the shipping goes too, and the fee is what remains. */
    public static CalculatedOrder emptied(CalculatedOrder calculated) {
        var situation = calculated.situation();
        return CalculatedOrder.to(situation, situation.order().cancel(situation.now(), feeMinor(situation, null)));
    }

    /** Of an order that an edit would leave nothing of: the edit is kept as what canceled it. */
    static Cancellation byEmptying(CalculatedOrder calculated, UUID editId, WorkflowRules workflow) {
        var situation = calculated.situation();
        var emptied = emptied(calculated);
        return whole(
                situation,
                new Wish(LAST_ITEM_REMOVED, null, null),
                feeMinor(situation, null),
                workflow,
                Trigger.CANCELED_BY_CUSTOMER,
                Optional.of(edit(editId, situation, emptied.after(), emptied.differences())));
    }

    /** A withdrawal from the contract: without a fee, and no rule of the shop's follows. Units that were sent are not back yet. */
    public static Cancellation withdrawal(Situation situation, @Nullable String comment) {
        return whole(
                situation,
                new Wish("WITHDRAWAL", comment, null),
                0,
                new WorkflowRules(List.of()),
                null,
                Optional.empty());
    }

    /**
     * Of what comes too late: without a fee, and what has been sent of it stays. No rule of the shop's follows where it was not
     * the customer who canceled.
     */
    public static Cancellation ofDelayed(
            Situation situation, List<UUID> lineIds, UUID editId, WorkflowRules workflow, boolean byCustomer) {
        var wish = new Wish(DELAYED, null, lineIds);
        return leavesNothing(situation, lineIds)
                ? whole(
                        situation,
                        wish,
                        0,
                        workflow,
                        byCustomer ? Trigger.CANCELED_BY_CUSTOMER : null,
                        Optional.empty())
                : ofLines(
                        situation,
                        wish,
                        lineIds,
                        0,
                        editId,
                        workflow,
                        byCustomer ? EnumSet.of(Trigger.EDITED_BY_CUSTOMER) : EnumSet.noneOf(Trigger.class));
    }

    /** The order's total after {@link #ofDelayed}, in minor units. */
    public static long totalAfterDelayMinor(Situation situation, List<UUID> lineIds) {
        return leavesNothing(situation, lineIds)
                ? 0
                : without(situation, lineIds).totalMinor();
    }

    /**
     * Whether an order can end because it is not paid. What was sent in part is left to staff; whether the customer could
     * cancel does not matter, since it is not they who do.
     */
    public static boolean canEndUnpaid(Order order) {
        return order.status() == OrderStatus.OPEN
                && order.lines().stream().allMatch(line -> line.fulfilledQuantity() == 0);
    }

    /** An order that {@linkplain #canEndUnpaid can end} and is not paid: without a fee, since nobody would pay that either. */
    public static Cancellation unpaid(Situation situation) {
        return whole(situation, new Wish(UNPAID, null, null), 0, new WorkflowRules(List.of()), null, Optional.empty());
    }

    private static Cancellation whole(
            Situation situation,
            Wish wish,
            long feeMinor,
            WorkflowRules workflow,
            @Nullable Trigger trigger,
            Optional<OrderEdit> edit) {
        var before = situation.order();
        var canceled = before.cancel(situation.now(), feeMinor);
        var triggers = trigger == null ? EnumSet.noneOf(Trigger.class) : EnumSet.of(trigger);
        var followed = workflow.run(triggers, canceled, situation.now());
        boolean restock = situation.policy().cancel().restock();
        return new Cancellation(
                before,
                followed.order(),
                edit,
                new EditedSpan(EditedParts.of(before), EditedParts.of(canceled)),
                wish.reason(),
                wish.comment(),
                situation.now(),
                feeMinor,
                restock,
                before.holds(),
                followed,
                restock ? unsent(StockMove.between(before, canceled, situation.catalog()), before) : List.of());
    }

    /** What was sent is not back in stock by being canceled. */
    private static List<StockMove> unsent(List<StockMove> moves, Order before) {
        return moves.stream()
                .map(move -> move.plus(before.lines().stream()
                        .filter(move::of)
                        .mapToLong(Line::fulfilledQuantity)
                        .sum()))
                .filter(move -> move.units() != 0)
                .toList();
    }

    private static Cancellation ofLines(
            Situation situation,
            Wish wish,
            List<UUID> lineIds,
            long fee,
            UUID editId,
            WorkflowRules workflow,
            Set<Trigger> triggers) {
        var before = situation.order();
        var lesser = without(situation, lineIds);
        var calculated = CalculatedOrder.to(
                situation, lesser.copy().feesMinor(before.feesMinor() + fee).make());
        var edited = calculated
                .after()
                .copy()
                .version(before.version() + 1)
                .progress(before.progress().waitingFor(null).editedBy(null))
                .make();
        var settled = PreOrderHolds.settle(edited, situation.now());
        var followed = workflow.run(triggers, settled.order(), situation.now());
        boolean restock = situation.policy().cancel().restock();
        return new Cancellation(
                before,
                followed.order(),
                Optional.of(edit(editId, situation, edited, calculated.differences())),
                new EditedSpan(EditedParts.of(before), EditedParts.of(edited)),
                wish.reason(),
                wish.comment(),
                situation.now(),
                fee,
                restock,
                settled.released(),
                followed,
                restock ? calculated.stockMoves() : List.of());
    }

    private static OrderEdit edit(UUID id, Situation situation, Order after, List<Difference> differences) {
        var before = situation.order();
        return new OrderEdit(
                id,
                before.version(),
                after.version(),
                before.totalMinor(),
                after.totalMinor(),
                situation.now(),
                differences);
    }

    /**
     * What canceling costs, in minor units: the shop's fee or the deposits that it keeps, whichever is more, and never more than
     * what is canceled. {@code lineIds} null: the whole order.
     */
    public static long feeMinor(Situation situation, @Nullable List<UUID> lineIds) {
        var order = situation.order();
        long canceled = lineIds == null || leavesNothing(situation, lineIds)
                ? order.totalMinor()
                : order.totalMinor() - without(situation, lineIds).totalMinor();
        long fee = Math.max(fee(situation.policy().cancel(), canceled), KeptDeposits.minor(situation, lineIds));
        return Math.min(canceled, fee);
    }

    private static long fee(CancelTerms terms, long canceledMinor) {
        var fixed = terms.feeMinor();
        var percent = terms.feePercent();
        if (fixed != null) {
            return fixed;
        }
        return percent == null
                ? 0
                : percent.multiply(BigDecimal.valueOf(canceledMinor))
                        .divide(BigDecimal.valueOf(100), 0, RoundingMode.HALF_UP)
                        .longValueExact();
    }

    /** The order's total afterwards, in minor units. */
    public static long totalAfterMinor(Situation situation, @Nullable List<UUID> lineIds) {
        var order = situation.order();
        long fee = feeMinor(situation, lineIds);
        return lineIds == null || leavesNothing(situation, lineIds)
                ? fee
                : without(situation, lineIds).totalMinor() + fee;
    }

    private static boolean leavesNothing(Situation situation, List<UUID> lineIds) {
        return without(situation, lineIds).units() == 0;
    }

    /** What has been sent of a line stays, at what it costs alone. */
    private static Order without(Situation situation, List<UUID> lineIds) {
        var order = situation.order();
        return order.copy()
                .lines(order.lines().stream()
                        .map(line -> lineIds.contains(line.id()) ? sentOf(line, situation) : line)
                        .toList())
                .make();
    }

    private static Line sentOf(Line line, Situation situation) {
        if (line.fulfilledQuantity() == 0) {
            return line.canceled();
        }
        var pricing = Pricing.of(situation);
        return pricing.line(
                pricing.prices().withQuantity(line, line.fulfilledQuantity()),
                pricing.discounts().dropped(situation.order().lines()));
    }

    /** The lines that could be canceled on their own. */
    public static List<Line> lines(Order order) {
        return order.lines().stream()
                .filter(line -> againstLine(order, line.id()).isEmpty())
                .toList();
    }
}
