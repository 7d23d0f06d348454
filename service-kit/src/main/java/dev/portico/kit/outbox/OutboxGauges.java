package dev.portico.kit.outbox;

import dev.portico.kit.job.Loop;
import dev.portico.kit.tenancy.Tenancy;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** {@code portico.outbox.pending} (rows) and {@code portico.outbox.oldest} (seconds): what to alert on when Kafka lags. */
@ApplicationScoped
class OutboxGauges {

    private static final String MEASURE =
            """
            select count(*) as pending, coalesce(extract(epoch from now() - min(created_at)), 0)::bigint as oldest
              from outbox
            """;

    private final Pool pool;
    private final Vertx vertx;
    private volatile long pending;
    private volatile long oldest;
    private Loop loop;

    @SuppressWarnings("NullAway.Init") // the loop begins with the application
    OutboxGauges(Pool pool, Vertx vertx, MeterRegistry meters) {
        this.pool = pool;
        this.vertx = vertx;
        Gauge.builder("portico.outbox.pending", () -> pending).register(meters);
        Gauge.builder("portico.outbox.oldest", () -> oldest).baseUnit("seconds").register(meters);
    }

    void start(@Observes StartupEvent started) {
        loop = new Loop("outbox gauges", vertx, Duration.ofSeconds(10), this::measure);
    }

    void stop(@Observes ShutdownEvent stopping) {
        loop.close();
    }

    private Uni<Boolean> measure() {
        return Tenancy.acrossMerchants(pool, OutboxGauges::query)
                .invoke(this::keep)
                .replaceWith(false);
    }

    private static Uni<RowSet<Row>> query(SqlConnection connection) {
        return connection.query(MEASURE).execute();
    }

    private void keep(RowSet<Row> rows) {
        var row = rows.iterator().next();
        pending = row.getLong("pending");
        oldest = row.getLong("oldest");
    }
}
