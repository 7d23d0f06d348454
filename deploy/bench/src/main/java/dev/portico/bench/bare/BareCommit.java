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
 * The statements of an edit's commit and nothing else: read the document, write it back, keep before and after, append
 * events. No rules, no JSON mapping, no security.
 */
@Path("/bare/commit")
public class BareCommit {

    private static final String READ = "select document from document where id = $1 and merchant = 'bench'";
    private static final String UPDATE =
            """
            update document set version = version + 1, total_minor = $2, document = $3
             where id = $1 and merchant = 'bench'
            """;
    private static final String KEEP = "insert into edit values ($1, 'bench', $2, $3, $3, $4)";
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
                .execute(Tuple.of(id, now.toEpochSecond(), document))
                .chain(() -> connection.preparedQuery(KEEP).execute(Tuple.of(UUID.randomUUID(), id, document, now)))
                .chain(() -> connection
                        .preparedQuery(APPEND)
                        .execute(Tuple.of(ids(events), "bench-" + id, document.encode(), HEADERS, now)))
                .replaceWith("{}");
    }

    private static JsonObject document(RowSet<Row> found) {
        return (JsonObject) found.iterator().next().getJson(0);
    }

    private static UUID[] ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> UUID.randomUUID()).toArray(UUID[]::new);
    }
}
