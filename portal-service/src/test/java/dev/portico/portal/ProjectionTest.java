package dev.portico.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.testing.Patience;
import dev.portico.local.testing.TestKafka;
import dev.portico.local.testing.TestTokens;
import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.PortalTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The golden events on a real broker: each is applied once, whatever the order they come in. */
@PortalTest
class ProjectionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order.snapshot.v1",
                "order.updated.v1",
                "order.edited.v1",
                "order.edit-reverted.v1",
                "order.edit-requested.v1",
                "order.edit-approved.v1",
                "order.edit-declined.v1",
                "order.edit-expired.v1",
                "order.edit-withdrawn.v1",
                "order.cancel-requested.v1",
                "order.canceled.v1",
                "order.withdrawn.v1",
                "order.notification-requested.v1",
                "order.tagged.v1",
                "order.held.v1",
                "order.released.v1",
                "order.window-closed.v1"
            })
    void everyEventOfAnOrderBringsTheOrderAfterIt(String type) {
        var order = DemoOrder.arrived("projection");

        order.send(order.event(type, 9), "order_sequence = 9");

        given().get(order.path()).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "account.snapshot.v1",
                "balance.changed.v1",
                "payment.requested.v1",
                "refund.due.v1",
                "payment.succeeded.v1",
                "payment.failed.v1",
                "payment.unknown.v1",
                "payment.action-required.v1",
                "schedule.planned.v1",
                "schedule.changed.v1",
                "charge.upcoming.v1",
                "payment-method.update-requested.v1",
                "payment-method.replaced.v1",
                "balance.overdue.v1",
                "refund.issued.v1",
                "refund.failed.v1"
            })
    void everyEventOfAPaymentBringsTheBalance(String type) {
        var order = DemoOrder.arrived("projection");

        order.send(order.event(type, 9), "payment_sequence = 9 and balance is not null");

        given().get(order.path()).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "order.edit-reverted.v1, edit.undone, customer, -6375",
        "order.edit-requested.v1, requested.PAYMENT, customer,",
        "order.edit-approved.v1, approved, shop,",
        "order.edit-declined.v1, declined, shop,",
        "order.edit-expired.v1, expired, system,",
        "order.edit-withdrawn.v1, takenBack, customer,",
        "order.cancel-requested.v1, cancelRequested, customer,",
        "order.withdrawn.v1, withdrawn, customer,"
    })
    void whatHappenedIsOneLineOfTheHistoryHoweverOftenItIsTold(
            String type, String kind, String by, String amountMinor) {
        var order = DemoOrder.arrived("projection");
        var event = order.event(type, 9);

        TestKafka.send(event, event);
        order.send(event, "order_sequence = 9 and jsonb_array_length(history) = 2");

        var entry = "(select e from portal.order_view, jsonb_array_elements(history) e where order_id = '" + order.id()
                + "' and e ->> 'kind' = '" + kind + "') as entries(e)";
        assertThat(order.column("select e ->> 'by' from " + entry)).isEqualTo(by);
        assertThat(order.column("select e ->> 'amountMinor' from " + entry)).isEqualTo(String.valueOf(amountMinor));
    }

    @Test
    void theBalanceMayBeFirst() {
        DemoOrder.createMerchant("projection");
        var order = DemoOrder.unknown("projection");
        order.send(order.balance(1, 18562, 18562), "payment_sequence = 1 and order_excerpt is null");
        given().get(order.path()).then().statusCode(404);
        link("projection", order).statusCode(404);

        order.send(order.event("order.received.v1", 1), "order_sequence = 1 and balance is not null");

        link("projection", order).statusCode(200);
        given().get(order.path()).then().statusCode(200).body(containsString("$185.62"));
    }

    @Test
    void duplicatesAndOldNewsChangeNothing() {
        var order = DemoOrder.arrived("projection");
        var edited = order.event("order.edited.v1", 4);
        order.send(edited, "order_sequence = 4");
        var told = told(order);

        TestKafka.send(edited, edited, order.event("order.tagged.v1", 2), order.balance(1, 1, 1));
        order.send(order.balance(2, 24937, 18562), "payment_sequence = 2");
        // The next one of the order is taken behind all of them.
        order.send(order.event("order.edited.v1", 5), "order_sequence = 5");

        assertThat(order.column("select order_excerpt->>'version' from portal.order_view where order_id = '"
                        + order.id() + "'"))
                .isEqualTo("2");
        // Only that one adds to the history: a line for each of its two differences.
        assertThat(told(order)).isEqualTo(told + 2);
    }

    @Test
    void severalEventsOfOneOrderInOnePollAreOneRow() {
        DemoOrder.createMerchant("projection");
        var order = DemoOrder.unknown("projection");

        TestKafka.send(
                order.event("order.edited.v1", 4),
                order.event("order.received.v1", 1),
                order.event("order.held.v1", 2),
                order.event("order.tagged.v1", 5),
                order.event("payment.succeeded.v1", 3),
                order.balance(2, 24937, 18562));

        order.await("order_sequence = 5 and payment_sequence = 3 and jsonb_array_length(history) = 4");
        assertThat(order.column("select balance->>'outstandingMinor' from portal.order_view where order_id = '"
                        + order.id() + "'"))
                .isEqualTo("0");
        assertThat(order.column(
                        "select order_number || email from portal.order_view where order_id = '" + order.id() + "'"))
                .isEqualTo("#2051robin@example.com");
    }

    @Test
    void theHistoryKeepsTheLastFifty() {
        var order = DemoOrder.arrived("projection");
        for (var sequence = 10; sequence < 65; sequence++) {
            TestKafka.send(order.event("order.updated.v1", sequence));
        }

        order.await("order_sequence = 64 and jsonb_array_length(history) = 50");
    }

    @Test
    void whatCannotBeReadGoesToTheDeadLettersAndTheRestGoesOn() {
        var order = DemoOrder.arrived("projection");
        var headers = order.event("order.edited.v1", 7).headers();
        TestKafka.send("order.events", order.id(), headers, "{broken");
        TestKafka.send("order.events", order.id(), headers, "{\"order\": null}");
        TestKafka.send(order.event("order.edited.v1", 8).withHeader("ce_type", "order.edited.v2"));
        TestKafka.send("order.events", order.id(), Map.of("ce_type", "order.nonsense.v1"), "{}");
        TestKafka.send(order.event("order.canceled.v1", 9).withHeader("ce_type", "order.forgotten.v1"));

        order.send(order.event("order.tagged.v1", 10), "order_sequence = 10");

        Patience.await()
                .untilAsserted(() -> assertThat(TestKafka.records("order.events.portal-service.dlq", order.id()))
                        .hasSize(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer", "totals", "currency", "placedAt"})
    void anOrderThatNoPageCouldShowGoesToTheDeadLettersAndThePageStays(String missing) {
        var order = DemoOrder.arrived("projection");
        TestKafka.send(
                order.event("order.edited.v1", 7).withData(data -> ((ObjectNode) data.path("order")).remove(missing)));

        order.send(order.event("order.tagged.v1", 10), "order_sequence = 10");

        Patience.await()
                .untilAsserted(() -> assertThat(TestKafka.records("order.events.portal-service.dlq", order.id()))
                        .hasSize(1));
        given().get(order.path()).then().statusCode(200);
    }

    /** How much the page tells of what happened. */
    private static int told(DemoOrder order) {
        return Integer.parseInt(order.column(
                "select jsonb_array_length(history) from portal.order_view where order_id = '" + order.id() + "'"));
    }

    private static ValidatableResponse link(String merchant, DemoOrder order) {
        return given().auth()
                .oauth2(TestTokens.bearer("staff", merchant))
                .get("/api/v1/orders/" + order.id() + "/portal-link")
                .then();
    }
}
