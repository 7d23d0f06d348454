package dev.portico.notification.event;

import static dev.portico.local.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.kit.link.LinkCheck;
import dev.portico.kit.link.PortalLinks;
import dev.portico.local.testing.Contracts;
import dev.portico.local.testing.Contracts.GoldenEvent;
import dev.portico.local.testing.TestKafka;
import dev.portico.notification.MailServer;
import dev.portico.notification.Orders;
import dev.portico.notification.Suite;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Suite
class EventsTest {

    @Inject
    PortalLinks links;

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
    void everyGoldenEventIsUnderstoodOrSkipped() throws Exception {
        var before = deadLetters();
        try (var files = Files.list(Contracts.directory().resolve("events"))) {
            files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .filter(type -> !type.startsWith("email."))
                    .forEach(TestKafka::sendGolden);
        }
        // One more behind them with each key.
        GoldenEvent[] last = Stream.of(
                        "order.edited.v1",
                        "payment.requested.v1",
                        "listing.statement-published.v1",
                        "merchant.settings-changed.v1",
                        "link.reissued.v1")
                .map(type -> Contracts.event(type).withNewId())
                .toArray(GoldenEvent[]::new);
        TestKafka.send(last);
        Orders.awaitHandled(last);
        assertThat(deadLetters()).isEqualTo(before);
    }

    @Test
    void aPoisonMessageGoesToTheDeadLettersAndTheNextOneIsMailed() {
        var ann = Orders.of("ann");
        var received = ann.event("order.received.v1");
        TestKafka.send(received.topic(), ann.orderId(), received.headers(), "{broken");
        TestKafka.send(ann.event("order.received.v1").withHeader("ce_type", "order.received.v2"));
        TestKafka.send(ann.event("order.edited.v1").withData(data -> data.remove("edit")));
        TestKafka.send(ann.event("order.received.v1").withSequence(9));

        awaitDeliveries(ann, "ORDER_RECEIVED SENT");
        assertThat(TestKafka.records("order.events.notification-service.dlq", ann.orderId()))
                .hasSize(3);
    }

    @Test
    void aPaymentThatIsEarlierThanItsOrderWaitsForIt() {
        var early = Orders.of("early");
        TestKafka.send(early.event("payment.requested.v1"));
        TestKafka.send(early.event("order.snapshot.v1"));
        awaitDeliveries(early, "PAYMENT_REQUESTED SENT");
    }

    @Test
    void anOrderThatIsEarlierThanItsMerchantWaitsForIt() {
        var merchant = "late-" + System.nanoTime() % 1_000_000;
        var early = Orders.of("bird", merchant);
        TestKafka.send(early.event("order.received.v1"));
        TestKafka.send(Orders.merchant(merchant, "Late Shop"));
        awaitDeliveries(early, "ORDER_RECEIVED SENT");
        assertThat(mails.to("bird@example.com").get(0).from()).isEqualTo("Late Shop|orders@portico.example");
    }

    @Test
    void anOlderEventDoesNotBringAnOldAddressBack() {
        var old = Orders.of("old");
        var moved = new Orders(old.orderId(), "moved@example.com", "demo");
        var newer = moved.event("order.updated.v1").withSequence(7);
        var older = old.event("order.updated.v1").withSequence(3);
        TestKafka.send(newer, older);
        Orders.awaitHandled(newer, older);
        TestKafka.send(old.event("payment.requested.v1"));
        awaitDeliveries(old, "PAYMENT_REQUESTED SENT");
        assertThat(mails.to("moved@example.com")).hasSize(1);
        assertThat(mails.to("old@example.com")).isEmpty();
    }

    @Test
    void mailsCarryTheLinkThatIsValidNow() {
        var lost = Orders.of("lost");
        TestKafka.send(lost.event("link.reissued.v1"));
        await().untilAsserted(() -> assertThat(
                        Orders.rows("select generation from notification.link_generation where order_id = '"
                                + lost.orderId() + "'"))
                .containsExactly("2"));
        TestKafka.send(lost.event("order.received.v1"));
        awaitDeliveries(lost, "ORDER_RECEIVED SENT");
        var text = mails.to("lost@example.com").get(0).text();
        var token = text.lines()
                .filter(line -> line.contains("/p/"))
                .map(line -> line.substring(line.indexOf("/p/") + 3))
                .findFirst()
                .orElseThrow();
        assertThat(links.verify(token)).isInstanceOfSatisfying(LinkCheck.Valid.class, valid -> assertThat(
                        valid.link().generation())
                .isEqualTo(2));
    }

    @Test
    void aShopWithoutAPortalSendsNoLinks() {
        var merchant = "closed-" + System.nanoTime() % 1_000_000;
        TestKafka.send(Orders.merchant(merchant, "Closed Shop")
                .withData(data -> ((ObjectNode) data.get("merchant")).put("portalEnabled", false)));
        var cleo = Orders.of("cleo", merchant);
        TestKafka.send(cleo.event("order.received.v1"));
        awaitDeliveries(cleo, "ORDER_RECEIVED SENT");
        assertThat(mails.to(cleo.email())).singleElement().satisfies(mail -> {
            assertThat(mail.text()).contains("#2051").doesNotContain("/p/");
            assertThat(mail.html()).doesNotContain("/p/");
        });
    }

