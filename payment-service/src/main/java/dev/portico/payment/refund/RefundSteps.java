package dev.portico.payment.refund;

import dev.portico.payment.account.domain.Account;
import dev.portico.payment.account.domain.LedgerEntry;
import dev.portico.payment.account.domain.Refunded;
import dev.portico.payment.refund.domain.Part;
import dev.portico.payment.refund.domain.Refund;
import dev.portico.payment.refund.domain.Status;
import java.time.Instant;
import java.util.Objects;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What a refund means for the order's account. */
final class RefundSteps {

    /** What was given back outside is in the ledger at once. */
    static Account.Step created(Account account, Refund refund) {
        var step = account.unchanged();
        for (var part : refund.parts()) {
            if (part.status() == Status.SUCCEEDED) {
                step = step.then(before -> returned(before, part));
            }
        }
        return issuedIfThrough(step, refund, refund.createdAt());
    }

    /** @param part what there is news of, as it is in {@code refund} */
    static Account.Step settled(Account account, Refund refund, Part part, Instant now) {
        return switch (part.status()) {
            case SUCCEEDED ->
                issuedIfThrough(returned(account, part), refund, Objects.requireNonNull(part.refundedAt()));
            case FAILED ->
                account.refundFailed(
                        told(refund, part.amount(), part.method(), now),
                        Objects.requireNonNull(part.code()),
                        part.nextAt());
            case CREATED, PENDING, UNKNOWN -> account.unchanged();
        };
    }

    private static Account.Step returned(Account account, Part part) {
        return account.refund(LedgerEntry.refund(
                account.orderId(),
                part.amount(),
                part.ledgerReference(),
                part.method(),
                Objects.requireNonNull(part.refundedAt())));
    }

    private static Account.Step issuedIfThrough(Account.Step step, Refund refund, Instant at) {
        if (!refund.isThrough()) {
            return step;
        }
        var told = told(refund, refund.terms().amount(), refund.method().orElse(null), at);
        return step.then(account -> account.refundIssued(told));
    }

    private static Refunded told(Refund refund, Money amount, @Nullable String method, Instant at) {
        var terms = refund.terms();
        return new Refunded(
                refund.id(), amount, method, terms.kind().name(), terms.notifyCustomer(), terms.reason(), at);
    }

    private RefundSteps() {}
}
