package dev.portico.bench.bare;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * The rows of an edit's commit and nothing else: the document read and written back, its history, before and after with a
 * deadline, the events, and stock. No rules, no JSON mapping, no security.
 */
@Path("/bare/commit")
public class BareCommit {

    private static final String READ = "select document from document where id = $1 and merchant = 'bench'";
    private static final String UPDATE =
            """
            with stored as (
                update document set version = version + 1, total_minor = $2, document = $3
                 where id = $1 and merchant = 'bench'
                returning id)
            insert into history select $4, 'bench', id, $5, $6, $6 from stored
            """;
    private static final String KEEP =
            """
            with deadline as (
                insert into deadline values ($2, $4) on conflict (document_id) do update set due_at = excluded.due_at)
            insert into edit values ($1, 'bench', $2, $3, $3, $4)
            """;
    private static final String MOVE_STOCK =
            "update stock set units = units - 1 where merchant = 'bench' and variant = $1 and units >= 1";
    private static final String APPEND =
            """
            insert into outbox (id, aggregatetype, aggregateid, type, payload, headers, merchant, created_at)
            select id, 'bench.events', $2, 'bench.changed.v1', $3, $4::jsonb, 'bench', $5::timestamptz
              from unnest($1::uuid[]) as id
            """;
    private static final JsonObject HEADERS = new JsonObject()
            .put("ce_source", "/bench")
            .put("ce_specversion", "1.0")
            .put("ce_sequence", "1");

    // As long as what an edit of one line leaves in the history.
    private static final JsonObject NOTE = new JsonObject().put("note", "0123456789abcdef".repeat(48));

    private final Pool pool;

    BareCommit(Pool pool) {
        this.pool = pool;
    }

    @POST
    public Uni<String> commit(@RestQuery int events) {
        var id = ThreadLocalRandom.current().nextInt(BareTables.ROWS) + 1;
        return pool.withTransaction(connection -> connection
                .preparedQuery(READ)
                .execute(Tuple.of(id))
                .map(BareCommit::document)
                .chain(document -> write(connection, id, document, events)));
    }

    private static Uni<String> write(SqlConnection connection, int id, JsonObject document, int events) {
        var now = OffsetDateTime.now(ZoneOffset.UTC);
        return connection
                .preparedQuery(UPDATE)
                .execute(Tuple.of(id, now.toEpochSecond(), document, UUID.randomUUID(), now, NOTE))
                .chain(() -> connection.preparedQuery(KEEP).execute(Tuple.of(UUID.randomUUID(), id, document, now)))
                .chain(() -> connection
                        .preparedQuery(APPEND)
                        .execute(Tuple.of(ids(events), "bench-" + id, document.encode(), HEADERS, now)))
                .chain(() -> connection.preparedQuery(MOVE_STOCK).execute(Tuple.of(id)))
                .replaceWith("{}");
    }

    private static JsonObject document(RowSet<Row> found) {
        return (JsonObject) found.iterator().next().getJson(0);
    }

    private static UUID[] ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> UUID.randomUUID()).toArray(UUID[]::new);
    }
}
