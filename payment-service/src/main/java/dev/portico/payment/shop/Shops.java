package dev.portico.payment.shop;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Names of the merchants' shops. */
@ApplicationScoped
public class Shops {

    // an older event, delivered late, leaves the newer name alone
    private static final String RENAME =
            """
            insert into shop (merchant, name, sequence) values (:merchant, :name, :sequence)
            on conflict (merchant) do update set name = excluded.name, sequence = excluded.sequence
             where shop.sequence < excluded.sequence
            """;
    private static final String NAME = "select name from shop where merchant = :merchant";

    /** The shop's name, or the merchant's id while no settings have arrived. */
    @MerchantTransaction
    public Uni<String> nameOf(MerchantId merchant) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(NAME, String.class)
                        .setParameter("merchant", merchant.value())
                        .getResultList())
                .map(names -> names.stream().findFirst().orElse(merchant.value()));
    }

    @MerchantTransaction
    public Uni<Void> rename(MerchantId merchant, String name, long sequence) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(RENAME)
                        .setParameter("merchant", merchant.value())
                        .setParameter("name", name)
                        .setParameter("sequence", sequence)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