    @Test
    void aShopWithADomainOfItsOwnSendsLinksThere() {
        var merchant = "housed-" + System.nanoTime() % 1_000_000;
        TestKafka.send(
                Orders.merchant(merchant, "Housed Shop").withData(data -> ((ObjectNode) data.at("/merchant/branding"))
                        .put("portalUrl", "https://orders.housed.example")));
        var hanna = Orders.of("hanna", merchant);
        TestKafka.send(hanna.event("order.received.v1"));
        awaitDeliveries(hanna, "ORDER_RECEIVED SENT");
        assertThat(mails.to(hanna.email())).singleElement().satisfies(mail -> {
            assertThat(mail.text()).contains("https://orders.housed.example/p/").doesNotContain("localhost:8080/p/");
            assertThat(mail.html())
                    .contains(Contracts.event("merchant.settings-changed.v1")
                            .at("/merchant/branding/logoUrl")
                            .asText());
        });
    }

    @Test
    void anEventOfBeforeLooksWereKnownIsUnderstood() {
        var merchant = "older-" + System.nanoTime() % 1_000_000;
        TestKafka.send(Orders.merchant(merchant, "Older Shop")
                .withData(data -> ((ObjectNode) data.get("merchant")).remove("branding")));
        var oda = Orders.of("oda", merchant);
        TestKafka.send(oda.event("order.received.v1"));
        awaitDeliveries(oda, "ORDER_RECEIVED SENT");
        assertThat(mails.to(oda.email())).singleElement().satisfies(mail -> assertThat(mail.html())
                .contains("localhost:8080/p/")
                .doesNotContain("<img"));
    }

    @Test
    void whatStaffDoIsNotMailedToStaff() {
        var orders = Orders.of("staffed");
        TestKafka.send(orders.event("order.received.v1"));
        TestKafka.send(orders.event("order.edited.v1").withHeader("ce_actor", "staff:42"));
        awaitDeliveries(orders, "ORDER_RECEIVED SENT", "ORDER_EDITED SENT");
    }

    @Test
    void anOldOrderThatComesInClosedAndACustomerWithoutAnAddressGetNoMail() {
        var closed = Orders.of("closed");
        TestKafka.send(
                closed.event("order.received.v1").withData(data -> order(data).put("status", "CANCELED")));
        TestKafka.send(closed.event("order.canceled.v1")
                .withData(data -> customer(data).putNull("email")));
        awaitDeliveries(closed, "ORDER_CANCELED_BY_CUSTOMER SENT");
    }

    @Test
    void anEmojiAnRtlNameAndMarkupArriveAsTheyAreInTheCustomersLanguage() {
        var merchant = "emoji-" + System.nanoTime() % 1_000_000;
        TestKafka.send(Orders.merchant(merchant, "🧁 متجر <b>{{7*7}}</b>\r\nBcc: evil@example.com"));
        var nour = Orders.of("nour", merchant);
        TestKafka.send(nour.event("order.received.v1").withData(data -> {
            customer(data).put("firstName", "نور 👩‍👩‍👧").put("locale", "ar-EG");
        }));
        awaitDeliveries(nour, "ORDER_RECEIVED SENT");

        var mail = mails.to("nour@example.com").get(0);
        assertThat(mail.from()).isEqualTo("🧁 متجر <b>{{7*7}}</b> Bcc: evil@example.com|orders@portico.example");
        assertThat(mail.subject()).isEqualTo("استلمنا طلبك \u2068#2051\u2069");
        assertThat(mail.text()).contains("نور 👩‍👩‍👧", "{{7*7}}");
        assertThat(mail.html())
                .contains("dir=\"rtl\"", "&lt;b&gt;{{7*7}}&lt;/b&gt;")
                .doesNotContain("<b>");
        assertThat(mails.to("evil@example.com")).isEmpty();
    }

    @Test
    void aMailHasTheHeadersOfAMachinesMail() {
        var headers = Orders.of("headers");
        TestKafka.send(headers.event("order.received.v1"));
        awaitDeliveries(headers, "ORDER_RECEIVED SENT");
        var mail = mails.to("headers@example.com").get(0);
        var id = Orders.rows("select id from notification.delivery where order_id = '" + headers.orderId() + "'")
                .get(0);
        assertThat(mail.header("Message-ID")).isEqualTo("<" + id + "@localhost>");
        assertThat(mail.header("Reply-To")).isEqualTo("hello@northwind.example");
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(mail.header("Date")).isNotBlank();
        assertThat(mail.from()).isEqualTo("Northwind Goods|orders@portico.example");
        assertThat(mail.text()).contains("Hello Robin,");
        assertThat(mail.html()).contains("<!doctype html>");
    }

    private static void awaitDeliveries(Orders orders, String... expected) {
        await().untilAsserted(() -> assertThat(orders.deliveries()).containsExactly(expected));
    }

    private static int deadLetters() {
        return List.of("order.events", "payment.events", "listing.events", "merchant.events").stream()
                .mapToInt(topic ->
                        TestKafka.records(topic + ".notification-service.dlq").size())
                .sum();
    }

    private static ObjectNode order(ObjectNode data) {
        return (ObjectNode) data.get("order");
    }

    private static ObjectNode customer(ObjectNode data) {
        return (ObjectNode) order(data).get("customer");
    }
}
