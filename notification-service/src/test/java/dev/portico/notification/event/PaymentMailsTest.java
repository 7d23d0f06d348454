package dev.portico.notification.event;

import static dev.portico.local.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.testing.Contracts.GoldenEvent;
import dev.portico.local.testing.TestKafka;
import dev.portico.notification.MailServer;
import dev.portico.notification.MailServer.Received;
import dev.portico.notification.Orders;
import dev.portico.notification.Suite;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cards on file, what is charged to them, refunds, what is overdue and books that do not add up: each mailed once. */
@QuarkusTest
@Suite
class PaymentMailsTest {

    private static final String STAFF = "orders@northwind.example";

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
    void anUpcomingChargeIsMailedWithItsDayAndItsCard() {
        var cia = known("cia");
        sendTwice(cia.event("charge.upcoming.v1"));

        awaitDeliveries(cia, "CHARGE_UPCOMING SENT");
        var mail = mail(cia, "$63.75 will be charged on January 31, 2027 for order #2051");
        assertThat(mail.text()).contains("Visa ending 4242", "/p/", "pay now, change the card, or cancel");
        assertThat(mail.html()).contains("/p/");
    }

    @Test
    void aChargeThatFailsIsMailedWithWhatHappensNextAndAPaymentThatFailsAsBefore() {
        var cal = known("cal");
        sendTwice(charge(cal, "SOFT", "2026-11-21T16:32:00Z"));
        sendTwice(charge(cal, "HARD", null));
        sendTwice(charge(cal, "AUTHENTICATION", null));
        sendTwice(cal.event("payment.failed.v1").withData(data -> payment(data).put("purpose", "BALANCE")));

        awaitDeliveries(cal, "CHARGE_FAILED SENT", "CHARGE_FAILED SENT", "CHARGE_FAILED SENT", "PAYMENT_FAILED SENT");
        var texts = mails.to(cal.email()).stream()
                .filter(mail -> mail.subject().equals("We could not charge $63.75 for order #2051"))
                .map(Received::text)
                .toList();
        assertThat(texts)
                .hasSize(3)
                .anyMatch(text -> text.contains("We try again on November 21, 2026"))
                .anyMatch(text -> text.contains("Use another card:"))
                .anyMatch(text -> text.contains("Confirm the payment:"));
    }

    @Test
    void aChargeThatItsBankWantsConfirmedIsMailedWithThePageAndAPaymentOnAPageIsNot() {
        var sca = known("sca");
        var onAPage = sca.event("payment.action-required.v1");
        sendTwice(onAPage);
        sendTwice(sca.event("payment.action-required.v1")
                .withData(data -> payment(data).put("purpose", "CHARGE")));
        TestKafka.send(sca.event("payment.action-required.v1").withData(data -> {
            payment(data).put("purpose", "CHARGE");
            data.put("url", "javascript:alert(1)");
        }));

        awaitDeliveries(sca, "CHARGE_FAILED SENT");
        Orders.awaitHandled(onAPage);
        assertThat(mails.to(sca.email())).singleElement().satisfies(mail -> assertThat(mail.text())
                .contains("Your bank wants you to confirm the payment yourself.")
                .contains("Confirm the payment:\n" + onAPage.at("/url").asText()));
        await().untilAsserted(
                        () -> assertThat(TestKafka.records("payment.events.notification-service.dlq", sca.orderId()))
                                .hasSize(1));
    }

    @Test
    void theLinkToChangeTheCardIsMailedAndThenThatItWasChanged() {
        var mia = known("mia");
        sendTwice(mia.event("payment-method.update-requested.v1"));
        sendTwice(mia.event("payment-method.replaced.v1").withSequence(13));

        awaitDeliveries(mia, "PAYMENT_METHOD_LINK SENT", "PAYMENT_METHOD_REPLACED SENT");
        var url = mia.event("payment-method.update-requested.v1")
                .at("/updateRequest/url")
                .asText();
        var page = "/card/" + url.substring(url.lastIndexOf('/') + 1);
        var link = mail(mia, "Your link to change the card for order #2051");
        assertThat(link.text())
                .containsPattern("/p/v1\\.\\S+" + Pattern.quote(page))
                .contains("The link works once, until ");
        assertThat(link.html()).contains(page);
        assertThat(mail(mia, "The card for order #2051 has been changed").text())
                .contains("will be charged to Visa ending 4242");
    }

    @Test
    void aLinkThatCanNotWorkWhileThePortalIsOffIsNotSent() {
        var merchant = "dark-" + System.nanoTime() % 1_000_000;
        var una = Orders.of("una-off", merchant);
        TestKafka.send(Orders.merchant(merchant, "Closed Shop")
                .withData(data -> ((ObjectNode) data.get("merchant")).put("portalEnabled", false)));
        TestKafka.send(una.event("order.snapshot.v1"));
        TestKafka.send(una.event("payment-method.update-requested.v1"));
        TestKafka.send(una.event("charge.upcoming.v1"));

        awaitDeliveries(una, "CHARGE_UPCOMING SENT");
        assertThat(mails.to(una.email())).singleElement().satisfies(mail -> assertThat(mail.text())
                .doesNotContain("/p/", "/card/", "localhost:8080")
                .contains("please reply to this message"));
    }

