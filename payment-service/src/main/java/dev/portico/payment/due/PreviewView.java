package dev.portico.payment.due;

import dev.portico.kit.money.Amounts;
import dev.portico.payment.account.domain.Account;
import dev.portico.payment.schedule.ScheduleView;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is due when, as the order is and as it would be. Amounts in minor units of {@code currency}.
 *
 * @param dueMinor what the customer would be asked for at once, zero or more
 * @param outstandingMinor of all that is not paid: positive what the customer would owe, negative what the merchant would
 * @param nextDueOn the next day on which more would become due; null when none is known
 * @param confirmationRequired whether more would be charged later than the customer agreed to
 */
record PreviewView(
        String currency,
        ScheduleView before,
        ScheduleView after,
        long dueMinor,
        long outstandingMinor,
        @Nullable LocalDate nextDueOn,
        boolean confirmationRequired) {

    static PreviewView of(Comparison comparison) {
        var balance = comparison.after().balance();
        return new PreviewView(
                balance.currency().getCode(),
                view(comparison.before()),
                view(comparison.after()),
                Amounts.minor(balance.dueNow()),
                Amounts.minor(balance.outstanding()),
                balance.dues().nextOn(),
                comparison.confirmationRequired());
    }

    private static ScheduleView view(Account account) {
        return ScheduleView.of(account.schedule());
    }
}
