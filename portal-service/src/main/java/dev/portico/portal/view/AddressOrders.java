package dev.portico.portal.view;

import dev.portico.kit.link.OrdersLink;
import dev.portico.portal.view.domain.Shop;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * All orders of an address, a page at a time, in one select by the role {@code portal_reader}. Merchant, order and generation
 * have to come from a verified link, and the address found has to be compared with the link's: no row-level security stands
 * behind this query.
 */
@ApplicationScoped
public class AddressOrders {

    // The address is that of the order by which the link was asked for, while that order's link is still the same.
    private static final String READ = "select " + ShopRow.COLUMNS
            + """
            , r.email, r.order_excerpt -> 'customer' ->> 'locale',
                   o.order_id, o.order_excerpt ->> 'number', o.order_excerpt ->> 'status',
                   o.order_excerpt ->> 'fulfillmentStatus', o.order_excerpt ->> 'placedAt',
                   o.order_excerpt ->> 'currency', (o.order_excerpt -> 'totals' ->> 'totalMinor')::bigint,
                   o.link_generation, o.order_excerpt ->> 'deliveredAt' is not null
              from merchant m
              left join order_view r on r.merchant = m.merchant and r.order_id = $2 and r.link_generation = $3
              left join lateral (select order_id, order_excerpt, link_generation from order_view
                                  where merchant = m.merchant and lower(email) = lower(r.email)
                                    and order_excerpt is not null and order_id < $4
                                  order by order_id desc limit $5) o on true
             where m.merchant = $1 and\s"""
            + ShopRow.isAtHome("$6")
            + " order by o.order_id desc";
    private static final UUID LAST = new UUID(-1, -1);

    private static final int EMAIL = ShopRow.WIDTH;
    private static final int LOCALE = EMAIL + 1;
    private static final int ORDER = LOCALE + 1;

    private final Pool pool;

    AddressOrders(@ReactiveDataSource("reader") Pool pool) {
        this.pool = pool;
    }

    /**
     * @param email of the order that the link names; null when its link was re-issued meanwhile, or it has none
     * @param locale that order's
     * @param orders newest first
     */
    public record Found(Shop shop, @Nullable String email, @Nullable String locale, List<Entry> orders) {}

    /**
     * @param totalMinor minor units of {@code currency}
     * @param delivered all of what was shipped has arrived, as far as that is known
     */
    public record Entry(
            UUID id,
            String number,
            boolean canceled,
            String fulfillmentStatus,
            Instant placedAt,
            String currency,
            long totalMinor,
            int linkGeneration,
            boolean delivered) {}

    /**
     * Empty when the merchant is not known here, and when the host is another shop's own.
     *
     * @param host that was asked, without a port
     * @param after the last order of the page before; null for the newest
     */
    public Uni<Optional<Found>> find(OrdersLink link, String host, @Nullable UUID after, int limit) {
        return pool.preparedQuery(READ)
                .execute(Tuple.of(
                        link.merchant().value(),
                        link.orderId(),
                        link.generation(),
                        after == null ? LAST : after,
                        limit,
                        host))
                .map(AddressOrders::found);
    }

    private static Optional<Found> found(RowSet<Row> rows) {
        var all = StreamSupport.stream(rows.spliterator(), false).toList();
        return all.stream()
                .findFirst()
                .map(first -> new Found(
                        ShopRow.toShop(first), first.getString(EMAIL), first.getString(LOCALE), entries(all)));
    }

    private static List<Entry> entries(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.getUUID(ORDER) != null)
                .map(AddressOrders::entry)
                .toList();
    }

    private static Entry entry(Row row) {
        return new Entry(
                row.getUUID(ORDER),
                row.getString(ORDER + 1),
                "CANCELED".equals(row.getString(ORDER + 2)),
                row.getString(ORDER + 3),
                Instant.parse(row.getString(ORDER + 4)),
                row.getString(ORDER + 5),
                row.getLong(ORDER + 6),
                row.getInteger(ORDER + 7),
                row.getBoolean(ORDER + 8));
    }
}
