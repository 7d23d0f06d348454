package dev.portico.payment.account;

import static dev.portico.local.testing.Patience.await;
import static dev.portico.payment.PaymentFixtures.DUE;
import static dev.portico.payment.PaymentFixtures.asStaff;
import static dev.portico.payment.PaymentFixtures.awaitEvent;
import static dev.portico.payment.PaymentFixtures.awaitEvents;
import static dev.portico.payment.PaymentFixtures.awaitOutstanding;
import static dev.portico.payment.PaymentFixtures.checkout;
import static dev.portico.payment.PaymentFixtures.edited;
import static dev.portico.payment.PaymentFixtures.event;
import static dev.portico.payment.PaymentFixtures.json;
import static dev.portico.payment.PaymentFixtures.newOrder;
import static dev.portico.payment.PaymentFixtures.pageFor;
import static dev.portico.payment.PaymentFixtures.pay;
import static dev.portico.payment.PaymentFixtures.received;
import static dev.portico.payment.PaymentFixtures.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.testing.Contracts.GoldenEvent;
import dev.portico.local.testing.TestDatabase;
import dev.portico.local.testing.TestKafka;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An edit of $63.75 waits for its payment: from the order's events to money, through broker, page and webhook. */
@QuarkusTest
class CollectThenApplyTest {

    private static final String SUCCESS = "4242 4242 4242 4242";
    private static final String DECLINED = "4000 0000 0000 0002";

    @Test
    void whatIsPaidForAnEditIsUsedUpByIt() {
        var order = orderWithEditThatWaits();
        pay(pageFor(order), SUCCESS, 1).then().statusCode(303);
        awaitOutstanding(order, -DUE);

        TestKafka.send(edited(order, 4, 2, 24937));

        awaitOutstanding(order, 0);
        asStaff()
                .get("/api/v1/orders/{id}/balance", order)
                .then()
                .body("expectedTotalMinor", nullValue())
                .body("pendingMinor", equalTo(0));
        assertThat(awaitEvents(order, 6))
                .extracting(record -> type(record))
                .containsExactly(
                        "balance.changed.v1", // received
                        "balance.changed.v1", // the edit waits
                        "balance.changed.v1", // the customer went to the page
                        "payment.succeeded.v1",
                        "balance.changed.v1",
                        "balance.changed.v1"); // the edit is applied
    }

    @Test
    void whatIsPaidForAnEditThatEndsOtherwiseIsDueBack() {
        for (var end : new String[] {"order.edit-expired.v1", "order.edit-declined.v1", "order.edit-withdrawn.v1"}) {
            var order = orderWithEditThatWaits();
            pay(pageFor(order), SUCCESS, 1).then().statusCode(303);
            awaitOutstanding(order, -DUE);

            TestKafka.send(event(end, order, 4));

            var due = awaitEvent(order, "refund.due.v1", 1);
            assertThat(json(due).get("amountMinor").asLong()).as(end).isEqualTo(DUE);
            assertThat(json(due).get("reason").asText()).isEqualTo("EDIT_NOT_APPLIED");
        }
    }

    @Test
    void aPaymentAfterTheDeadlineIsDueBack() {
        var order = orderWithEditThatWaits();
        var page = pageFor(order);
        TestKafka.send(event("order.edit-expired.v1", order, 4));
        awaitExpected(order, null);

        pay(page, SUCCESS, 1).then().statusCode(303);

        var due = awaitEvent(order, "refund.due.v1", 1);
        assertThat(json(due).get("reason").asText()).isEqualTo("OVERPAID");
        checkout(order, UUID.randomUUID().toString(), DUE)
                .then()
                .statusCode(422)
                .body("code", equalTo("nothing-due"));
    }

    @Test
    void anEndThatComesFirstLeavesNothingToPay() {
        var order = newOrder();
        TestKafka.send(received(order), event("order.edit-expired.v1", order, 4), requested(order));
        TestKafka.send(edited(order, 100, 100, 18563)); // comes out behind them
        awaitOutstanding(order, 1);

        awaitExpected(order, null);
        assertThat(awaitEvents(order, 3))
                .extracting(record -> type(record))
                .containsExactly("balance.changed.v1", "balance.changed.v1", "payment.requested.v1");
    }

    @Test
    void whatIsUnderWayIsPublishedWhenItChanges() {
        var order = orderWithEditThatWaits();
        var page = pageFor(order);
        var opened = awaitEvents(order, 3).get(2);
        assertThat(json(opened).at("/balance/pendingMinor").asLong()).isEqualTo(DUE);
        assertThat(json(opened).get("cause").asText()).isEqualTo("PENDING");

        pay(page, DECLINED, 1).then().statusCode(303);

        var told = awaitEvents(order, 5);
        assertThat(type(told.get(3))).isEqualTo("payment.failed.v1");
        assertThat(type(told.get(4))).isEqualTo("balance.changed.v1");
        assertThat(json(told.get(4)).at("/balance/pendingMinor").asLong()).isZero();
    }

    /** Σ ledger = Σ edits, whatever comes twice, late and in whatever order. */
    @Test
    void theLedgerSumsUpToTheEdits() throws SQLException {
        var chance = new Random(42);
        var order = newOrder();
        var edits = new ArrayList<GoldenEvent>();
        edits.add(received(order));
        for (var sequence = 2; sequence <= 40; sequence++) {
            edits.add(edited(order, sequence, sequence, chance.nextInt(50_000)));
        }
        edits.add(edited(order, 41, 41, 30_000));
        edits.addAll(edits.subList(5, 25));
        Collections.shuffle(edits, chance);

        TestKafka.send(edits.toArray(GoldenEvent[]::new));
        TestKafka.send(edited(order, 42, 42, 31_000));

        awaitOutstanding(order, 31_000 - 18_562);
        try (var database = TestDatabase.connect("postgres");
                var sums = database.createStatement()
                        .executeQuery(
                                """
                                select coalesce(sum(amount_minor) filter (where kind = 'ORDER_TOTAL'), 0),
                                       coalesce(sum(amount_minor) filter (where kind = 'PAYMENT'), 0)
                                  from payment.ledger_entry where order_id = '%s'"""
                                        .formatted(order))) {
            assertThat(sums.next()).isTrue();
            assertThat(sums.getLong(1)).isEqualTo(31_000);
            assertThat(sums.getLong(2)).isEqualTo(18_562);
        }
    }

    private static UUID orderWithEditThatWaits() {
        var order = newOrder();
        var requested = requested(order);
        TestKafka.send(received(order), requested, requested);
        awaitExpected(order, 24937);
        return order;
    }

    private static GoldenEvent requested(UUID order) {
        return event("order.edit-requested.v1", order, 3)
                .withData(data -> ((ObjectNode) data.at("/order/totals")).put("totalMinor", 18562));
    }

    private static void awaitExpected(UUID order, Integer minor) {
        await().untilAsserted(() -> asStaff()
                .get("/api/v1/orders/{id}/balance", order)
                .then()
                .statusCode(200)
                .body("expectedTotalMinor", equalTo(minor)));
    }
}
