package dev.portico.portal.console;

import dev.portico.portal.client.ChangeRequest;
import dev.portico.portal.console.ConsoleOrderPage.Sum;
import dev.portico.portal.view.domain.Balance;
import dev.portico.portal.view.domain.OrderExcerpt.Difference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request does to an order's money. */
final class RequestMoney {

    /** What it does to the total, in minor units: of the order as it is now, or as it was asked for once that is over. */
    static long deltaMinor(ChangeRequest request) {
        return request.isOpen()
                ? request.totalAfterMinor() - request.totalMinor()
                : request.differences().stream()
                        .mapToLong(Difference::amountMinor)
                        .sum();
    }

    /** @param balance of the order; null while the ledger has told nothing */
    static List<Sum> sums(ConsoleView view, ChangeRequest request, @Nullable Balance balance) {
        var currency = request.currency();
        var sums = new ArrayList<Sum>();
        if (!request.isOpen()) {
            sums.add(new Sum("Order total now", view.money(currency, request.totalMinor()), "strong"));
            return sums;
        }
        sums.add(new Sum("Order total now", view.money(currency, request.totalMinor()), ""));
        sums.add(new Sum("Afterwards", view.money(currency, request.totalAfterMinor()), "strong"));
        if (balance != null) {
            sums.add(new Sum("Paid", view.money(currency, balance.paidMinor() - balance.refundedMinor()), ""));
            if (balance.authorizedMinor() > 0) {
                sums.add(new Sum("Reserved, not taken yet", view.money(currency, balance.authorizedMinor()), ""));
            }
        }
        sums.add(outcome(view, currency, owedMinor(request, balance)));
        return sums;
    }

    /** Positive: by the customer; negative: by the shop. */
    private static long owedMinor(ChangeRequest request, @Nullable Balance balance) {
        return balance == null
                ? request.dueMinor()
                : balance.withTotal(request.totalAfterMinor()).outstandingMinor();
    }

    private static Sum outcome(ConsoleView view, String currency, long owed) {
        if (owed == 0) {
            return new Sum("Left to pay or refund", view.money(currency, 0), "total");
        }
        return owed > 0
                ? new Sum("Customer then owes", view.money(currency, owed), "total")
                : new Sum("You then refund", view.money(currency, -owed), "total");
    }

    private RequestMoney() {}
}
