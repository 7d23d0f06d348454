package dev.portico.notification.event;

import static dev.portico.local.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.testing.Contracts;
import dev.portico.local.testing.Contracts.GoldenEvent;
import dev.portico.local.testing.TestKafka;
import dev.portico.notification.MailServer;
import dev.portico.notification.MailServer.Received;
import dev.portico.notification.Orders;
import dev.portico.notification.Suite;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Edits that wait, are decided about, undone and gathered; cancellations, withdrawals and notices: each mailed once. */
@QuarkusTest
@Suite
class EditMailsTest {

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
    void anEditThatWaitsForItsPaymentAndExpiresIsMailedTwiceToTheCustomerOnly() {
        var kim = Orders.of("kim");
        sendTwice(kim.event("order.edit-requested.v1").withSequence(3));
        sendTwice(kim.event("order.edit-expired.v1").withSequence(4));

        awaitDeliveries(kim, "EDIT_AWAITING_PAYMENT SENT", "EDIT_EXPIRED SENT");
        var waiting = mail(kim, "Pay $63.75 to complete your change to order #2051");
        assertThat(waiting.text())
                .contains("- Classic Varsity Top: quantity 2 → 3 (+$63.75)", "To pay: $63.75", "/p/")
                .contains("Pay by: November 20, 2026");
        assertThat(mail(kim, "Your change to order #2051 was not made").text())
                .contains("Your payment did not arrive in time", "Classic Varsity Top: quantity 2 → 3");
    }

    @Test
    void anEditThatWaitsForTheShopIsMailedToBothAndItsApprovalToTheCustomer() {
        var lee = Orders.of("lee");
        var request = UUID.randomUUID().toString();
        sendTwice(requested(lee, "APPROVAL", request).withSequence(3));
        sendTwice(lee.event("order.edit-approved.v1").withSequence(4).withHeader("ce_actor", "staff:42"));
        sendTwice(lee.event("order.edited.v1").withSequence(5).withData(data -> edit(data)
                .put("requestId", request)));

        awaitDeliveries(lee, "EDIT_AWAITING_APPROVAL SENT", "EDIT_REQUEST_WAITING SENT", "EDIT_APPROVED SENT");
        assertThat(mail(lee, "Your change to order #2051 has been approved").text())
                .contains("Classic Varsity Top: quantity 2 → 3", "New total: $249.37");
        assertThat(toStaff(lee, "Approval needed: change to order #2051").text())
                .contains("/console/orders/" + lee.orderId(), "Customer: Robin Example", "After the change: $249.37");
    }

    @Test
    void aDeclinedEditIsMailedWithTheShopsWordsAndWhatWasAskedFor() {
        var max = Orders.of("max");
        var request = UUID.randomUUID().toString();
        TestKafka.send(requested(max, "APPROVAL", request).withSequence(3));
        sendTwice(max.event("order.edit-declined.v1").withSequence(4).withData(data -> data.put("requestId", request)));

        awaitDeliveries(max, "EDIT_AWAITING_APPROVAL SENT", "EDIT_REQUEST_WAITING SENT", "EDIT_DECLINED SENT");
        assertThat(mail(max, "Your change to order #2051 has been declined").text())
                .contains("The second top is sold out.", "Classic Varsity Top: quantity 2 → 3");
    }

    @Test
    void whatIsPaidForAndAppliedIsACustomersEdit() {
        var pat = Orders.of("pat");
        var request = UUID.randomUUID().toString();
        TestKafka.send(requested(pat, "PAYMENT", request).withSequence(3));
        TestKafka.send(pat.event("order.edited.v1").withSequence(4).withData(data -> edit(data)
                .put("requestId", request)));

        awaitDeliveries(pat, "EDIT_AWAITING_PAYMENT SENT", "ORDER_EDITED SENT");
        endSession(pat);
        awaitDeliveries(pat, "EDIT_AWAITING_PAYMENT SENT", "ORDER_EDITED SENT", "ORDER_EDITED_BY_CUSTOMER SENT");
    }

