package dev.portico.kit.outbox;

import dev.portico.kit.job.Loop;
import dev.portico.kit.tenancy.Tenancy;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Moves committed outbox rows to Kafka, oldest first.
 *
 * <p>Rows are deleted, sent and only then committed: a crash in between sends them again (at least once), nothing is lost.
 * There is no "last position" to remember, because a position is taken before its transaction commits and a lower one may
 * appear late.
 */
@ApplicationScoped
public class OutboxRelay {

    // Two relays would reorder a subject's events, so the lock is exclusive rather than SKIP LOCKED.
    // The table is empty or huge, which statistics never tell in time: the index is right for both.
    private static final String LEAD =
            """
            set_config('enable_seqscan', 'off', true),
            pg_try_advisory_xact_lock(hashtext(current_schema() || '.outbox')) as leader
            """;
    // One range of the key. "position in (select …)" was planned as a loop over the table for each row.
    private static final String TAKE =
            """
            delete from outbox
             where position <= (select max(oldest.position)
                                  from (select position from outbox order by position limit $1) as oldest)
            returning position, id, aggregatetype, aggregateid, type, payload, headers
            """;

    private final Pool pool;
    private final KafkaSender kafka;
    private final OutboxSignal signal;
    private final Vertx vertx;
    private final int batch;
    private final Duration pollEvery;
    private final boolean enabled;
    private Loop loop;

    @SuppressWarnings("NullAway.Init") // the loop begins with the application
    OutboxRelay(
            Pool pool,
            KafkaSender kafka,
            OutboxSignal signal,
            Vertx vertx,
            @ConfigProperty(name = "portico.outbox.batch", defaultValue = "500") int batch,
            @ConfigProperty(name = "portico.outbox.poll-every", defaultValue = "250ms") Duration pollEvery,
            @ConfigProperty(name = "portico.outbox.enabled", defaultValue = "true") boolean enabled) {
        this.pool = pool;
        this.kafka = kafka;
        this.signal = signal;
        this.vertx = vertx;
        this.batch = batch;
        this.pollEvery = pollEvery;
        this.enabled = enabled;
    }

    void start(@Observes StartupEvent started) {
        if (enabled) {
            loop = new Loop("outbox relay", vertx, pollEvery, this::relayBatch);
            signal.wakes(loop::wake);
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (loop != null) {
            loop.close();
        }
    }

    /** Sends one batch and says whether another may be waiting. */
    public Uni<Boolean> relayBatch() {
        return Tenancy.acrossMerchants(pool, LEAD, this::publishIfLeader);
    }

    private Uni<Boolean> publishIfLeader(SqlConnection connection, Row entered) {
        return entered.getBoolean("leader") ? publish(connection) : nothing();
    }

    private Uni<Boolean> publish(SqlConnection connection) {
        return connection
                .preparedQuery(TAKE)
                .execute(Tuple.of(batch))
                .map(OutboxRelay::inOrder)
                .call(kafka::send)
                .map(sent -> sent.size() == batch);
    }

    private static List<ProducerRecord<String, String>> inOrder(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .sorted(Comparator.comparingLong(row -> row.getLong("position")))
                .map(OutboxRelay::toRecord)
                .toList();
    }

    private static ProducerRecord<String, String> toRecord(Row row) {
        var out = new ProducerRecord<>(
                row.getString("aggregatetype"), row.getString("aggregateid"), row.getString("payload"));
        out.headers().add(EventHeaders.ID, utf8(row.getUUID("id").toString()));
        out.headers().add(EventHeaders.TYPE, utf8(row.getString("type")));
        ((JsonObject) row.getJson("headers"))
                .forEach(header -> out.headers().add(header.getKey(), utf8((String) header.getValue())));
        return out;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Uni<Boolean> nothing() {
        return Uni.createFrom().item(false);
    }
}
