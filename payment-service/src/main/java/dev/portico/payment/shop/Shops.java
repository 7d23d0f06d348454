package dev.portico.payment.shop;

import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Names and calendars of the merchants' shops. */
@ApplicationScoped
public class Shops {

    // an older event, delivered late, leaves what is newer alone
    private static final String FOLLOW =
            """
            insert into shop (merchant, name, time_zone, sequence) values (:merchant, :name, :zone, :sequence)
            on conflict (merchant) do update
               set name = excluded.name, time_zone = excluded.time_zone, sequence = excluded.sequence
             where shop.sequence < excluded.sequence
            """;
    private static final String NAME = "select name from shop where merchant = :merchant";
    private static final Sql ZONE = Sql.of("select time_zone from shop where merchant = :merchant");

    /** The shop's name, or the merchant's id while no settings have arrived. */
    @MerchantTransaction
    public Uni<String> nameOf(MerchantId merchant) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(NAME, String.class)
                        .setParameter("merchant", merchant.value())
                        .getResultList())
                .map(names -> names.stream().findFirst().orElse(merchant.value()));
    }

    /** Whose calendar the shop's days are of; UTC while no settings have arrived. */
    @MerchantTransaction
    public Uni<ZoneId> zoneOf(MerchantId merchant) {
        return ZONE.with("merchant", merchant.value()).first(String.class).map(zone -> zone.<ZoneId>map(ZoneId::of)
                .orElse(ZoneOffset.UTC));
    }

    @MerchantTransaction
    public Uni<Void> follow(MerchantId merchant, String name, ZoneId zone, long sequence) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FOLLOW)
                        .setParameter("merchant", merchant.value())
                        .setParameter("name", name)
                        .setParameter("zone", zone.getId())
                        .setParameter("sequence", sequence)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
