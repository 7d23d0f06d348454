package dev.portico.payment.processor.sandbox;

import static dev.portico.local.testing.Patience.await;
import static dev.portico.payment.PaymentFixtures.DUE;
import static dev.portico.payment.PaymentFixtures.awaitOutstanding;
import static dev.portico.payment.PaymentFixtures.checkout;
import static dev.portico.payment.PaymentFixtures.newOrder;
import static dev.portico.payment.PaymentFixtures.orderWithBalanceDue;
import static dev.portico.payment.PaymentFixtures.path;
import static dev.portico.payment.PaymentFixtures.pay;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.local.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeliverWebhooksTest {

    @Test
    void aRefusedWebhookIsSentAgainLater() throws SQLException {
        var id = "sbx_evt_" + UUID.randomUUID();
        var aboutNothing =
                """
                {"id": "%s", "type": "payment.processing",
                 "data": {"session": "s", "url": "u", "payment": "p", "attempt": 1},
                 "metadata": {"merchant": "demo", "checkoutId": "%s"}}"""
                        .formatted(id, newOrder());
        try (var database = TestDatabase.connect("postgres")) {
            var insert = database.prepareStatement(
                    """
                    insert into payment.sandbox_webhook (id, merchant, session_id, body, attempts, due_at, created_at)
                    values (?, 'demo', 's', ?, 0, now(), now())""");
            insert.setString(1, id);
            insert.setString(2, aboutNothing);
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }

        await().until(() -> "404".equals(of(id, "last_answer")));
        await().until(() -> Integer.parseInt(of(id, "attempts")) >= 2);
        assertThat(of(id, "due_at is not null")).isEqualTo("t");
        assertThat(of(id, "delivered_at is null")).isEqualTo("t");
    }

    @Test
    void aTakenWebhookIsDone() throws SQLException {
        var order = orderWithBalanceDue();
        String url = checkout(order, "deliver-" + order, DUE).then().extract().path("url");
        pay(path(url), "4242424242424242", 1).then().statusCode(303);
        awaitOutstanding(order, 0);

        await().until(() -> "1"
                .equals(text(
                        "select count(*) from payment.sandbox_webhook where delivered_at is not null and due_at is null and body like '%"
                                + order + "%'")));
    }

    private static String of(String id, String column) throws SQLException {
        return text("select " + column + " from payment.sandbox_webhook where id = '" + id + "'");
    }

    private static String text(String sql) throws SQLException {
        try (var database = TestDatabase.connect("postgres")) {
            var row = database.createStatement().executeQuery(sql);
            assertThat(row.next()).isTrue();
            return String.valueOf(row.getString(1));
        }
    }
}
