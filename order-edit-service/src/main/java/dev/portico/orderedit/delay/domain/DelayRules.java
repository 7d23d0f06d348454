package dev.portico.orderedit.delay.domain;

import dev.portico.orderedit.order.domain.DelayOption;
import dev.portico.orderedit.order.domain.DelayOption.Answer;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.order.domain.OrderStatus;
import dev.portico.orderedit.policy.domain.DelayRule;
import dev.portico.orderedit.policy.domain.Reason;
import dev.portico.orderedit.policy.domain.Reason.AnswerOver;
import dev.portico.orderedit.policy.domain.Reason.NothingToAnswer;
import dev.portico.orderedit.policy.domain.Reason.OrderClosed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the rule about delays asks for, and what customers may answer. */
public final class DelayRules {

    /** What a customer says to a delay. */
    public enum Choice {
        ACCEPT,
        CANCEL
    }

    /**
     * Whether those who don't answer are canceled. One question goes to all who wait, so the strictest of them decides.
     *
     * @param renewed whether some of them were asked before: then silence is consent no more
     * @param promisedBy the earliest day that one of them was promised
     * @param newDay the last day of the new time; null: nobody knows
     */
    public static boolean consentRequired(
            DelayRule rule, boolean renewed, @Nullable LocalDate promisedBy, @Nullable LocalDate newDay) {
        return rule == DelayRule.FTC
                && (renewed
                        || newDay == null
                        || (promisedBy != null && newDay.isAfter(promisedBy.plusDays(DelayRule.DAYS_OF_SILENCE))));
    }

    /**
     * Everything that speaks against an answer. Once accepted, canceling stays possible until the time for the answer is over,
     * and for as long as the goods wait where nobody can name a day.
     */
    public static List<Reason> against(Choice choice, Order order, Optional<DelayOption> asked, Instant now) {
        if (order.status() != OrderStatus.OPEN) {
            return List.of(new OrderClosed());
        }
        var option = asked.filter(it -> waits(order, it)).orElse(null);
        if (option == null || !mayFollow(choice, option.answer())) {
            return List.of(new NothingToAnswer());
        }
        boolean late = !now.isBefore(option.respondBy());
        boolean stillCancels = choice == Choice.CANCEL && option.indefinite();
        return late && !stillCancels ? List.of(new AnswerOver(option.respondBy())) : List.of();
    }

    private static boolean waits(Order order, DelayOption option) {
        return !order.waitingFor(option.listingId()).isEmpty();
    }

    private static boolean mayFollow(Choice choice, @Nullable Answer earlier) {
        return earlier == null || (choice == Choice.CANCEL && earlier.stays());
    }

    /** Whether it is what was answered already. */
    public static boolean isRepeated(Choice choice, Optional<DelayOption> asked) {
        var answer = choice == Choice.ACCEPT ? Answer.ACCEPTED : Answer.CANCELED;
        return asked.filter(option -> option.answer() == answer).isPresent();
    }

    /**
     * What becomes of an order that has not answered in time; empty where nothing is to be decided any more: it was asked
     * something else since, or does not wait.
     */
    public static Optional<Answer> unanswered(Order order, DelayNotice notice) {
        return order.progress()
                .delay(notice.noticeId())
                .filter(DelayOption::open)
                .filter(option -> waits(order, option))
                .map(option -> option.consentRequired() ? Answer.LAPSED : Answer.SILENT);
    }

    private DelayRules() {}
}
