package dev.portico.payment.trialbalance;

import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.AllMerchantsTransaction;
import dev.portico.kit.tenancy.MerchantId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Whose ledgers there are, for the operator, who belongs to no merchant. */
@ApplicationScoped
class AllLedgers {

    private static final Sql MERCHANTS = Sql.of("select merchant from trial_balance order by merchant");

    @AllMerchantsTransaction
    public Uni<List<MerchantId>> merchants() {
        return MERCHANTS.call().column(String.class).map(names -> names.stream()
                .map(MerchantId::new)
                .toList());
    }
}
