package dev.portico.bench.load;

import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/**
 * A run that charges many cards on file, with a Sandbox that takes no time. Orders and cards are put into payment-service's
 * tables, since it is not about how they get there; the run is started and reported on by the admin API.
 */
final class Charges {

    private static final String SHOP = "demo-shop";
    private static final long AMOUNT = 6_375;
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final String[] FILL = {
        "create temporary table bought on commit drop as select gen_random_uuid() as id from generate_series(1, %d)",
        """
        insert into payment.account (order_id, merchant, order_number, locale, currency, order_total_minor, paid_minor,
                                     refunded_minor, waived_minor, order_version, order_sequence, event_sequence, opened, version)
        select id, 'demo', '#C', 'en-US', 'USD', 6375, 0, 0, 0, 1, 1, 1, true, 0 from bought""",
        """
        insert into payment.ledger_entry (id, merchant, order_id, kind, amount_minor, currency, reference, occurred_at, recorded_at)
        select gen_random_uuid(), 'demo', id, 'ORDER_TOTAL', 6375, 'USD', 'v1', now(), now() from bought""",
        """
        insert into payment.payment_method (id, merchant, order_id, processor, customer, card, method, saved_at)
        select gen_random_uuid(), 'demo', id, 'sandbox', 'sbx_cus_bench', 'sbx_card_test_success', 'Visa ending 4242', now()
          from bought""",
        "insert into payment.debt (order_id, merchant, since) select id, 'demo', now() from bought",
        """
        insert into payment.timer (kind, subject, merchant, due_at)
        select 'overdue-debt', id, 'demo', now() + interval '3 days' from bought"""
    };
    private static final String OPEN =
            "select count(*) from payment.charge where run_id = ? and status in ('CREATED', 'PENDING', 'UNKNOWN')";
    private static final String TAKEN =
            """
            select coalesce(sum(taken.amount_minor), 0) from payment.sandbox_charge taken
              join payment.charge on charge.id = taken.charge_id where charge.run_id = ? and taken.status = 'SUCCEEDED'""";
    private static final String ENTERED =
            """
            select coalesce(sum(entry.amount_minor), 0) from payment.ledger_entry entry
              join payment.charge on charge.order_id = entry.order_id where charge.run_id = ? and entry.kind = 'PAYMENT'""";

    private final Suite suite;

    Charges(Suite suite) {
        this.suite = suite;
    }

    /** How many a second, and how the heap stands before, on the way and at the end. */
    void measure(int orders, String name) throws SQLException, IOException, InterruptedException {
        try (var database = suite.database()) {
            fill(database, orders);
            var service = suite.process("payment-service");
            var least = Heap.usedMb(service);
            var most = least;
            var from = System.nanoTime();
            var run = start();
            for (var quarter = 3; quarter >= 0; quarter--) {
                awaitOpen(database, run, (long) orders * quarter / 4);
                most = Math.max(most, Heap.usedMb(service));
            }
            Load.Result.print(name + ".per_second", orders / secondsSince(from));
            Load.Result.print(name + ".heap_mb", least);
            Load.Result.print(name + ".heap_growth_mb", most - least);
            check(database, run, orders);
        }
    }

    /** The service is killed in the middle, and goes on when it has been started again. */
    void measureKilled(int orders) throws SQLException, IOException, InterruptedException {
        try (var database = suite.database()) {
            fill(database, orders);
            var from = System.nanoTime();
            var run = start();
            awaitOpen(database, run, orders / 2);
            var killed = ProcessHandle.of(suite.process("payment-service"))
                    .filter(ProcessHandle::destroyForcibly)
                    .isPresent();
            if (!killed) {
                throw new IllegalStateException("payment-service can't be killed");
            }
            awaitOpen(database, run, 0);
            Load.Result.print("charges-killed.seconds", secondsSince(from));
            check(database, run, orders);
        }
    }

    private static void fill(Connection database, int orders) throws SQLException {
        database.setAutoCommit(false);
        try (var statement = database.createStatement()) {
            for (var insert : FILL) {
                var unused = statement.execute(insert.formatted(orders));
            }
        }
        database.commit();
        database.setAutoCommit(true);
    }

    private UUID start() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(suite.uri("payment", "/api/v1/charge-runs"))
                .header("Authorization", "Bearer " + suite.token(SHOP))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString("{\"scope\": \"ALL\"}"))
                .build();
        var answer = suite.http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("no run: %d %s".formatted(answer.statusCode(), answer.body()));
        }
        return UUID.fromString(new JsonObject(answer.body()).getString("id"));
    }

    private static void awaitOpen(Connection database, UUID run, long atMost) {
        await("no more than " + atMost + " open charges")
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> number(database, OPEN, run) <= atMost);
    }

    /** The report says what the processor and the ledger say. */
    private void check(Connection database, UUID run, int orders)
            throws SQLException, IOException, InterruptedException {
        var expected = orders * AMOUNT;
        var uri = suite.uri("payment", "/api/v1/charge-runs/" + run);
        var report = suite.call(SHOP, "GET", uri, new JsonObject());
        var outcomes = new JsonArray()
                .add(new JsonObject()
                        .put("status", "SUCCEEDED")
                        .put("currency", "USD")
                        .put("count", orders)
                        .put("amountMinor", expected));
        if (number(database, TAKEN, run) != expected
                || number(database, ENTERED, run) != expected
                || !report.getBoolean("finished")
                || !report.getJsonArray("outcomes").encode().equals(outcomes.encode())) {
            throw new IllegalStateException(
                    "%d were to be taken, the processor has %d, the ledger %d, and the report says %s"
                            .formatted(expected, number(database, TAKEN, run), number(database, ENTERED, run), report));
        }
    }

    private static long number(Connection database, String select, UUID run) throws SQLException {
        try (var statement = database.prepareStatement(select)) {
            statement.setObject(1, run);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
