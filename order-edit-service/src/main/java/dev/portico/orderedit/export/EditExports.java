package dev.portico.orderedit.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.kit.http.Cursor;
import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.orderedit.document.Documents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Edits as rows of a file, oldest first. One chunk is one transaction. */
@ApplicationScoped
class EditExports {

    static final List<String> HEADER = List.of(
            "edit_id",
            "committed_at",
            "order_id",
            "order_number",
            "order_external_id",
            "actor",
            "from_version",
            "to_version",
            "currency",
            "total_before",
            "total_after",
            "difference",
            "changes",
            "counted",
            "test");

    private static final Sql BETWEEN = Sql.of(
            """
            select cast(jsonb_build_object(
                       'id', e.id, 'committedAt', e.committed_at, 'orderId', o.id, 'number', o.number,
                       'externalId', o.external_id, 'actor', e.actor, 'from', e.from_version, 'to', e.to_version,
                       'currency', o.currency, 'totalBefore', e.total_before_minor, 'totalAfter', e.total_after_minor,
                       'differences', e.differences, 'counted', e.counted, 'test', e.test) as text)
              from order_edit e
              join orders o on o.merchant = e.merchant and o.id = e.order_id
             where e.merchant = :merchant
               and (e.committed_at, e.id) > (cast(cast(:at as text) as timestamptz), :id)
               and e.committed_at < cast(cast(:end as text) as timestamptz)
             order by e.committed_at, e.id limit :limit
            """);

    /** {@code start} included, {@code end} not. */
    record Range(Instant start, Instant end) {}

    @MerchantTransaction
    public Uni<Chunk> chunk(MerchantId merchant, Range range, Optional<Cursor> after) {
        var before = after.orElse(new Cursor(range.start(), new UUID(0, 0)));
        return BETWEEN.with("merchant", merchant.value())
                .with("at", before.at().toString())
                .with("id", before.id())
                .with("end", range.end().toString())
                .with("limit", Chunk.SIZE)
                .column(String.class)
                .map(rows -> chunk(rows.stream().map(Documents::tree).toList()));
    }

    private static Chunk chunk(List<JsonNode> edits) {
        var last =
                edits.size() < Chunk.SIZE ? Optional.<Cursor>empty() : Optional.of(place(edits.get(edits.size() - 1)));
        return new Chunk(edits.stream().map(EditExports::row).toList(), last);
    }

    private static Cursor place(JsonNode edit) {
        return new Cursor(committedAt(edit), UUID.fromString(edit.path("id").asText()));
    }

    private static Instant committedAt(JsonNode edit) {
        return Documents.read(edit.path("committedAt"), Instant.class);
    }

    private static List<String> row(JsonNode edit) {
        var currency = edit.path("currency").asText();
        long before = edit.path("totalBefore").asLong();
        long after = edit.path("totalAfter").asLong();
        return List.of(
                edit.path("id").asText(),
                committedAt(edit).toString(),
                edit.path("orderId").asText(),
                Cells.text(edit.path("number").asText("")),
                Cells.text(edit.path("externalId").asText("")),
                Cells.text(edit.path("actor").asText("")),
                edit.path("from").asText(),
                edit.path("to").asText(),
                currency,
                Cells.amount(currency, before),
                Cells.amount(currency, after),
                Cells.amount(currency, after - before),
                Cells.texts(StreamSupport.stream(edit.path("differences").spliterator(), false)
                        .map(EditExports::change)
                        .toList()),
                edit.path("counted").asText(),
                edit.path("test").asText());
    }

    /** Such as {@code QUANTITY_CHANGED Classic Varsity Top: 2 -> 3}. */
    private static String change(JsonNode difference) {
        var title = difference.path("title").asText("");
        return difference.path("kind").asText()
                + (title.isEmpty() ? "" : " " + title)
                + ": " + difference.path("from").asText("") + " -> "
                + difference.path("to").asText("");
    }
}
