package dev.portico.payment.overdue;

import static dev.portico.local.testing.Patience.await;
import static dev.portico.payment.PaymentFixtures.awaitEvent;
import static dev.portico.payment.PaymentFixtures.isZero;
import static dev.portico.payment.PaymentFixtures.json;
import static dev.portico.payment.PaymentFixtures.newOrder;
import static dev.portico.payment.PaymentFixtures.pay;
import static dev.portico.payment.PaymentFixtures.types;
import static dev.portico.payment.PreOrders.TOP_MINOR;
import static dev.portico.payment.PreOrders.released;
import static dev.portico.payment.PreOrders.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.local.testing.TestKafka;
import dev.portico.payment.PaymentFixtures;
import dev.portico.payment.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Merchants who let a pre-order be unpaid for 14 days, or do not care. */
@QuarkusTest
class UnpaidLimitTest {

    private static final Shop STRICT = new Shop("strict-shop");
    private static final Shop PATIENT = new Shop("shop-without-a-limit");

    @Test
    void aPreOrderThatStaysUnpaidIsToldOfOnce() {
        var order = owing(STRICT);

        daysPass(order, 14);
        var told = json(awaitEvent(order, "payment.unpaid-limit-reached.v1", 1));
        assertThat(told.at("/unpaid/amountMinor").asLong()).isEqualTo(TOP_MINOR);
        assertThat(told.at("/balance/orderId").asText()).isEqualTo(order.toString());

        Shop.sql("insert into payment.timer (kind, subject, merchant, due_at) values ('%s', '%s', '%s', now())"
                .formatted(UnpaidLimit.TIMER, order, STRICT.merchant())); // a timer that fires twice
        await().until(() -> isZero(timer(order)));
        assertThat(types(order)).containsOnlyOnce("payment.unpaid-limit-reached.v1");
    }

    @Test
    void untilThenNothingIsTold() {
        var order = owing(STRICT);

        daysPass(order, 13);

        await().until(() -> waits(order));
        assertThat(types(order)).doesNotContain("payment.unpaid-limit-reached.v1");
    }

    @Test
    void whoIsPayingIsWaitedFor() {
        var order = owing(STRICT);
        var page = pageFor(order);

        daysPass(order, 20);

        await().until(() -> waits(order));
        assertThat(types(order)).doesNotContain("payment.unpaid-limit-reached.v1");
        pay(page, Shop.CARD, 1).then().statusCode(303);
        STRICT.awaitOutstanding(order, 0);
        assertThat(isZeroNow(timer(order))).isTrue();
    }

    @Test
    void withoutALimitThereIsNoTimer() {
        var order = owing(PATIENT);

        assertThat(isZeroNow(timer(order))).isTrue();
    }

    private static UUID owing(Shop shop) {
        if (shop.equals(STRICT)) {
            shop.sets("{\"cancelUnpaidAfterDays\": 14}");
        }
        var order = newOrder();
        TestKafka.send(
                waiting(order, "ON_FULFILLMENT").withHeader("ce_merchant", shop.merchant()),
                released(order, 2).withHeader("ce_merchant", shop.merchant()));
        assertThat(awaitEvent(order, "payment.requested.v1", 1)).isNotNull();
        return order;
    }

    private static String pageFor(UUID order) {
        String url = PaymentFixtures.asServiceFor(STRICT.merchant())
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(
                        """
                        {"purpose": "BALANCE", "amountMinor": %d, "currency": "USD", "returnUrl": "%s"}"""
                                .formatted(TOP_MINOR, PaymentFixtures.RETURN_URL))
                .post("/internal/orders/{id}/checkouts", order)
                .then()
                .statusCode(201)
                .extract()
                .path("url");
        return PaymentFixtures.path(url);
    }

    private static void daysPass(UUID order, int days) {
        Shop.sql("update payment.debt set since = since - interval '%d days' where order_id = '%s'"
                .formatted(days, order));
        Shop.timerIsDue(UnpaidLimit.TIMER, order);
    }

    /** Looked at, and set for later. */
    private static boolean waits(UUID order) throws SQLException {
        return !isZero(timer(order) + " and due_at between now() + interval '1 minute' and now() + interval '2 days'");
    }

    private static String timer(UUID order) {
        return "select count(*) from payment.timer where kind = '%s' and subject = '%s'"
                .formatted(UnpaidLimit.TIMER, order);
    }

    private static boolean isZeroNow(String count) {
        try {
            return isZero(count);
        } catch (SQLException wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