    @Test
    void aCancellationTheShopHasToAllowIsMailedToBothAndItsRefusalToTheCustomer() {
        var sam = Orders.of("sam");
        sendTwice(sam.event("order.cancel-requested.v1").withSequence(3));
        sendTwice(sam.event("order.edit-declined.v1")
                .withSequence(4)
                .withData(data -> data.put("kind", "CANCEL_APPROVAL")));

        awaitDeliveries(sam, "CANCEL_REQUESTED SENT", "CANCEL_REQUEST_WAITING SENT", "CANCEL_DECLINED SENT");
        assertThat(toStaff(sam, "Approval needed: cancellation of order #2051").text())
                .contains("Reason: Changed their mind", "Comment: Found it in another colour.");
    }

    @Test
    void theEditsOfOneSittingAreOneMailToStaff() {
        var ida = Orders.of("ida");
        var first = ida.event("order.edited.v1").withSequence(4);
        TestKafka.send(first, first);
        TestKafka.send(ida.event("order.edited.v1").withSequence(5).withData(data -> {
            edit(data).put("totalAfterMinor", 30000);
            ((ObjectNode) data.at("/edit/differences/0")).put("to", "4");
        }));
        sendTwice(ida.event("order.edit-reverted.v1").withSequence(6));
        awaitDeliveries(ida, "ORDER_EDITED SENT", "ORDER_EDITED SENT", "EDIT_UNDONE SENT");

        endSession(ida);

        awaitDeliveries(
                ida, "ORDER_EDITED SENT", "ORDER_EDITED SENT", "EDIT_UNDONE SENT", "ORDER_EDITED_BY_CUSTOMER SENT");
        assertThat(toStaff(ida, "Order #2051 was edited by the customer").text())
                .contains("quantity 2 → 3", "quantity 2 → 4", "undone", "quantity 3 → 2", "Before: $185.62")
                .contains("New total: $185.62");
        assertThat(Orders.rows("select kind from notification.timer where subject = '" + ida.orderId() + "'"))
                .isEmpty();
    }

    @Test
    void aCancellationDoesNotWaitForTheEndOfTheSitting() {
        var zoe = Orders.of("zoe");
        TestKafka.send(zoe.event("order.edited.v1").withSequence(4));
        TestKafka.send(zoe.event("order.canceled.v1").withSequence(5));

        awaitDeliveries(
                zoe,
                "ORDER_EDITED SENT",
                "ORDER_EDITED_BY_CUSTOMER SENT",
                "ORDER_CANCELED SENT",
                "ORDER_CANCELED_BY_CUSTOMER SENT");
    }

    @Test
    void aCancellationSaysWhatItCostsAndWhatIsGivenBack() {
        var fay = Orders.of("fay");
        TestKafka.send(fay.event("account.snapshot.v1"));
        awaitBalance(fay);
        sendTwice(fay.event("order.canceled.v1").withSequence(5).withData(data -> {
            ((ObjectNode) data.get("cancellation")).put("feeMinor", 500);
            ((ObjectNode) data.at("/order/totals")).put("totalMinor", 500);
        }));

        awaitDeliveries(fay, "ORDER_CANCELED SENT", "ORDER_CANCELED_BY_CUSTOMER SENT");
        assertThat(mail(fay, "Your order #2051 has been canceled").text())
                .contains("Cancellation fee: $5.00", "Refund: $180.62", "Northwind Goods refunds $180.62");
    }

    @Test
    void whatIsOnlyReservedIsNotPromisedBackButTakenLess() {
        var ava = Orders.of("ava");
        TestKafka.send(reserved(ava, 0, 18562));
        awaitBalance(ava);
        sendTwice(cheaper(ava));

        awaitDeliveries(ava, "ORDER_EDITED SENT");
        assertThat(mail(ava, "Your order #2051 has been changed").text())
                .contains("Your total went down by $63.75. Less will be taken from your card: $121.87 at most.")
                .doesNotContain("refund");
    }

    @Test
    void whatIsPaidBesideItIsGivenBack() {
        var eli = Orders.of("eli");
        TestKafka.send(reserved(eli, 15000, 3562));
        awaitBalance(eli);
        sendTwice(cheaper(eli));

        awaitDeliveries(eli, "ORDER_EDITED SENT");
        assertThat(mail(eli, "Your order #2051 has been changed").text())
                .contains("Nothing will be taken from your card. Northwind Goods refunds $28.13.");
    }

