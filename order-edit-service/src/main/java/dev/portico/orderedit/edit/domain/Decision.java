package dev.portico.orderedit.edit.domain;

import dev.portico.orderedit.order.domain.Coverage;
import dev.portico.orderedit.order.domain.Hold;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.order.domain.PendingEdit;
import dev.portico.orderedit.order.domain.PreOrderHolds;
import dev.portico.orderedit.order.domain.PreOrderHolds.Settled;
import dev.portico.orderedit.order.domain.Progress.LastEdit;
import dev.portico.orderedit.policy.domain.Reason;
import dev.portico.orderedit.workflow.domain.WorkflowRule.Trigger;
import dev.portico.orderedit.workflow.domain.WorkflowRules;
import dev.portico.orderedit.workflow.domain.WorkflowRules.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** What becomes of changes that a customer wants to commit. */
public sealed interface Decision {

    /** How long the shop has to answer a request. */
    Duration ANSWER_WITHIN = Duration.ofDays(7);

    <T> T fold(
            Function<? super Accepted, ? extends T> accepted,
            Function<? super Canceled, ? extends T> canceled,
            Function<? super Waiting, ? extends T> waiting,
            Function<? super Rejected, ? extends T> rejected);

    /** All that a decision needs beside the calculated order. */
    record Circumstances(UUID editId, Coverage coverage, WorkflowRules workflow) {}

    /**
     * The edit, the order as it is from now on, and what else happens with it.
     *
     * @param held the hold until it is paid, if it has to be
     * @param released the until-paid hold, if nothing is owed any more
     * @param settled the holds of pre-ordered lines that came or went with it
     * @param followed what the workflow rules did
     */
    record Accepted(
            OrderEdit edit,
            EditedSpan span,
            Order order,
            Optional<Hold> held,
            Optional<Hold> released,
            Settled settled,
            Outcome followed,
            List<StockMove> stockMoves)
            implements Decision {
        @Override
        public <T> T fold(
                Function<? super Accepted, ? extends T> accepted,
                Function<? super Canceled, ? extends T> canceled,
                Function<? super Waiting, ? extends T> waiting,
                Function<? super Rejected, ? extends T> rejected) {
            return accepted.apply(this);
        }
    }

    /** Nothing would be left to send, and the shop lets that cancel the order. */
    record Canceled(Cancellation cancellation) implements Decision {
        @Override
        public <T> T fold(
                Function<? super Accepted, ? extends T> accepted,
                Function<? super Canceled, ? extends T> canceled,
                Function<? super Waiting, ? extends T> waiting,
                Function<? super Rejected, ? extends T> rejected) {
            return canceled.apply(this);
        }
    }

    /** The order stays as it is, but for knowing what waits; the stock is set aside. */
    record Waiting(PendingEdit pending, EditedSpan span, Order order, List<StockMove> reserved) implements Decision {
        @Override
        public <T> T fold(
                Function<? super Accepted, ? extends T> accepted,
                Function<? super Canceled, ? extends T> canceled,
                Function<? super Waiting, ? extends T> waiting,
                Function<? super Rejected, ? extends T> rejected) {
            return waiting.apply(this);
        }
    }

    /** Nothing changes. */
    record Rejected(List<Violation> violations) implements Decision {
        @Override
        public <T> T fold(
                Function<? super Accepted, ? extends T> accepted,
                Function<? super Canceled, ? extends T> canceled,
                Function<? super Waiting, ? extends T> waiting,
                Function<? super Rejected, ? extends T> rejected) {
            return rejected.apply(this);
        }
    }

    /** Decides without a side effect. */
    static Decision on(CalculatedOrder calculated, Circumstances given) {
        if (calculated.before().progress().pendingEdit() != null) {
            return new Rejected(List.of(new Violation(new Reason.PendingEdit(), "")));
        }
        var refusals = calculated.refusals();
        if (!refusals.isEmpty()) {
            return new Rejected(refusals);
        }
        return switch (CommitPath.of(calculated, given.coverage())) {
            case CANCEL -> new Canceled(Cancellation.byEmptying(calculated, given.editId(), given.workflow()));
            case APPLY -> accept(calculated, given, triggers(calculated));
            case REQUEST_APPROVAL -> ask(calculated, given, PendingEdit.Kind.APPROVAL, ANSWER_WITHIN);
            case REQUEST_PAYMENT ->
                ask(
                        calculated,
                        given,
                        PendingEdit.Kind.PAYMENT,
                        calculated.situation().policy().collectWithin());
        };
    }

