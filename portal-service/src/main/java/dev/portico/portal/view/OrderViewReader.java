package dev.portico.portal.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.portal.view.domain.Balance;
import dev.portico.portal.view.domain.HistoryEntry;
import dev.portico.portal.view.domain.LastPayment;
import dev.portico.portal.view.domain.Listing;
import dev.portico.portal.view.domain.OrderExcerpt;
import dev.portico.portal.view.domain.OrderView;
import dev.portico.portal.view.domain.PaymentFacts;
import dev.portico.portal.view.domain.Refund;
import dev.portico.portal.view.domain.Shop;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a page shows, in one select and without a transaction, by the role {@code portal_reader}. Merchant and order have
 * to come from a verified link: no row-level security stands behind this one query.
 */
@ApplicationScoped
public class OrderViewReader {

    // Documents as text: they are read by Jackson once, not by the driver first.
    private static final String READ = "select " + ShopRow.COLUMNS
            + """
            , v.order_sequence, v.order_excerpt::text, v.payment_sequence, v.balance::text, v.last_payment::text,
                   v.history::text, v.link_generation, v.payment_facts::text, v.refunds::text,
                   case when v.listing_ids <> '{}' then
                        (select jsonb_agg(l.listing)::text from listing l
                          where l.merchant = v.merchant and l.listing_id = any (v.listing_ids)) end,
            """
            + ShopRow.isAtHome("$3")
            + """

              from merchant m
              left join order_view v on v.merchant = m.merchant and v.order_id = $2
             where m.merchant = $1
            """;
    private static final String NOTHING = "{}";

    /** Where the columns of {@link #READ} are. */
    private static final class Column {
        static final int ORDER_SEQUENCE = ShopRow.WIDTH;
        static final int EXCERPT = ShopRow.WIDTH + 1;
        static final int PAYMENT_SEQUENCE = ShopRow.WIDTH + 2;
        static final int BALANCE = ShopRow.WIDTH + 3;
        static final int LAST_PAYMENT = ShopRow.WIDTH + 4;
        static final int HISTORY = ShopRow.WIDTH + 5;
        static final int LINK_GENERATION = ShopRow.WIDTH + 6;
        static final int PAYMENT_FACTS = ShopRow.WIDTH + 7;
        static final int REFUNDS = ShopRow.WIDTH + 8;
        static final int LISTINGS = ShopRow.WIDTH + 9;
        static final int IS_AT_HOME = ShopRow.WIDTH + 10;
    }

    private static final TypeReference<List<HistoryEntry>> HISTORY = new TypeReference<>() {};
    private static final TypeReference<List<Listing>> LISTINGS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Refund>> REFUNDS = new TypeReference<>() {};

    private static final long READ_EXCERPTS_CHARS = 4_000_000;

    private final Pool pool;
    private final ObjectMapper json;

    // By their text, so that none is ever out of date: who has opened a page soon opens the next of the same order.
    private final Cache<String, OrderExcerpt> readExcerpts = Caffeine.newBuilder()
            .maximumWeight(READ_EXCERPTS_CHARS)
            .weigher((String text, OrderExcerpt excerpt) -> text.length())
            .build();

    OrderViewReader(@ReactiveDataSource("reader") Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
    }

    /**
     * A shop and, when it has arrived, the order.
     *
     * @param isAtHome false when the host that was asked is another shop's own
     */
    public record Found(Shop shop, Optional<OrderView> order, boolean isAtHome) {}

    /** By the portal's own host. */
    public Uni<Optional<Found>> find(MerchantId merchant, UUID orderId) {
        return find(merchant, orderId, "");
    }

    /** @param host that was asked, without a port */
    public Uni<Optional<Found>> find(MerchantId merchant, UUID orderId, String host) {
        return pool.preparedQuery(READ)
                .execute(Tuple.of(merchant.value(), orderId, host))
                .map(this::first);
    }

    private Optional<Found> first(RowSet<Row> rows) {
        var row = rows.iterator();
        return row.hasNext() ? Optional.of(found(row.next())) : Optional.empty();
    }

    private Found found(Row row) {
        var excerpt = row.getString(Column.EXCERPT);
        return new Found(
                ShopRow.toShop(row),
                excerpt == null ? Optional.empty() : Optional.of(view(row, excerpt)),
                row.getBoolean(Column.IS_AT_HOME));
    }

    private OrderView view(Row row, String excerpt) {
        try {
            return new OrderView(
                    excerpt(excerpt),
                    row.getLong(Column.ORDER_SEQUENCE),
                    row.getString(Column.BALANCE) == null
                            ? null
                            : json.readValue(row.getString(Column.BALANCE), Balance.class),
                    row.getLong(Column.PAYMENT_SEQUENCE),
                    row.getString(Column.LAST_PAYMENT) == null
                            ? null
                            : json.readValue(row.getString(Column.LAST_PAYMENT), LastPayment.class),
                    facts(row.getString(Column.PAYMENT_FACTS)),
                    refunds(row.getString(Column.REFUNDS)),
                    row.getString(Column.LISTINGS) == null
                            ? List.of()
                            : json.readValue(row.getString(Column.LISTINGS), LISTINGS),
                    json.readValue(row.getString(Column.HISTORY), HISTORY),
                    row.getInteger(Column.LINK_GENERATION));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored view can't be read", e);
        }
    }

    private OrderExcerpt excerpt(String stored) throws JsonProcessingException {
        var known = readExcerpts.getIfPresent(stored);
        if (known != null) {
            return known;
        }
        var excerpt = json.readValue(stored, OrderExcerpt.class);
        readExcerpts.put(stored, excerpt);
        return excerpt;
    }

    // Most orders have neither: nothing is read for them.
    private PaymentFacts facts(String stored) throws JsonProcessingException {
        return stored.equals(NOTHING) ? PaymentFacts.NONE : json.readValue(stored, PaymentFacts.class);
    }

    private List<Refund> refunds(String stored) throws JsonProcessingException {
        return stored.equals(NOTHING)
                ? List.of()
                : json.readValue(stored, REFUNDS).values().stream()
                        .sorted(Comparator.comparing(Refund::at))
                        .toList();
    }
}
