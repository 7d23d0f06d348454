package dev.portico.payment.trialbalance;

import dev.portico.kit.identity.Actor;
import dev.portico.kit.job.InTurn;
import dev.portico.kit.money.Amounts;
import dev.portico.kit.tenancy.AfterCommit;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.payment.account.Accounts;
import dev.portico.payment.account.domain.Account;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Recomputes a merchant's accounts, some in one transaction, and tells of each sum that is not what it should be. */
@ApplicationScoped
class TrialBalances {

    private static final String METRIC = "portico.ledger.differences";

    private final LedgerSums sums;
    private final Accounts accounts;
    private final MeterRegistry meters;
    private final TrialBalanceConfig config;

    TrialBalances(LedgerSums sums, Accounts accounts, MeterRegistry meters, TrialBalanceConfig config) {
        this.sums = sums;
        this.accounts = accounts;
        this.meters = meters;
        this.config = config;
    }

    /** The next accounts by order id, and whether that were all. */
    @MerchantTransaction
    public Uni<Progress> goOn(MerchantId merchant, Progress soFar) {
        return sums.next(merchant, soFar.after(), config.chunk())
                .call(chunk -> tell(merchant, chunk.differences()))
                .map(chunk -> soFar.plus(chunk, config.chunk()));
    }

    private Uni<Void> tell(MerchantId merchant, List<Difference> differences) {
        return InTurn.each(
                differences.stream().map(Difference::orderId).distinct().toList(), order -> tell(merchant, order));
    }

    /** The account is held first, so that its news are numbered, and then looked at once more. */
    private Uni<Void> tell(MerchantId merchant, UUID orderId) {
        return accounts.hold(merchant, orderId)
                .chain(account -> sums.of(merchant, orderId)
                        .invoke(differences -> AfterCommit.run(() -> count(differences)))
                        .map(differences -> step(account, differences)))
                .chain(step -> accounts.record(merchant, Actor.SYSTEM, step));
    }

    private static Account.Step step(Account account, List<Difference> differences) {
        var step = account.unchanged();
        for (var difference : differences) {
            step = step.then(before ->
                    before.unbalanced(difference.what(), Amounts.of(difference.currency(), difference.amountMinor())));
        }
        return step;
    }

    private void count(List<Difference> differences) {
        for (var difference : differences) {
            meters.counter(METRIC, "sum", difference.what().name().toLowerCase(Locale.ROOT))
                    .increment();
        }
    }
}
