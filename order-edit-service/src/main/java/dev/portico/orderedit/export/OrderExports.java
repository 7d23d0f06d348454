package dev.portico.orderedit.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.kit.http.Cursor;
import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.orderedit.document.Documents;
import dev.portico.orderedit.order.OrderTerms;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Orders as rows of a file, newest first. One chunk is one transaction. */
@ApplicationScoped
class OrderExports {

    static final List<String> HEADER = List.of(
            "order_id",
            "number",
            "external_id",
            "placed_at",
            "status",
            "currency",
            "total",
            "units",
            "customer_email",
            "customer_name",
            "country",
            "tags",
            "note",
            "version");

    private static final Cursor NEWEST = new Cursor(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1L, -1L));

    private static final String COLUMNS =
            """
            select cast(jsonb_build_object(
                       'id', o.id, 'number', o.number, 'externalId', o.external_id, 'placedAt', o.placed_at,
                       'status', o.status, 'currency', o.currency, 'totalMinor', o.total_minor, 'version', o.version,
                       'customer', o.document -> 'customer', 'country', o.document -> 'shippingAddress' -> 'countryCode',
                       'tags', o.document -> 'tags', 'note', o.document -> 'note',
                       'units', (select sum(cast(line ->> 'quantity' as bigint))
                                   from jsonb_array_elements(o.document -> 'lines') line)) as text)
            """;
    private static final Sql ALL = Sql.of(
            COLUMNS
                    + """
              from orders o
             where o.merchant = :merchant
               and (o.placed_at, o.id) < (cast(cast(:at as text) as timestamptz), :id)
             order by o.placed_at desc, o.id desc limit :limit
            """);
    private static final Sql WITH_TAG = Sql.of(
            COLUMNS
                    + """
              from order_term t
              join orders o on o.merchant = t.merchant and o.id = t.order_id
             where t.merchant = :merchant and t.term = :tag
               and (t.placed_at, t.order_id) < (cast(cast(:at as text) as timestamptz), :id)
             order by t.placed_at desc, t.order_id desc limit :limit
            """);

    @MerchantTransaction
    public Uni<Chunk> chunk(MerchantId merchant, Optional<String> tag, Optional<Cursor> after) {
        var before = after.orElse(NEWEST);
        return tag.map(value -> WITH_TAG.with("tag", OrderTerms.tag(value)))
                .orElseGet(ALL::call)
                .with("merchant", merchant.value())
                .with("at", before.at().toString())
                .with("id", before.id())
                .with("limit", Chunk.SIZE)
                .column(String.class)
                .map(rows -> chunk(rows.stream().map(Documents::tree).toList()));
    }

    private static Chunk chunk(List<JsonNode> orders) {
        var last = orders.size() < Chunk.SIZE
                ? Optional.<Cursor>empty()
                : Optional.of(place(orders.get(orders.size() - 1)));
        return new Chunk(orders.stream().map(OrderExports::row).toList(), last);
    }

    private static Cursor place(JsonNode order) {
        return new Cursor(placedAt(order), UUID.fromString(order.path("id").asText()));
    }

    private static Instant placedAt(JsonNode order) {
        return Documents.read(order.path("placedAt"), Instant.class);
    }

    private static List<String> row(JsonNode order) {
        var customer = order.path("customer");
        var names = List.of(
                customer.path("firstName").asText(""), customer.path("lastName").asText(""));
        var currency = order.path("currency").asText();
        return List.of(
                order.path("id").asText(),
                Cells.text(order.path("number").asText("")),
                Cells.text(order.path("externalId").asText("")),
                placedAt(order).toString(),
                order.path("status").asText(),
                currency,
                Cells.amount(currency, order.path("totalMinor").asLong()),
                order.path("units").asText("0"),
                Cells.text(customer.path("email").asText("")),
                Cells.text(String.join(" ", names).strip()),
                Cells.text(order.path("country").asText("")),
                Cells.texts(StreamSupport.stream(order.path("tags").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()),
                Cells.text(order.path("note").asText("")),
                order.path("version").asText());
    }
}
