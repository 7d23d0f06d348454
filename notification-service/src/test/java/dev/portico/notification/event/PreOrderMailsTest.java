package dev.portico.notification.event;

import static dev.portico.local.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.testing.Contracts.GoldenEvent;
import dev.portico.local.testing.TestKafka;
import dev.portico.notification.MailServer;
import dev.portico.notification.Orders;
import dev.portico.notification.Suite;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A pre-order's confirmation: one mail, with the plan of its payments if that comes in time. */
@QuarkusTest
@Suite
class PreOrderMailsTest {

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
    void theConfirmationWaitsForThePlanAndIsTheOnlyMail() {
        var ada = Orders.of("ada");
        sendTwice(ada.preOrder("order.received.v1", "DEPOSIT_UPFRONT"));
        awaitWaiting(ada);
        assertThat(ada.deliveries()).isEmpty();
        sendTwice(ada.event("schedule.planned.v1"));

        awaitDeliveries(ada, "PRE_ORDER_RECEIVED SENT");
        assertThat(mails.to(ada.email())).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Your pre-order #2051 is confirmed");
            assertThat(mail.text()).contains("Installment 1 of 3, December 20, 2026: $26.66", "/p/");
        });

        var changed = ada.event("schedule.changed.v1");
        TestKafka.send(changed);
        endWait(ada);
        Orders.awaitHandled(changed);
        awaitNoTimer(ada);
        assertThat(ada.deliveries()).containsExactly("PRE_ORDER_RECEIVED SENT");
    }

    @Test
    void aPlanThatIsEarlierThanItsOrderIsThereWhenTheOrderComes() {
        var ben = Orders.of("ben");
        var planned = ben.event("schedule.planned.v1");
        TestKafka.send(planned);
        Orders.awaitHandled(planned);
        sendTwice(ben.preOrder("order.received.v1", "CHARGE_LATER"));

        awaitDeliveries(ben, "PRE_ORDER_RECEIVED SENT");
        assertThat(mails.to(ben.email()).get(0).text()).contains("Installment 1 of 3");
    }

    @Test
    void anOlderPlanDoesNotReplaceANewerOne() {
        var eli = Orders.of("eli");
        var newer = eli.event("schedule.changed.v1").withSequence(9).withData(data -> amount(data, 7700));
        var older = eli.event("schedule.planned.v1").withSequence(3);
        TestKafka.send(newer, older);
        Orders.awaitHandled(newer, older);
        TestKafka.send(eli.preOrder("order.received.v1", "DEPOSIT_UPFRONT"));

        awaitDeliveries(eli, "PRE_ORDER_RECEIVED SENT");
        assertThat(mails.to(eli.email()).get(0).text()).contains("With the order, paid: $77.00");
    }

    @Test
    void aPlanThatDoesNotComeIsNotWaitedForForEverAndIsNoSecondMailLater() {
        var gus = Orders.of("gus");
        TestKafka.send(gus.preOrder("order.received.v1", "CHARGE_LATER"));
        awaitWaiting(gus);
        endWait(gus);
        awaitDeliveries(gus, "PRE_ORDER_RECEIVED SENT");
        assertThat(mails.to(gus.email()).get(0).text()).contains("When which part is due you find on your order page.");

        var late = gus.event("schedule.planned.v1");
        TestKafka.send(late);
        Orders.awaitHandled(late);
        assertThat(gus.deliveries()).containsExactly("PRE_ORDER_RECEIVED SENT");
    }

    /** Their topics are read side by side, so here every order of the two comes up. */
    @Test
    void whicheverComesFirstThereIsOneMailWithThePlan() {
        var crowd =
                IntStream.range(0, 20).mapToObj(i -> Orders.of("crowd-" + i)).toList();
        TestKafka.send(crowd.stream()
                .flatMap(orders -> Stream.of(
                        orders.preOrder("order.received.v1", "DEPOSIT_UPFRONT"), orders.event("schedule.planned.v1")))
                .toArray(GoldenEvent[]::new));

        for (var orders : crowd) {
            awaitDeliveries(orders, "PRE_ORDER_RECEIVED SENT");
            assertThat(mails.to(orders.email())).singleElement().satisfies(mail -> assertThat(mail.text())
                    .contains("Installment 1 of 3"));
        }
    }

    @Test
    void whatIsNotChargedLaterWaitsForNothing() {
        var ivy = Orders.of("ivy");
        sendTwice(ivy.preOrder("order.received.v1", "CAPTURE_ONLY"));

        awaitDeliveries(ivy, "PRE_ORDER_RECEIVED SENT");
        assertThat(mails.to(ivy.email()).get(0).text()).contains("Nothing is charged now.");
    }

    @Test
    void anOrderThatEndsMeanwhileIsConfirmedFirst() {
        var jon = Orders.of("jon");
        TestKafka.send(jon.preOrder("order.received.v1", "CHARGE_LATER"));
        TestKafka.send(jon.event("order.canceled.v1").withSequence(5));
        TestKafka.send(jon.event("schedule.planned.v1"));

        awaitDeliveries(jon, "PRE_ORDER_RECEIVED SENT", "ORDER_CANCELED SENT", "ORDER_CANCELED_BY_CUSTOMER SENT");
    }

    @Test
    void aPlanWithoutItsScheduleGoesToTheDeadLetters() {
        var kai = Orders.of("kai");
        TestKafka.send(kai.event("schedule.planned.v1").withData(data -> data.remove("schedule")));
        TestKafka.send(kai.event("schedule.planned.v1"));
        TestKafka.send(kai.preOrder("order.received.v1", "CHARGE_LATER"));

        awaitDeliveries(kai, "PRE_ORDER_RECEIVED SENT");
        assertThat(TestKafka.records("payment.events.notification-service.dlq", kai.orderId()))
                .hasSize(1);
    }

    private static void amount(ObjectNode data, long minor) {
        ((ObjectNode) data.at("/schedule/items/0")).put("amountMinor", minor);
    }

    private static void sendTwice(GoldenEvent event) {
        TestKafka.send(event, event);
    }

    private static void awaitWaiting(Orders orders) {
        await().until(() -> !Orders.rows(
                        "select cause_id from notification.pre_order where facts is not null and order_id = '"
                                + orders.orderId() + "'")
                .isEmpty());
    }

    /** As two minutes do. */
    private static void endWait(Orders orders) {
        Orders.execute(
                "update notification.timer set due_at = now() where kind = 'pre-order-confirmation' and subject = '"
                        + orders.orderId() + "'");
    }

    private static void awaitNoTimer(Orders orders) {
        await().until(() -> Orders.rows(
                        "select kind from notification.timer where subject = '" + orders.orderId() + "'")
                .isEmpty());
    }

    private static void awaitDeliveries(Orders orders, String... expected) {
        await().untilAsserted(() -> assertThat(orders.deliveries()).containsExactlyInAnyOrder(expected));
    }
}
