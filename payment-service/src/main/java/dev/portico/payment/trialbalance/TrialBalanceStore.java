package dev.portico.payment.trialbalance;

import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.payment.account.AccountFollower;
import dev.portico.payment.account.domain.Account;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Whose turn it is when: a merchant's first account puts them on the list. */
@ApplicationScoped
class TrialBalanceStore implements AccountFollower {

    private static final Sql ENLIST = Sql.of(
            """
            insert into trial_balance (merchant, due_at)
            values (:merchant, cast(cast(:due as text) as timestamptz))
            on conflict do nothing
            """);
    private static final Sql ENDED = Sql.of(
            """
            update trial_balance
               set due_at = cast(cast(:due as text) as timestamptz),
                   ended_at = cast(cast(:now as text) as timestamptz),
                   accounts = :accounts,
                   differences = :differences
             where merchant = :merchant
            """);

    private final TrialBalanceConfig config;
    private final Clock clock;

    TrialBalanceStore(TrialBalanceConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** Only an account's first step has no event before its own. */
    @Override
    public Uni<Void> after(MerchantId merchant, Account.Step step) {
        var first = step.account().opened() && step.firstSequence() == 1;
        return first ? enlist(merchant) : Uni.createFrom().voidItem();
    }

    @MerchantTransaction
    public Uni<Void> ended(MerchantId merchant, Progress progress) {
        var now = clock.instant();
        return ENDED.with("due", now.plus(config.every()).toString())
                .with("now", now.toString())
                .with("accounts", progress.accounts())
                .with("differences", (long) progress.differences().size())
                .with("merchant", merchant.value())
                .update()
                .replaceWithVoid();
    }

    private Uni<Void> enlist(MerchantId merchant) {
        return ENLIST.with("merchant", merchant.value())
                .with("due", clock.instant().plus(config.every()).toString())
                .update()
                .replaceWithVoid();
    }
}