    /** What an edit by the customer sets off. */
    static Set<Trigger> triggers(CalculatedOrder calculated) {
        boolean address = calculated.differences().stream()
                .anyMatch(difference -> difference.kind() == Difference.Kind.ADDRESS_CHANGED);
        return address
                ? EnumSet.of(Trigger.EDITED_BY_CUSTOMER, Trigger.ADDRESS_CHANGED)
                : EnumSet.of(Trigger.EDITED_BY_CUSTOMER);
    }

    /** Applies what nothing speaks against. */
    static Accepted accept(CalculatedOrder calculated, Circumstances given, Set<Trigger> triggers) {
        var now = calculated.situation().now();
        var before = calculated.before();
        var edited = calculated
                .after()
                .copy()
                .version(before.version() + 1)
                .progress(before.progress().waitingFor(null).editedBy(new LastEdit(given.editId(), now)))
                .make();
        return applied(calculated, given, edited, triggers);
    }

    /** Takes an edit back: a change of the order like any other, but none that could be undone. */
    static Accepted revert(CalculatedOrder calculated, Circumstances given) {
        return applied(calculated, given, reverted(calculated), Set.of());
    }

    /** Takes an increase back that nobody has paid: the rules for overdue payments apply as well. */
    static Accepted revertUnpaid(CalculatedOrder calculated, Circumstances given) {
        return applied(calculated, given, reverted(calculated), EnumSet.of(Trigger.PAYMENT_OVERDUE));
    }

    private static Order reverted(CalculatedOrder calculated) {
        var before = calculated.before();
        return calculated
                .after()
                .copy()
                .version(before.version() + 1)
                .progress(before.progress().editedBy(null))
                .make();
    }

    private static Accepted applied(
            CalculatedOrder calculated, Circumstances given, Order edited, Set<Trigger> triggers) {
        var now = calculated.situation().now();
        boolean owes = given.coverage().balanceMinor(edited.totalMinor()) > 0;
        var unpaid = edited.hold(Hold.Kind.UNPAID);
        Optional<Hold> held = owes && calculated.deltaMinor() > 0 && unpaid.isEmpty()
                ? Optional.of(new Hold(Hold.Kind.UNPAID, now))
                : Optional.empty();
        Optional<Hold> released = owes ? Optional.empty() : unpaid;
        var standing = held.map(edited::withHold)
                .or(() -> released.map(edited::withoutHold))
                .orElse(edited);
        var settled = PreOrderHolds.settle(standing, now);
        var followed = given.workflow().run(triggers, settled.order(), now);
        return new Accepted(
                edit(calculated, given.editId(), now),
                span(calculated),
                followed.order(),
                held,
                released,
                settled,
                followed,
                calculated.stockMoves());
    }

    private static Waiting ask(
            CalculatedOrder calculated, Circumstances given, PendingEdit.Kind kind, Duration within) {
        var now = calculated.situation().now();
        long totalAfter = calculated.after().totalMinor();
        var pending = new PendingEdit(
                given.editId(),
                kind,
                now,
                now.plus(within),
                totalAfter,
                Math.max(0, given.coverage().balanceMinor(totalAfter)),
                told(calculated.differences()));
        var before = calculated.before();
        return new Waiting(
                pending,
                span(calculated),
                before.withProgress(before.progress().waitingFor(pending)),
                Reservation.of(calculated.stockMoves()));
    }

    private static EditedSpan span(CalculatedOrder calculated) {
        return new EditedSpan(EditedParts.of(calculated.before()), EditedParts.of(calculated.after()));
    }

    static List<PendingEdit.Difference> told(List<Difference> differences) {
        return differences.stream()
                .map(difference -> new PendingEdit.Difference(
                        difference.kind().name(),
                        difference.lineId(),
                        difference.title(),
                        difference.from(),
                        difference.to(),
                        difference.amountMinor()))
                .toList();
    }

    private static OrderEdit edit(CalculatedOrder calculated, UUID id, Instant now) {
        var before = calculated.before();
        return new OrderEdit(
                id,
                before.version(),
                before.version() + 1,
                before.totalMinor(),
                calculated.after().totalMinor(),
                now,
                calculated.differences());
    }
}
