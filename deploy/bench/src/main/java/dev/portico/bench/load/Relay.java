package dev.portico.bench.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** How fast order-edit's relay empties its outbox: events of 250 bytes of a type that no consumer knows. */
final class Relay {

    private static final String FILL =
            """
            insert into order_edit.outbox (id, aggregatetype, aggregateid, type, payload, headers, merchant, created_at)
            select gen_random_uuid(), 'order.events', gen_random_uuid()::text, 'bench.ticked.v1',
                   jsonb_build_object('text', repeat('x', 237))::text,
                   '{"ce_specversion": "1.0", "ce_source": "/bench", "ce_subject": "bench", "ce_merchant": "demo",
                     "ce_actor": "system", "ce_sequence": "1", "ce_time": "2026-01-01T00:00:00Z",
                     "content-type": "application/json"}'::jsonb,
                   'demo', now()
              from generate_series(1, %d)
            """;
    private static final String LAST = "select max(position) from order_edit.outbox";
    // The relay goes by position, so the last one is gone last. Looking for any row would look at all deleted ones.
    private static final String LEFT = "select exists (select from order_edit.outbox where position = ?)";

    private final Suite suite;

    Relay(Suite suite) {
        this.suite = suite;
    }

    void measure(int rows) throws SQLException, InterruptedException {
        try (var connection = suite.database()) {
            try (var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.executeUpdate(FILL.formatted(rows));
            }
            long last = last(connection);
            connection.commit();
            connection.setAutoCommit(true);
            // From the commit on: the relay notices by its poll, which so is part of the figure.
            var start = System.nanoTime();
            while (left(connection, last)) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            Load.Result.print("relay.per_second", rows / ((System.nanoTime() - start) / 1e9));
        }
    }

    private static long last(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(LAST)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static boolean left(Connection connection, long position) throws SQLException {
        try (var statement = connection.prepareStatement(LEFT)) {
            statement.setLong(1, position);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }
}
