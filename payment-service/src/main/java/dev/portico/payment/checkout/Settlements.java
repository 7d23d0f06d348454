package dev.portico.payment.checkout;

import dev.portico.payment.account.domain.Account;
import dev.portico.payment.account.domain.Payment;
import dev.portico.payment.checkout.domain.Checkout;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.joda.money.Money;

/** What a settled checkout means for the order's account. */
final class Settlements {

    /**
     * @param counted ids under which the order's payments are in the ledger
     * @param pending what may be on its way to the order after this
     */
    static Account.Step step(Account account, Set<String> counted, Money pending, Checkout settled) {
        return step(account.withPending(pending), counted, settled).announcingPendingSince(account.balance());
    }

    private static Account.Step step(Account account, Set<String> counted, Checkout settled) {
        var payment = payment(settled);
        return switch (settled.status()) {
            case SUCCEEDED -> account.receive(payment, counted);
            case DECLINED -> account.failed(payment, Objects.requireNonNull(settled.declineCode()));
            case REQUIRES_ACTION ->
                account.actionRequired(payment, settled.requireSession().url());
            case UNKNOWN -> account.unknown(payment);
            case EXPIRED -> new Account.Step(account, List.of(), List.of());
            case CREATED, PENDING ->
                throw new IllegalStateException("checkout %s is not settled".formatted(settled.id()));
        };
    }

    private static Payment payment(Checkout checkout) {
        return new Payment(
                checkout.id(),
                checkout.orderId(),
                checkout.amount(),
                checkout.purpose(),
                checkout.processor(),
                checkout.requireSession().paymentReference(),
                checkout.method(),
                checkout.paidAt());
    }

    private Settlements() {}
}