    @Test
    void aCanceledOrderThatWasOnlyReservedSaysWhatIsTaken() {
        var joy = Orders.of("joy");
        TestKafka.send(reserved(joy, 0, 18562));
        awaitBalance(joy);
        sendTwice(joy.event("order.canceled.v1").withSequence(5));
        awaitDeliveries(joy, "ORDER_CANCELED SENT", "ORDER_CANCELED_BY_CUSTOMER SENT");
        assertThat(mail(joy, "Your order #2051 has been canceled").text())
                .contains("Nothing will be taken from your card.")
                .doesNotContain("refund");

        var kai = Orders.of("kai");
        TestKafka.send(reserved(kai, 0, 18562));
        awaitBalance(kai);
        sendTwice(kai.event("order.canceled.v1").withSequence(5).withData(data -> {
            ((ObjectNode) data.get("cancellation")).put("feeMinor", 500);
            ((ObjectNode) data.at("/order/totals")).put("totalMinor", 500);
        }));
        awaitDeliveries(kai, "ORDER_CANCELED SENT", "ORDER_CANCELED_BY_CUSTOMER SENT");
        assertThat(mail(kai, "Your order #2051 has been canceled").text())
                .contains("Only $5.00 will be taken from your card.");
    }

    private static GoldenEvent reserved(Orders order, long paid, long authorized) {
        return order.event("account.snapshot.v1").withData(data -> ((ObjectNode) data.get("balance"))
                .put("orderTotalMinor", 18562)
                .put("paidMinor", paid)
                .put("authorizedMinor", authorized)
                .put("outstandingMinor", 0));
    }

    /** By the shop, so that no sitting begins. */
    private static GoldenEvent cheaper(Orders order) {
        return order.event("order.edited.v1")
                .withSequence(4)
                .withHeader("ce_actor", "staff:42")
                .withData(data -> edit(data).put("totalAfterMinor", 12187).put("deltaMinor", -6375));
    }

    @Test
    void aWithdrawalIsAcknowledgedWithItsDateItsNameAndItsContents() {
        var wim = Orders.of("wim");
        TestKafka.send(wim.event("account.snapshot.v1"));
        awaitBalance(wim);
        TestKafka.send(wim.event("order.edited.v1").withSequence(4).withHeader("ce_actor", "staff:42"));
        sendTwice(wim.event("order.withdrawn.v1").withSequence(5));

        awaitDeliveries(wim, "ORDER_EDITED SENT", "WITHDRAWAL_RECEIVED SENT", "ORDER_WITHDRAWN_BY_CUSTOMER SENT");
        assertThat(mail(wim, "We received your withdrawal from order #2051").text())
                .contains("I hereby give notice that I withdraw from my contract of sale of the following goods:")
                .contains("- 3 × Classic Varsity Top (Small)", "- 1 × Ocean Blue Shirt")
                .contains("Name: Robin Example", "Received on: November 20, 2026", "Refund: $185.62")
                .contains("Reference: 01935a2c-7c07-7000-8000-000000000001", "14 days");
    }

    @Test
    void anUnpaidEditThatIsTakenBackIsExplained() {
        var una = Orders.of("una");
        sendTwice(una.event("order.edit-reverted.v1")
                .withHeader("ce_actor", "system")
                .withData(data -> data.put("cause", "UNPAID")));

        awaitDeliveries(una, "EDIT_REVERTED_UNPAID SENT");
        assertThat(mail(una, "Your change to order #2051 was undone: it was not paid")
                        .text())
                .contains("did not arrive in time", "quantity 3 → 2");
    }

    @Test
    void aMailThatIsOnlyItsLinkIsNotSentWhileThePortalIsOff() {
        var merchant = "off-" + System.nanoTime() % 1_000_000;
        var eva = Orders.of("eva", merchant);
        TestKafka.send(Orders.merchant(merchant, "Closed Shop")
                .withData(data -> ((ObjectNode) data.get("merchant")).put("portalEnabled", false)));
        TestKafka.send(eva.event("order.edit-requested.v1").withSequence(3));
        TestKafka.send(eva.event("order.edit-expired.v1").withSequence(4));

        awaitDeliveries(eva, "EDIT_EXPIRED SENT");
        assertThat(mails.to(eva.email())).singleElement().satisfies(mail -> assertThat(mail.text() + mail.html())
                .doesNotContain("/p/", "View your order"));
    }

