package dev.portico.portal.view;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.portal.view.domain.Shop;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** A shop for pages that are about no order, by the role {@code portal_reader}: what it shows is no secret. */
@ApplicationScoped
public class ShopReader {

    private static final String READ =
            "select " + ShopRow.COLUMNS + " from merchant m where m.merchant = $1 and " + ShopRow.isAtHome("$2");

    private final Pool pool;

    ShopReader(@ReactiveDataSource("reader") Pool pool) {
        this.pool = pool;
    }

    /** By the portal's own host. Empty when the merchant is not known here. */
    public Uni<Optional<Shop>> find(MerchantId merchant) {
        return find(merchant, "");
    }

    /**
     * Empty when the merchant is not known here, and when the host is another shop's own.
     *
     * @param host that was asked, without a port
     */
    public Uni<Optional<Shop>> find(MerchantId merchant, String host) {
        return pool.preparedQuery(READ)
                .execute(Tuple.of(merchant.value(), host))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(ShopRow::toShop));
    }
}
