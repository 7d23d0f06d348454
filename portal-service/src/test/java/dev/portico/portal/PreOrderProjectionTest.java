package dev.portico.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.testing.Patience;
import dev.portico.local.testing.TestKafka;
import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.PortalTest;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans, cards, refunds and listings in the read model: the latest word of each kind, whatever comes in between or twice. */
@PortalTest
class PreOrderProjectionTest {

    private static final LocalDate FAR = LocalDate.of(2099, 1, 31);

    @Test
    void anOldPlanOrAnOldCardNeverReplacesANewOne() {
        var order = DemoOrder.arrived("facts");
        order.send(order.plan(9, FAR), "payment_sequence = 9");
        order.send(card(order, 8, "Visa ending 4242"), fact("card", "method", "Visa ending 4242"));

        TestKafka.send(
                order.plan(5, FAR.minusYears(1)),
                card(order, 6, "Visa ending 0002"),
                card(order, 8, "Visa ending 4242"),
                order.event("schedule.planned.v1", 3));
        order.send(order.balance(10, 18562, 14249), "payment_sequence = 10");

        assertThat(order.is(fact("card", "method", "Visa ending 4242"))).isTrue();
        assertThat(order.is(fact("card", "sequence", "8"))).isTrue();
        assertThat(order.is("payment_facts #>> '{schedule,items,2,dueOn}' = '2099-01-31'"))
                .isTrue();
    }

    @Test
    void severalWordsInOnePollAreOneRow() {
        DemoOrder.createMerchant("facts");
        var order = DemoOrder.unknown("facts");

        TestKafka.send(
                card(order, 4, "Visa ending 4242"),
                order.event("charge.upcoming.v1", 7),
                order.plan(6, FAR),
                card(order, 3, "Visa ending 0002"),
                order.event("balance.overdue.v1", 5),
                order.event("payment-method.update-requested.v1", 2));

        order.await("payment_sequence = 7 and payment_facts ?& array['schedule', 'upcoming', 'card', 'cardLink',"
                + " 'overdue']");
        // The card that is going to be charged is the latest word on which card it is.
        assertThat(order.is(fact("card", "sequence", "7"))).isTrue();
    }

    @Test
    void theLinkInTheMailStaysInTheMail() {
        var order = DemoOrder.arrived("facts");

        order.send(order.event("payment-method.update-requested.v1", 9), "payment_sequence = 9");

        assertThat(order.column(
                        "select payment_facts::text from portal.order_view where order_id = '" + order.id() + "'"))
                .contains("cardLink")
                .doesNotContain("http");
    }

    @Test
    void aRefundIsOneHoweverOftenAndInWhateverOrderItIsTold() {
        var order = DemoOrder.arrived("facts");
        var issued = order.event("refund.issued.v1", 7);

        TestKafka.send(issued, order.event("refund.failed.v1", 5), issued);
        order.send(order.balance(8, 18562, 14249), "payment_sequence = 8");

        assertThat(order.is("(select count(*) from jsonb_object_keys(refunds)) = 1"
                        + " and (select bool_and(value ->> 'state' = 'ISSUED') from jsonb_each(refunds))"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "refund.issued.v1, refunded",
        "refund.failed.v1, refundFailed",
        "payment-method.replaced.v1, cardChanged"
    })
    void whatACustomerWantsToRememberIsOneLineOfTheHistory(String type, String kind) {
        var order = DemoOrder.arrived("facts");
        var event = order.event(type, 9);

        TestKafka.send(event, event);
        order.send(event, "payment_sequence = 9 and jsonb_array_length(history) = 2");

        assertThat(order.is("history @> '[{\"kind\": \"" + kind + "\"}]'")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "listing.published.v1",
                "listing.stage-changed.v1",
                "listing.statement-published.v1",
                "listing.fulfillment-triggered.v1",
                "listing.delay-announced.v1"
            })
    void everyEventOfAListingBringsTheListing(String type) {
        var id = UUID.randomUUID().toString();

        TestKafka.send(DemoOrder.listing("facts", id, type, 3));

        Patience.await().until(() -> sequence(id).equals("3"));
    }

    @Test
    void oldNewsOfAListingChangeNothing() {
        var id = UUID.randomUUID().toString();
        var newer = DemoOrder.listing("facts", id, "listing.statement-published.v1", 5);

        TestKafka.send(newer, DemoOrder.listing("facts", id, "listing.published.v1", 1), newer);
        TestKafka.send(DemoOrder.listing("facts", id, "listing.published.v1", 2));
        var behind = UUID.randomUUID().toString();
        TestKafka.send(DemoOrder.listing("facts", behind, "listing.published.v1", 1));

        Patience.await()
                .until(() -> sequence(behind).equals("1") && sequence(id).equals("5"));
        assertThat(DemoOrder.unknown("facts")
                        .column("select jsonb_array_length(listing -> 'statements') from portal.listing where"
                                + " listing_id = '"
                                + id + "'"))
                .isEqualTo("2");
    }

    @Test
    void aListingThatNoPageCouldShowGoesToTheDeadLetters() {
        var id = UUID.randomUUID().toString();
        TestKafka.send(DemoOrder.listing("facts", id, "listing.published.v1", 1)
                .withData(data -> ((ObjectNode) data.path("listing")).remove("title")));
        TestKafka.send(DemoOrder.listing("facts", id, "listing.published.v1", 2)
                .withData(data -> ((ObjectNode) data.path("listing"))
                        .put("id", UUID.randomUUID().toString())));

        Patience.await().untilAsserted(() -> assertThat(TestKafka.records("listing.events.portal-service.dlq", id))
                .hasSize(2));
        assertThat(sequence(id)).isEmpty();
    }

    @Test
    void anOrderIsShownBeforeItsListingIsKnown() {
        var order = DemoOrder.preOrdered("facts", FAR);

        assertThat(given().get(order.path()).asString()).contains("Jan 15, 2027");
    }

    private static dev.portico.local.testing.Contracts.GoldenEvent card(DemoOrder order, long sequence, String method) {
        return order.event("payment-method.replaced.v1", sequence).withData(data -> data.put("method", method));
    }

    private static String fact(String name, String field, String value) {
        return "payment_facts #>> '{" + name + "," + field + "}' = '" + value + "'";
    }

    private static String sequence(String listing) {
        return DemoOrder.unknown("facts")
                .column("select sequence from portal.listing where listing_id = '" + listing + "'");
    }
}
