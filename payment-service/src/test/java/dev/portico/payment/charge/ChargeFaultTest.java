package dev.portico.payment.charge;

import static dev.portico.payment.PaymentFixtures.DUE;
import static dev.portico.payment.PaymentFixtures.edited;
import static dev.portico.payment.PaymentFixtures.isZero;
import static dev.portico.payment.PaymentFixtures.received;
import static dev.portico.payment.charge.ChargeFixtures.chosen;
import static dev.portico.payment.charge.ChargeFixtures.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.local.testing.Patience;
import dev.portico.local.testing.TestDatabase;
import dev.portico.local.testing.TestKafka;
import dev.portico.payment.PaymentFixtures;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** 200 charges on a processor's worst day: answers lost, banks silent, webhooks twice and the newest first. */
@QuarkusTest
@TestProfile(ChargeFaultTest.WorstDay.class)
class ChargeFaultTest {

    private static final int ORDERS = 200;

    public static class WorstDay implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "portico.sandbox.latency", "20ms",
                    "portico.sandbox.lose-answers", "5",
                    "portico.sandbox.bank-silence", "1s",
                    "portico.sandbox.deliver-newest-first", "true",
                    "portico.sandbox.deliver-twice", "true",
                    "portico.charge.reconcile-after", "500ms");
        }
    }

    @Test
    void everyOrderIsChargedOnceAndTheBooksAgree() throws SQLException {
        var orders = IntStream.range(0, ORDERS)
                .mapToObj(i -> PaymentFixtures.newOrder())
                .toList();
        for (var order : orders) {
            TestKafka.send(received(order), edited(order, 4, 2, 24937));
        }
        var ids = orders.stream().map("'%s'"::formatted).collect(Collectors.joining(", "));
        Patience.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> count(
                                """
                select count(*) from payment.account where order_total_minor = 24937 and order_id in (%s)"""
                                        .formatted(ids))
                        == ORDERS);
        putCardsOnFile(orders);

        run("faults-1", chosen(orders.toArray(UUID[]::new))).then().statusCode(201);
        run("faults-2", chosen(orders.toArray(UUID[]::new))).then().statusCode(201);

        Patience.await()
                .atMost(Duration.ofMinutes(3))
                .until(() -> isZero(
                        """
                select count(*) from payment.charge where status in ('CREATED', 'PENDING', 'UNKNOWN') and order_id in (%s)"""
                                .formatted(ids)));
        Patience.await()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> isZero(
                                "select count(*) from payment.sandbox_webhook where delivered_at is null and due_at is not null"));
        assertThat(count(
                        """
                select sum(amount_minor) from payment.sandbox_charge where status = 'SUCCEEDED' and order_id in (%s)"""
                                .formatted(ids)))
                .as("taken by the processor")
                .isEqualTo(ORDERS * DUE);
        assertThat(count(
                        """
                select sum(amount_minor) from payment.ledger_entry
                 where kind = 'PAYMENT' and reference like 'sbx_pay_%%' and order_id in (%s)"""
                                .formatted(ids)))
                .as("in the ledger")
                .isEqualTo(ORDERS * DUE);
        assertThat(
                        count(
                                """
                select count(*) from (select order_id from payment.sandbox_charge where status = 'SUCCEEDED'
                 group by order_id having count(*) > 1) twice"""))
                .as("orders charged twice")
                .isZero();
        assertThat(count(
                        """
                select count(*) from payment.account where order_id in (%s)
                   and (paid_minor <> order_total_minor or pending_minor <> 0)"""
                                .formatted(ids)))
                .as("accounts that don't add up")
                .isZero();
    }

    /** Every fourth card has a bank that keeps silent at first. */
    private static void putCardsOnFile(List<UUID> orders) throws SQLException {
        try (var database = TestDatabase.connect("postgres")) {
            var insert = database.prepareStatement(
                    """
                    insert into payment.payment_method (id, merchant, order_id, processor, customer, card, method, saved_at)
                    values (gen_random_uuid(), 'demo', ?, 'sandbox', 'sbx_cus_shop', ?, 'Visa ending 4242', now())""");
            for (var i = 0; i < orders.size(); i++) {
                insert.setObject(1, orders.get(i));
                insert.setString(2, i % 4 == 0 ? "sbx_card_test_timeout" : "sbx_card_test_success");
                insert.addBatch();
            }
            assertThat(insert.executeBatch()).hasSize(orders.size());
        }
    }

    private static long count(String sql) throws SQLException {
        try (var database = TestDatabase.connect("postgres");
                var row = database.createStatement().executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }
}
