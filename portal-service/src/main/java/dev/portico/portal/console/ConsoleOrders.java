package dev.portico.portal.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.portal.view.ShopRow;
import dev.portico.portal.view.domain.Balance;
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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A merchant and its newest orders, in one select by the role {@code portal_reader}. The merchant has to come from a
 * verified token: no row-level security stands behind this query.
 */
@ApplicationScoped
class ConsoleOrders {

    // Order ids grow with time, so the newest are the end of the primary key.
    private static final String READ = "select " + ShopRow.COLUMNS
            + """
            , v.order_id, v.order_excerpt ->> 'number', v.order_excerpt ->> 'status',
                   v.order_excerpt ->> 'placedAt', v.order_excerpt ->> 'currency',
                   (v.order_excerpt -> 'totals' ->> 'totalMinor')::bigint,
                   concat_ws(' ', v.order_excerpt -> 'customer' ->> 'firstName',
                             v.order_excerpt -> 'customer' ->> 'lastName'),
                   v.email, v.balance::text
              from merchant m
              left join lateral (select order_id, order_excerpt, email, balance from order_view
                                  where merchant = m.merchant and order_excerpt is not null
                                  order by order_id desc limit 20) v on true
             where m.merchant = $1
             order by v.order_id desc
            """;

    private static final String READ_SHOP = "select " + ShopRow.COLUMNS + " from merchant m where m.merchant = $1";

    private static final String READ_NUMBERS =
            """
            select order_id, order_excerpt ->> 'number' from order_view
             where merchant = $1 and order_id = any($2) and order_excerpt is not null
            """;

    private final Pool pool;
    private final ObjectMapper json;

    ConsoleOrders(@ReactiveDataSource("reader") Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
    }

    /**
     * One order of the list.
     *
     * @param totalMinor minor units of {@code currency}
     * @param balance for the total as shown; null while the ledger has told nothing
     */
    record Entry(
            UUID id,
            String number,
            boolean canceled,
            Instant placedAt,
            String currency,
            long totalMinor,
            String customer,
            @Nullable Balance balance) {}

    record Newest(Shop shop, List<Entry> orders) {}

    /** Empty when the merchant is not known here. */
    Uni<Optional<Shop>> shop(MerchantId merchant) {
        return pool.preparedQuery(READ_SHOP).execute(Tuple.of(merchant.value())).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .findFirst()
                .map(ShopRow::toShop));
    }

    /** Empty when the merchant is not known here. */
    Uni<Optional<Newest>> newest(MerchantId merchant) {
        return pool.preparedQuery(READ).execute(Tuple.of(merchant.value())).map(this::newest);
    }

    /** What orders are called, as far as they are known here. */
    Uni<Map<UUID, String>> numbers(MerchantId merchant, List<UUID> orders) {
        return pool.preparedQuery(READ_NUMBERS)
                .execute(Tuple.of(merchant.value(), orders.toArray(UUID[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.toUnmodifiableMap(row -> row.getUUID(0), row -> row.getString(1))));
    }

    private Optional<Newest> newest(RowSet<Row> rows) {
        var all = StreamSupport.stream(rows.spliterator(), false).toList();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        var orders = all.stream()
                .filter(row -> row.getUUID(ShopRow.NEXT) != null)
                .map(this::entry)
                .toList();
        return Optional.of(new Newest(ShopRow.toShop(all.get(0)), orders));
    }

    private Entry entry(Row row) {
        var total = row.getLong(ShopRow.NEXT + 5);
        var name = row.getString(ShopRow.NEXT + 6);
        var email = row.getString(ShopRow.NEXT + 7);
        return new Entry(
                row.getUUID(ShopRow.NEXT),
                row.getString(ShopRow.NEXT + 1),
                "CANCELED".equals(row.getString(ShopRow.NEXT + 2)),
                Instant.parse(row.getString(ShopRow.NEXT + 3)),
                row.getString(ShopRow.NEXT + 4),
                total,
                name.isBlank() && email != null ? email : name,
                row.getString(ShopRow.NEXT + 8) == null
                        ? null
                        : balance(row.getString(ShopRow.NEXT + 8)).withTotal(total));
    }

    private Balance balance(String stored) {
        try {
            return json.readValue(stored, Balance.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored balance can't be read", e);
        }
    }
}