    @Test
    void aRefundIsMailedOnlyWhenTheCustomerIsToBeTold() {
        var rob = known("rob");
        var silent = rob.event("refund.issued.v1")
                .withData(data -> ((ObjectNode) data.get("refund")).put("notifyCustomer", false));
        sendTwice(silent);
        sendTwice(rob.event("refund.issued.v1"));
        sendTwice(rob.event("refund.failed.v1"));

        awaitDeliveries(rob, "REFUND_ISSUED SENT", "REFUND_FAILED SENT");
        Orders.awaitHandled(silent);
        assertThat(mail(rob, "$63.75 refunded for order #2051").text()).contains("Refunded to: Visa ending 4242");
        assertThat(toStaff(rob, "Refund failed: $63.75 for order #2051").text())
                .contains("/console/orders/" + rob.orderId());
    }

    @Test
    void whatIsOverdueIsMailedToTheCustomerAndToStaff() {
        var odo = known("odo");
        sendTwice(odo.event("balance.overdue.v1"));

        awaitDeliveries(odo, "BALANCE_OVERDUE SENT", "PAYMENT_OVERDUE SENT");
        assertThat(mail(odo, "Reminder: $63.75 are due for order #2051").text())
                .contains("Pay now:", "/p/")
                .containsPattern("since November 17, 2026, 10:31.AM CST");
        assertThat(toStaff(odo, "Payment overdue: $63.75 for order #2051").text())
                .contains("Customer: Robin Example");
    }

    @Test
    void booksThatDoNotAddUpAreMailedToStaffAtOnce() {
        var leo = known("leo");
        sendTwice(leo.event("ledger.unbalanced.v1"));

        awaitDeliveries(leo, "LEDGER_UNBALANCED SENT");
        assertThat(mails.to(STAFF))
                .anyMatch(mail -> mail.subject().startsWith("The books of order #2051 do not add up")
                        && mail.html().contains(leo.orderId()));
    }

    @Test
    void whatLacksItsSubstanceGoesToTheDeadLettersAndTheNextIsMailed() {
        var bad = known("bad-money");
        TestKafka.send(bad.event("charge.upcoming.v1").withData(data -> data.remove("charge")));
        TestKafka.send(
                bad.event("charge.upcoming.v1").withData(data -> ((ObjectNode) data.get("charge")).put("on", "soon")));
        TestKafka.send(bad.event("payment-method.update-requested.v1")
                .withData(data -> ((ObjectNode) data.get("updateRequest")).put("url", "javascript:alert(1)")));
        TestKafka.send(bad.event("payment-method.replaced.v1").withData(data -> data.remove("method")));
        TestKafka.send(bad.event("refund.issued.v1").withData(data -> data.remove("refund")));
        TestKafka.send(bad.event("refund.failed.v1").withData(data -> data.remove("code")));
        TestKafka.send(bad.event("balance.overdue.v1").withData(data -> data.remove("overdue")));
        TestKafka.send(bad.event("ledger.unbalanced.v1").withData(data -> data.remove("difference")));
        TestKafka.send(bad.event("charge.upcoming.v1").withHeader("ce_type", "charge.upcoming.v2"));
        TestKafka.send(bad.event("charge.upcoming.v1"));

        awaitDeliveries(bad, "CHARGE_UPCOMING SENT");
        assertThat(TestKafka.records("payment.events.notification-service.dlq", bad.orderId()))
                .hasSize(9);
    }

    /** Its order has been heard of, without a mail. */
    private static Orders known(String customer) {
        var orders = Orders.of(customer);
        TestKafka.send(orders.event("order.snapshot.v1"));
        return orders;
    }

    private static GoldenEvent charge(Orders orders, String declineClass, String nextAt) {
        return orders.event("payment.failed.v1").withData(data -> {
            payment(data).put("purpose", "CHARGE");
            data.putObject("retry").put("class", declineClass).put("nextAt", nextAt);
        });
    }

    private static ObjectNode payment(ObjectNode data) {
        return (ObjectNode) data.get("payment");
    }

    private static void sendTwice(GoldenEvent event) {
        TestKafka.send(event, event);
    }

    private static void awaitDeliveries(Orders orders, String... expected) {
        await().untilAsserted(() -> assertThat(orders.deliveries()).containsExactlyInAnyOrder(expected));
    }

    private Received mail(Orders orders, String subject) {
        return mails.to(orders.email()).stream()
                .filter(mail -> mail.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    private Received toStaff(Orders orders, String subject) {
        return mails.to(STAFF).stream()
                .filter(mail -> mail.subject().equals(subject) && mail.html().contains(orders.orderId()))
                .findFirst()
                .orElseThrow();
    }
}
