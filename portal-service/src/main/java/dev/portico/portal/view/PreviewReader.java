package dev.portico.portal.view;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.portal.brand.BrandingDocuments;
import dev.portico.portal.view.domain.Shop;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** A look that is not stored, in one select by the role {@code portal_reader}. The merchant comes from a signed address. */
@ApplicationScoped
public class PreviewReader {

    private static final String READ = "select " + ShopRow.COLUMNS
            + """
            , m.currency, p.accent_color, p.branding
              from branding_preview p join merchant m on m.merchant = p.merchant
             where p.merchant = $1 and p.id = $2 and\s"""
            + ShopRow.isAtHome("$3");

    private static final int CURRENCY = ShopRow.WIDTH;
    private static final int ACCENT = CURRENCY + 1;
    private static final int LOOK = ACCENT + 1;

    private final Pool pool;

    PreviewReader(@ReactiveDataSource("reader") Pool pool) {
        this.pool = pool;
    }

    /** @param shop in the look that is to be seen; @param currency ISO 4217 */
    public record Found(Shop shop, String currency) {}

    /**
     * Empty when newer previews have taken its place, and when the host is another shop's own.
     *
     * @param host that was asked, without a port
     */
    public Uni<Optional<Found>> find(MerchantId merchant, UUID id, String host) {
        return pool.preparedQuery(READ)
                .execute(Tuple.of(merchant.value(), id, host))
                .map(rows -> rows.iterator().hasNext()
                        ? Optional.of(found(rows.iterator().next()))
                        : Optional.empty());
    }

    private static Found found(Row row) {
        var look = BrandingDocuments.read(row.getString(LOOK));
        return new Found(ShopRow.toShop(row).with(row.getString(ACCENT), look), row.getString(CURRENCY));
    }
}