    @Test
    void usedAllowanceIsMailedToStaffOncePerEvent() {
        var nearly = allowance(80);
        var all = allowance(100);
        sendTwice(nearly);
        sendTwice(all);

        awaitOfCause(nearly, "ALLOWANCE_NEARLY_USED SENT");
        awaitOfCause(all, "ALLOWANCE_USED SENT");
        assertThat(mails.to(STAFF).stream().map(Received::subject))
                .contains(
                        "Northwind Goods: 80% of this period’s customer edits are used",
                        "Northwind Goods: all customer edits of this period are used");
        assertThat(mails.to(STAFF).get(0).text()).contains("/console/usage").doesNotContain("/p/");
    }

    @Test
    void aRulesNoticeGoesToWhomTheRuleSays() {
        var toStaff = Orders.of("note");
        var toCustomer = Orders.of("noted");
        sendTwice(toStaff.event("order.notification-requested.v1"));
        sendTwice(toCustomer.event("order.notification-requested.v1").withData(data -> {
            ((ObjectNode) data.get("notify")).put("audience", "CUSTOMER").put("message", "Hi <b>you</b>\n{{ 7*7 }}");
        }));

        awaitDeliveries(toStaff, "STAFF_NOTICE SENT");
        awaitDeliveries(toCustomer, "CUSTOMER_NOTICE SENT");
        assertThat(toStaff(toStaff, "Please look at order #2051").text())
                .contains("Check the address before packing.", "The shipping address changed");
        var notice = mail(toCustomer, "A message about your order #2051");
        assertThat(notice.html()).contains("Hi &lt;b&gt;you&lt;/b&gt;").doesNotContain("<b>");
        assertThat(notice.text()).contains("{{ 7*7 }}");
    }

    @Test
    void whatLacksItsSubstanceGoesToTheDeadLettersAndTheNextIsMailed() {
        var bad = Orders.of("bad");
        TestKafka.send(bad.event("order.edit-requested.v1").withData(data -> data.remove("request")));
        TestKafka.send(bad.event("order.withdrawn.v1").withData(data -> data.remove("acknowledgement")));
        TestKafka.send(bad.event("order.edit-declined.v1").withData(data -> data.remove("kind")));
        TestKafka.send(bad.event("order.edit-expired.v1").withSequence(9));

        awaitDeliveries(bad, "EDIT_EXPIRED SENT");
        assertThat(TestKafka.records("order.events.notification-service.dlq", bad.orderId()))
                .hasSize(3);
    }

    private static GoldenEvent requested(Orders orders, String kind, String id) {
        return orders.event("order.edit-requested.v1").withData(data -> {
            ((ObjectNode) data.get("request")).put("kind", kind).put("id", id);
            ((ObjectNode) data.at("/order/pendingEdit")).put("kind", kind).put("id", id);
        });
    }

    private static GoldenEvent allowance(int percent) {
        return Contracts.event("usage.threshold-reached.v1")
                .withNewId()
                .withData(data -> ((ObjectNode) data.get("usage")).put("percent", percent));
    }

    private static ObjectNode edit(ObjectNode data) {
        return (ObjectNode) data.get("edit");
    }

    private static void sendTwice(GoldenEvent event) {
        TestKafka.send(event, event);
    }

    /** As five minutes do. */
    private static void endSession(Orders orders) {
        Orders.execute("update notification.timer set due_at = now() where kind = 'edit-session' and subject = '"
                + orders.orderId() + "'");
    }

    private static void awaitBalance(Orders orders) {
        await().until(() -> !Orders.rows(
                        "select paid_minor from notification.order_balance where order_id = '" + orders.orderId() + "'")
                .isEmpty());
    }

    private static void awaitDeliveries(Orders orders, String... expected) {
        await().untilAsserted(() -> assertThat(orders.deliveries()).containsExactlyInAnyOrder(expected));
    }

    private static void awaitOfCause(GoldenEvent event, String expected) {
        await().untilAsserted(() -> assertThat(
                        Orders.rows("select kind || ' ' || status from notification.delivery where cause_id = '"
                                + event.header("ce_id") + "'"))
                .isEqualTo(List.of(expected)));
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
