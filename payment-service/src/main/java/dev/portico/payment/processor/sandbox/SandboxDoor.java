package dev.portico.payment.processor.sandbox;

import dev.portico.kit.tenancy.AllMerchantsTransaction;
import dev.portico.kit.tenancy.MerchantId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Finds whose page it is. The customer brings no token, and the merchant must not come from the request: the
 * page's unguessable id (256 random bits) is looked up across merchants, here and nowhere else, and everything after
 * that runs as the merchant found.
 */
@ApplicationScoped
class SandboxDoor {

    private static final String MERCHANT =
            """
            select merchant from sandbox_session where id = :id
            union all select merchant from sandbox_setup where id = :id
            union all select merchant from sandbox_charge where confirmation = :id
            """;

    /** Fails with {@link UnknownSessionException}. */
    @AllMerchantsTransaction
    public Uni<MerchantId> merchantOf(String pageId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(MERCHANT, String.class)
                        .setParameter("id", pageId)
                        .getResultList())
                .map(SandboxDoor::only);
    }

    private static MerchantId only(List<String> merchants) {
        return merchants.stream().findFirst().map(MerchantId::new).orElseThrow(UnknownSessionException::new);
    }
}
