package dev.portico.payment.account;

import dev.portico.kit.money.Amounts;
import dev.portico.kit.tenancy.AfterCommit;
import dev.portico.payment.account.domain.Account;
import dev.portico.payment.account.domain.MoneyMoved;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.joda.money.Money;

/** {@code portico.money}: what became due, was paid and refunded, in minor units by currency. */
@ApplicationScoped
class MoneyMetrics {

    private static final String NAME = "portico.money";

    private final MeterRegistry meters;

    MoneyMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Counts when the running transaction has committed. Before an account is opened, nobody knows what is due. */
    void recorded(Account.Step step) {
        if (step.account().opened() && !step.entries().isEmpty()) {
            AfterCommit.run(() -> count(MoneyMoved.by(step)));
        }
    }

    private void count(MoneyMoved moved) {
        count("due", moved.due());
        count("paid", moved.paid());
        count("refund_due", moved.refundDue());
        count("refunded", moved.refunded());
    }

    private void count(String kind, Money amount) {
        if (amount.isPositive()) {
            meters.counter(
                            NAME,
                            "kind",
                            kind,
                            "currency",
                            amount.getCurrencyUnit().getCode())
                    .increment(Amounts.minor(amount));
        }
    }
}
