package dev.portico.payment.trialbalance;

import dev.portico.kit.tenancy.MerchantId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** All of a merchant's accounts, chunk after chunk, in no transaction of its own. */
@ApplicationScoped
class TrialBalanceRun {

    private final TrialBalances balances;

    TrialBalanceRun(TrialBalances balances) {
        this.balances = balances;
    }

    Uni<Progress> run(MerchantId merchant) {
        return goOn(merchant, Progress.BEGIN);
    }

    private Uni<Progress> goOn(MerchantId merchant, Progress soFar) {
        return balances.goOn(merchant, soFar)
                .chain(progress -> progress.atTheEnd() ? Uni.createFrom().item(progress) : goOn(merchant, progress));
    }
}
