package dev.portico.orderedit.policy.domain;

import dev.portico.orderedit.policy.domain.Reason.NothingToUndo;
import dev.portico.orderedit.policy.domain.Reason.PendingEdit;
import dev.portico.orderedit.withdrawal.domain.WithdrawalPeriod;
import java.util.stream.Stream;

/** What goes on with an order already, and what that leaves to do. */
final class ProgressRules {

    /** One thing waits at a time. An order can still be canceled, withdrawn from and paid: that ends what waits, or is what it waits for. */
    static Stream<Reason> nothingWaits(Action action, Situation situation) {
        boolean asks =
                switch (action) {
                    case CANCEL, WITHDRAW, PAY -> false;
                    default -> true;
                };
        return asks && situation.order().progress().pendingEdit() != null
                ? Stream.of(new PendingEdit())
                : Stream.empty();
    }

    static Stream<Reason> somethingCanBeUndone(Action action, Situation situation) {
        return action == Action.UNDO && situation.order().progress().lastEdit() == null
                ? Stream.of(new NothingToUndo())
                : Stream.empty();
    }

    static Stream<Reason> withdrawalIsOpen(Action action, Situation situation) {
        return action == Action.WITHDRAW ? WithdrawalPeriod.reasons(situation).stream() : Stream.empty();
    }

    private ProgressRules() {}
}
