package dev.portico.payment.trialbalance;

import dev.portico.kit.job.LeaseWorker;
import dev.portico.kit.job.LeasedWork;
import dev.portico.kit.tenancy.MerchantId;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Recomputes every merchant's accounts once a day. One merchant at a time: it reads all there is. */
@ApplicationScoped
class DailyTrialBalance implements LeasedWork<TrialBalanceRow, MerchantId, Progress> {

    private static final Logger LOG = Logger.getLogger(DailyTrialBalance.class);

    /** Longer than it takes: what is begun twice is only done twice. */
    private static final Duration LEASE = Duration.ofHours(1);

    private static final String DUE =
            """
            select merchant, due_at, ended_at, accounts, differences from trial_balance
             where due_at <= cast(cast(:now as text) as timestamptz)
             order by due_at
            """;

    private final LeaseWorker worker;
    private final TrialBalanceRun balance;
    private final TrialBalanceStore store;
    private final TrialBalanceConfig config;

    DailyTrialBalance(LeaseWorker worker, TrialBalanceRun balance, TrialBalanceStore store, TrialBalanceConfig config) {
        this.worker = worker;
        this.balance = balance;
        this.store = store;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        worker.begin(this, config.pollEvery());
    }

    @Override
    public String name() {
        return "trial balance";
    }

    @Override
    public Class<TrialBalanceRow> row() {
        return TrialBalanceRow.class;
    }

    @Override
    public String due() {
        return DUE;
    }

    @Override
    public Uni<MerchantId> take(TrialBalanceRow row, Instant now) {
        row.dueAt = now.plus(LEASE);
        return Uni.createFrom().item(new MerchantId(row.merchant));
    }

    @Override
    public Object id(MerchantId merchant) {
        return merchant;
    }

    @Override
    public Uni<Progress> perform(MerchantId merchant) {
        return balance.run(merchant);
    }

    @Override
    public Uni<Void> settle(MerchantId merchant, Progress progress) {
        if (!progress.differences().isEmpty()) {
            LOG.errorf("the ledger of %s does not add up: %s", merchant, progress.differences());
        }
        return store.ended(merchant, progress);
    }
}
