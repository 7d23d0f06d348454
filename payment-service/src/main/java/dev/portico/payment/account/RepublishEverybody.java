package dev.portico.payment.account;

import dev.portico.kit.tenancy.AllMerchantsTransaction;
import dev.portico.kit.tenancy.MerchantId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Whose accounts there are, for the operator, who belongs to no merchant. */
@ApplicationScoped
class RepublishEverybody {

    private static final String MERCHANTS = "select distinct merchant from account order by merchant";

    @AllMerchantsTransaction
    public Uni<List<MerchantId>> merchants() {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(MERCHANTS, String.class).getResultList())
                .map(names -> names.stream().map(MerchantId::new).toList());
    }
}
