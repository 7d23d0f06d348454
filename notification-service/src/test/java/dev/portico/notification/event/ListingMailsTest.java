package dev.portico.notification.event;

import static dev.portico.local.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.testing.Contracts.GoldenEvent;
import dev.portico.local.testing.TestKafka;
import dev.portico.notification.Examples;
import dev.portico.notification.MailServer;
import dev.portico.notification.Orders;
import dev.portico.notification.Suite;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is announced of a listing reaches everybody who has ordered from it before, once per order. */
@QuarkusTest
@Suite
class ListingMailsTest {

    private static final String PUBLISHED = "listing.statement-published.v1";
    private static final String DELAYED = "listing.delay-announced.v1";

    private final String listing = UUID.randomUUID().toString();
    private final String statement = UUID.randomUUID().toString();

    private MailServer mails;

    @BeforeEach
    void startMailServer() {
        mails = MailServer.start();
        TestKafka.send(Orders.merchant("demo", "Northwind Goods"));
    }

    @AfterEach
    void stopMailServer() {
        mails.close();
    }

    @Test
    void aStatementIsMailedOncePerOrderThatWaitsForIt() {
        var anna = preOrdered("anna");
        var again = preOrdered("anna");
        var others =
                IntStream.range(0, 3).mapToObj(i -> preOrdered("other-" + i)).toList();
        var elsewhere = Orders.of("elsewhere");
        var shipped = Orders.of("shipped");
        var closed = Orders.of("closed-pre");
        TestKafka.send(snapshot(elsewhere, UUID.randomUUID().toString()));
        TestKafka.send(snapshot(shipped, listing).withData(data -> line(data).put("fulfilledQuantity", 3)));
        TestKafka.send(snapshot(closed, listing).withData(data -> order(data).put("status", "CANCELED")));
        awaitKnown(5);

        var published = event(PUBLISHED, statement);
        TestKafka.send(published, published, event(PUBLISHED, statement));
        begin(statement);

        for (var told : concat(List.of(anna, again), others)) {
            awaitDeliveries(told, "SHIPPING_UPDATED SENT");
        }
        awaitEnd(statement);
        for (var untold : List.of(elsewhere, shipped, closed)) {
            assertThat(untold.deliveries()).isEmpty();
        }
        assertThat(mails.to(anna.email())).hasSize(2).allSatisfy(mail -> {
            assertThat(mail.subject()).isEqualTo("News about when your order #2051 ships");
            assertThat(mail.text()).contains("Ships in March.", "March 1, 2027 – March 14, 2027", "/p/");
        });
    }

    /** The database refuses the third order's mail: the chunk is lost as if the service had been killed in it. */
    @Test
    void whoeverDiesInTheMiddleLeavesTheRestAndNobodyIsToldTwice() {
        var orders = IntStream.range(0, 5)
                .mapToObj(i -> preOrdered("mortal-" + i))
                .sorted((one, other) -> one.orderId().compareTo(other.orderId()))
                .toList();
        awaitKnown(5);
        Orders.execute(
                """
                create or replace function public.no_mail() returns trigger language plpgsql as
                $$ begin raise exception 'killed'; end $$;
                create trigger no_mail before insert on notification.delivery for each row
                  when (new.order_id = '%s') execute function public.no_mail()
                """
                        .formatted(orders.get(3).orderId()));
        try {
            TestKafka.send(event(PUBLISHED, statement));
            begin(statement);
            await().until(() -> !Orders.rows(
                            "select attempts from notification.timer where attempts > 0 and subject = '" + statement
                                    + "'")
                    .isEmpty());
            awaitDeliveries(orders.get(0), "SHIPPING_UPDATED SENT");
            awaitDeliveries(orders.get(1), "SHIPPING_UPDATED SENT");
            for (var rest : orders.subList(2, 5)) {
                assertThat(rest.deliveries()).isEmpty();
            }
        } finally {
            Orders.execute("drop trigger no_mail on notification.delivery");
        }
        begin(statement);

        for (var told : orders) {
            awaitDeliveries(told, "SHIPPING_UPDATED SENT");
        }
        awaitEnd(statement);
        assertThat(orders).allSatisfy(told -> assertThat(mails.to(told.email())).hasSize(1));
    }

    @Test
    void anOrderThatIsHeardOfLateIsToldAndOneThatWasPlacedLaterIsNot() {
        var early = preOrdered("early-bird");
        awaitKnown(1);
        TestKafka.send(event(PUBLISHED, statement));
        begin(statement);
        awaitDeliveries(early, "SHIPPING_UPDATED SENT");
        awaitEnd(statement);

        var late = preOrdered("late-bird");
        var later = Orders.of("later-bird");
        TestKafka.send(snapshot(later, listing).withHeader("ce_time", "2026-11-20T16:41:00Z"));
        awaitKnown(3);

        awaitDeliveries(late, "SHIPPING_UPDATED SENT");
        TestKafka.send(snapshot(late, listing).withSequence(9));
        awaitSequence(late, 9);
        assertThat(late.deliveries()).hasSize(1);
        assertThat(later.deliveries()).isEmpty();
    }

    @Test
    void anOlderEventDoesNotBringBackWhatWasRemoved() {
        var order = Orders.of("removed");
        var newer = order.event("order.snapshot.v1").withSequence(8);
        var older = snapshot(order, listing).withSequence(3);
        TestKafka.send(newer, older);
        Orders.awaitHandled(newer, older);

        assertThat(Orders.rows("select order_id from notification.order_listing where listing_id = '" + listing + "'"))
                .isEmpty();
    }

