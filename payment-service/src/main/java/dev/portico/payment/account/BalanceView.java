package dev.portico.payment.account;

import dev.portico.kit.money.Amounts;
import dev.portico.payment.account.domain.Balance;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A balance as others see it, in events and answers alike. Amounts in minor units of {@code currency}.
 *
 * @param authorizedMinor reserved at the shop's platform and to be taken: it covers the order, but is no money in hand
 * @param pendingMinor on its way through a processor's page, in no other amount here
 * @param expectedTotalMinor the order's total once an edit that waits for its payment is applied; null when none waits
 * @param dueMinor what the customer is asked for now: of what is outstanding, all that is not to be paid later
 * @param nextDueOn the next day of the shop's calendar on which a part of the order becomes due; null when none is known
 */
public record BalanceView(
        UUID orderId,
        String currency,
        long orderTotalMinor,
        long paidMinor,
        long authorizedMinor,
        long refundedMinor,
        long waivedMinor,
        long outstandingMinor,
        long pendingMinor,
        @Nullable Long expectedTotalMinor,
        long dueMinor,
        @Nullable LocalDate nextDueOn) {

    public static BalanceView of(Balance balance) {
        var expected = balance.expectedTotal();
        return new BalanceView(
                balance.orderId(),
                balance.currency().getCode(),
                Amounts.minor(balance.orderTotal()),
                Amounts.minor(balance.paid()),
                Amounts.minor(balance.authorized()),
                Amounts.minor(balance.refunded()),
                Amounts.minor(balance.waived()),
                Amounts.minor(balance.outstanding()),
                Amounts.minor(balance.pending()),
                expected == null ? null : Amounts.minor(expected),
                Amounts.minor(balance.dueNow()),
                balance.dues().nextOn());
    }
}
