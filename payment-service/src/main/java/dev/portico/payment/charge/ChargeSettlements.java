package dev.portico.payment.charge;

import dev.portico.payment.account.domain.Account;
import dev.portico.payment.account.domain.Payment;
import dev.portico.payment.account.domain.Retry;
import dev.portico.payment.charge.domain.Charge;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What a settled charge means for the order's account. */
final class ChargeSettlements {

    private static final String PURPOSE = "CHARGE";

    /**
     * @param counted ids under which the order's payments are in the ledger
     * @param pending what may be on its way to the order after this
     * @param nextAt when a declined charge is tried again, or null
     */
    static Account.Step step(
            Account account, Set<String> counted, Money pending, Charge settled, @Nullable Instant nextAt) {
        return step(account.withPending(pending), counted, settled, nextAt).announcingPendingSince(account.balance());
    }

    private static Account.Step step(Account account, Set<String> counted, Charge settled, @Nullable Instant nextAt) {
        var payment = payment(settled);
        var said = settled.result();
        return switch (settled.status()) {
            case SUCCEEDED -> account.receive(payment, counted);
            case DECLINED -> {
                var declined = Objects.requireNonNull(said);
                var retry = new Retry(Objects.requireNonNull(declined.declineClass()), nextAt);
                yield account.failed(payment, Objects.requireNonNull(declined.declineCode()), retry);
            }
            case REQUIRES_ACTION ->
                account.actionRequired(
                        payment,
                        Objects.requireNonNull(Objects.requireNonNull(said).url()));
            case UNKNOWN -> account.unknown(payment);
            // the processor never heard of it: it will be asked again, and nobody needs to know
            case CREATED -> new Account.Step(account, List.of(), List.of());
            case PENDING, SKIPPED ->
                throw new IllegalStateException("charge %s is not settled".formatted(settled.id()));
        };
    }

    private static Payment payment(Charge charge) {
        var taken = Objects.requireNonNull(charge.taken(), "a charge that was settled has been begun");
        var said = charge.result();
        return new Payment(
                charge.id(),
                charge.orderId(),
                charge.amount(),
                PURPOSE,
                taken.processor(),
                said == null ? null : said.reference(),
                taken.card().method(),
                said == null ? null : said.paidAt());
    }

    private ChargeSettlements() {}
}