    @Test
    void aStatementThatIsCorrectedBeforeItIsToldIsToldOnceAsCorrected() {
        var order = preOrdered("typo");
        awaitKnown(1);
        var corrected = UUID.randomUUID().toString();
        TestKafka.send(event(PUBLISHED, statement));
        TestKafka.send(event(PUBLISHED, corrected)
                .withHeader("ce_time", "2026-11-20T16:50:00Z")
                .withData(data -> ((ObjectNode) data.at("/statement/texts")).put("en", "Ships in April.")));
        begin(corrected);
        awaitDeliveries(order, "SHIPPING_UPDATED SENT");
        begin(statement);
        awaitEnd(statement);

        assertThat(mails.to(order.email())).singleElement().satisfies(mail -> assertThat(mail.text())
                .contains("Ships in April."));
    }

    @Test
    void aDelayThatComesWithItsStatementIsTheOneMailAboutIt() {
        var order = preOrdered("patience");
        awaitKnown(1);
        TestKafka.send(event(PUBLISHED, statement));
        TestKafka.send(event(DELAYED, statement), event(PUBLISHED, statement));
        await().until(() -> Orders.rows("select kind from notification.announcement where id = '" + statement + "'")
                .equals(List.of("DELAY_ANNOUNCED")));
        begin(statement);

        awaitDeliveries(order, "DELAY_ANNOUNCED SENT");
        awaitEnd(statement);
        assertThat(mails.to(order.email())).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Your order #2051 is delayed: please decide");
            assertThat(mail.text()).contains("Accept or cancel:", "/p/", "If you do not accept in time");
        });
    }

    @Test
    void aDelayIsAskedAboutAlsoWhereItsStatementWasReadBefore() {
        var order = preOrdered("reader");
        awaitKnown(1);
        TestKafka.send(event(PUBLISHED, statement));
        begin(statement);
        awaitDeliveries(order, "SHIPPING_UPDATED SENT");
        awaitEnd(statement);
        TestKafka.send(event(DELAYED, statement));
        begin(statement);

        awaitDeliveries(order, "SHIPPING_UPDATED SENT", "DELAY_ANNOUNCED SENT");
    }

    @Test
    void whatLacksItsSubstanceGoesToTheDeadLettersAndTheNextIsTold() {
        var order = preOrdered("poison");
        awaitKnown(1);
        TestKafka.send(event(PUBLISHED, statement).withData(data -> data.remove("statement")));
        TestKafka.send(
                event(PUBLISHED, statement).withData(data -> ((ObjectNode) data.get("statement")).putObject("texts")));
        TestKafka.send(event(DELAYED, statement).withData(data -> data.remove("delay")));
        TestKafka.send(event(PUBLISHED, statement).withHeader("ce_type", "listing.statement-published.v2"));
        TestKafka.send(event(PUBLISHED, statement));
        begin(statement);

        awaitDeliveries(order, "SHIPPING_UPDATED SENT");
        assertThat(TestKafka.records("listing.events.notification-service.dlq", listing))
                .hasSize(4);
    }

    private Orders preOrdered(String customer) {
        var orders = Orders.of(customer);
        TestKafka.send(snapshot(orders, listing));
        return orders;
    }

    /** Known without a mail. */
    private static GoldenEvent snapshot(Orders orders, String listing) {
        return orders.preOrder("order.snapshot.v1", "CHARGE_LATER")
                .withData(data -> ((ObjectNode) line(data).get("preOrder")).put("listingId", listing));
    }

    private GoldenEvent event(String type, String statementId) {
        return Examples.event(type).withNewId().withKey(listing).withData(data -> {
            var told = type.equals(DELAYED) ? data.at("/delay/statement") : data.get("statement");
            ((ObjectNode) told).put("id", statementId);
        });
    }

    private static ObjectNode order(ObjectNode data) {
        return (ObjectNode) data.get("order");
    }

    private static ObjectNode line(ObjectNode data) {
        return (ObjectNode) data.at("/order/lines/0");
    }

    private void awaitKnown(int orders) {
        await().until(() ->
                Orders.rows("select order_id from notification.order_listing where listing_id = '" + listing + "'")
                                .size()
                        == orders);
    }

    private static void awaitSequence(Orders orders, long sequence) {
        await().until(() -> Orders.rows(
                        "select sequence from notification.order_recipient where order_id = '" + orders.orderId() + "'")
                .equals(List.of(String.valueOf(sequence))));
    }

    /** As the pause does. */
    private static void begin(String statement) {
        await().until(() -> !timers(statement).isEmpty());
        Orders.execute("update notification.timer set due_at = now() where kind = 'announcement' and subject = '"
                + statement + "'");
    }

    private static void awaitEnd(String statement) {
        await().until(() -> timers(statement).isEmpty());
    }

    private static List<String> timers(String statement) {
        return Orders.rows("select kind from notification.timer where subject = '" + statement + "'");
    }

    private static List<Orders> concat(List<Orders> some, List<Orders> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static void awaitDeliveries(Orders orders, String... expected) {
        await().untilAsserted(() -> assertThat(orders.deliveries()).containsExactlyInAnyOrder(expected));
    }
}
