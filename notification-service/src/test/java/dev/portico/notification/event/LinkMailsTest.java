package dev.portico.notification.event;

import static dev.portico.local.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.kit.link.LinkCheck;
import dev.portico.kit.link.OrdersLinks;
import dev.portico.kit.link.OrdersLinks.Step;
import dev.portico.kit.link.PortalLinks;
import dev.portico.local.testing.Contracts.GoldenEvent;
import dev.portico.local.testing.TestKafka;
import dev.portico.notification.MailServer;
import dev.portico.notification.MailServer.Received;
import dev.portico.notification.Orders;
import dev.portico.notification.Suite;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Links that somebody asked for: mailed once each, to the address on the order and nowhere else. */
@QuarkusTest
@Suite
class LinkMailsTest {

    @Inject
    PortalLinks links;

    @Inject
    OrdersLinks ordersLinks;

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
    void theLinkToAnOrderIsTheOneThatIsValidNow() {
        var lou = known("lou");
        TestKafka.send(lou.event("link.reissued.v1"));
        awaitGeneration(lou, 2);
        sendTwice(lou.event("link.requested.v1"));

        awaitDeliveries(lou, "LINK_REQUESTED SENT");
        var mail = mail(lou, "Your link to order #2051");
        assertThat(links.verify(token(mail, "/p/"))).isInstanceOfSatisfying(LinkCheck.Valid.class, valid -> {
            assertThat(valid.link().orderId()).hasToString(lou.orderId());
            assertThat(valid.link().generation()).isEqualTo(2);
        });
        assertThat(mail.html()).contains("/p/");
        assertThat(mail.text()).contains("If it was not you who asked for it");
    }

    @Test
    void askedForAgainItIsMailedAgain() {
        var max = known("max");
        sendTwice(max.event("link.requested.v1"));
        sendTwice(max.event("link.requested.v1"));

        awaitDeliveries(max, "LINK_REQUESTED SENT", "LINK_REQUESTED SENT");
    }

    @Test
    void theLinkToAllOrdersLivesShortlyAndIsTiedToTheAddressItWentTo() {
        var ada = known("ada");
        sendTwice(ada.event("orders-link.requested.v1"));

        awaitDeliveries(ada, "ORDERS_LINK_REQUESTED SENT");
        var mail = mail(ada, "Your orders at Northwind Goods");
        var token = token(mail, "/o/");
        assertThat(ordersLinks.read(Step.LIST, token))
                .as("it shows no list by itself")
                .isEmpty();
        assertThat(ordersLinks.read(Step.CONFIRM, token)).hasValueSatisfying(link -> {
            assertThat(link.orderId()).hasToString(ada.orderId());
            assertThat(link.merchant().value()).isEqualTo("demo");
            assertThat(link.generation()).isEqualTo(1);
            assertThat(ordersLinks.isFor(link, ada.email())).isTrue();
            assertThat(link.expiresAt()).isBefore(Instant.now().plus(Duration.ofMinutes(31)));
        });
        assertThat(mail.text()).contains("The link works until ").doesNotContain("/p/");
        assertThat(mail.html()).contains("/o/" + token);
    }

    @Test
    void linksLiveAsLongAsTheShopHasSet() {
        var merchant = "brief-" + System.nanoTime() % 1_000_000;
        var ivo = Orders.of("ivo", merchant);
        TestKafka.send(Orders.merchant(merchant, "Brief Shop")
                .withData(data -> ((ObjectNode) data.get("merchant")).put("linkLifetimeDays", 3)));
        TestKafka.send(ivo.event("order.snapshot.v1"));
        sendTwice(ivo.event("link.requested.v1"));

        awaitDeliveries(ivo, "LINK_REQUESTED SENT");
        assertThat(links.verify(token(mail(ivo, "Your link to order #2051"), "/p/")))
                .isInstanceOfSatisfying(
                        LinkCheck.Valid.class, valid -> assertThat(valid.link().expiresAt())
                                .isBetween(
                                        Instant.now().plus(Duration.ofDays(2)),
                                        Instant.now().plus(Duration.ofDays(3))));
    }

    @Test
    void linksLeadToTheShopsOwnDomain() {
        var merchant = "at-home-" + System.nanoTime() % 1_000_000;
        var own = "https://orders.at-home.example";
        var uma = Orders.of("uma", merchant);
        TestKafka.send(Orders.merchant(merchant, "Housed Shop")
                .withData(data -> ((ObjectNode) data.at("/merchant/branding")).put("portalUrl", own)));
        TestKafka.send(uma.event("order.snapshot.v1"));
        TestKafka.send(uma.event("link.requested.v1"), uma.event("orders-link.requested.v1"));

        awaitDeliveries(uma, "LINK_REQUESTED SENT", "ORDERS_LINK_REQUESTED SENT");
        var toOrder = mail(uma, "Your link to order #2051");
        var toOrders = mail(uma, "Your orders at Housed Shop");
        assertThat(toOrder.text()).contains(own + "/p/").doesNotContain("localhost:8080/p/");
        assertThat(toOrder.html()).contains(own + "/p/").doesNotContain("localhost:8080/p/");
        assertThat(toOrders.text()).contains(own + "/o/").doesNotContain("localhost:8080/o/");
        assertThat(toOrders.html()).contains(own + "/o/").doesNotContain("localhost:8080/o/");
    }

    @Test
    void whileThePortalIsOffNoLinkIsMailed() {
        var merchant = "shut-" + System.nanoTime() % 1_000_000;
        var eve = Orders.of("eve", merchant);
        TestKafka.send(Orders.merchant(merchant, "Closed Shop")
                .withData(data -> ((ObjectNode) data.get("merchant")).put("portalEnabled", false)));
        TestKafka.send(eve.event("order.snapshot.v1"));
        var asked = eve.event("link.requested.v1");
        var askedForAll = eve.event("orders-link.requested.v1");
        TestKafka.send(asked, askedForAll);

        Orders.awaitHandled(asked, askedForAll);
        assertThat(eve.deliveries()).isEmpty();
    }

    @Test
    void anotherVersionGoesToTheDeadLettersAndTheNextIsMailed() {
        var bad = known("bad-link");
        TestKafka.send(bad.event("link.requested.v1").withHeader("ce_type", "link.requested.v2"));
        sendTwice(bad.event("link.requested.v1"));

        awaitDeliveries(bad, "LINK_REQUESTED SENT");
        await().untilAsserted(() -> assertThat(TestKafka.records("link.events.notification-service.dlq", bad.orderId()))
                .hasSize(1));
    }

    /** Its order has been heard of, without a mail. */
    private static Orders known(String customer) {
        var orders = Orders.of(customer);
        TestKafka.send(orders.event("order.snapshot.v1"));
        return orders;
    }

    private static void awaitGeneration(Orders orders, int generation) {
        await().until(() -> Orders.rows("select generation from notification.link_generation where order_id = '"
                        + orders.orderId() + "'")
                .contains(String.valueOf(generation)));
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

    private static String token(Received mail, String path) {
        var found = Pattern.compile("http://localhost:8080" + path + "(\\S+)").matcher(mail.text());
        assertThat(found.find()).as("a link with %s in %s", path, mail.text()).isTrue();
        return found.group(1);
    }
}
