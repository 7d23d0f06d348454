package dev.portico.payment.charge;
import static dev.portico.payment.PaymentFixtures.asStaff;
import static dev.portico.payment.charge.ChargeFixtures.*;
import dev.portico.local.testing.*;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.*;
import org.junit.jupiter.api.Test;
@QuarkusTest
class ThroughputTest {
    @Test
    void measure() throws Exception {
        var ids = new ArrayList<UUID>();
        try (var db = TestDatabase.connect("postgres")) {
            var a = db.prepareStatement("insert into payment.account (order_id, merchant, order_number, locale, currency, order_total_minor, paid_minor, refunded_minor, waived_minor, order_version, order_sequence, event_sequence, opened, version) values (?, 'demo', '#1', 'en', 'USD', 5000, 0, 0, 0, 1, 1, 1, true, 0)");
            var m = db.prepareStatement("insert into payment.payment_method (id, merchant, order_id, processor, customer, card, method, saved_at) values (gen_random_uuid(), 'demo', ?, 'sandbox', 'c', 'sbx_card_test_success', 'Visa ending 4242', now())");
            for (int i = 0; i < 2000; i++) { var id = UUID.randomUUID(); ids.add(id); a.setObject(1, id); a.addBatch(); m.setObject(1, id); m.addBatch(); }
            int[] x = a.executeBatch(); x = m.executeBatch();
        }
        long t = System.nanoTime();
        String id = run("throughput", chosen(ids.toArray(UUID[]::new))).then().statusCode(201).extract().path("id");
        System.out.println("THROUGHPUT created in ms " + (System.nanoTime() - t) / 1_000_000);
        Patience.await().atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofMillis(200)).until(() -> asStaff().get("/api/v1/charge-runs/{id}", id).then().extract().path("finished"));
        System.out.println("THROUGHPUT 2000 in ms " + (System.nanoTime() - t) / 1_000_000);
        String v = asStaff().get("/api/v1/charge-runs/{id}", id).asString();
        System.out.println("THROUGHPUT " + v);
    }
}
