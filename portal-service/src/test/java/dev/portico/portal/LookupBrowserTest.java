package dev.portico.portal;

import static dev.portico.portal.testing.Chromium.NARROW;
import static dev.portico.portal.testing.Chromium.WIDE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import dev.portico.kit.link.OrdersLink;
import dev.portico.kit.link.OrdersLinks;
import dev.portico.kit.link.OrdersLinks.Step;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.local.testing.Patience;
import dev.portico.local.testing.TestKafka;
import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.InABrowser;
import dev.portico.portal.testing.PortalTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Finding an order again, in a real browser with scripts and without; every page is held to the
 * accessibility rules.
 */
@PortalTest
class LookupBrowserTest extends InABrowser {

    private static final String SHOP = "lookup-browser";

    @Inject
    OrdersLinks ordersLinks;

    private final String email = "robin-" + UUID.randomUUID() + "@example.com";

    @Test
    void aCustomerFindsTheirOrderAndThenAllOfThem() {
        var order = ordered("#2051");
        var other = order.copiedTo(email, "#2052");
        chromium.look(WIDE, portal + "s/" + SHOP + "/find", page -> {
            page.getByLabel("Order number").fill("2051");
            page.getByLabel("Email address").fill(email);
            page.getByText("Email me the link").click();
            page.waitForURL("**/find/sent");
            assertThat(page.innerText("h1")).isEqualTo("Check your email");

            awaitEvent(order, "link.requested.v1");
            page.navigate(portal + order.path().substring(1));
            page.getByText("My orders").click();
            page.getByText("Email me the link").click();
            page.waitForURL("**/orders/sent");
            assertThat(page.innerText("main")).contains(email);

            awaitEvent(order, "orders-link.requested.v1");
            page.navigate(mailed(order));
            assertThat(page.innerText("main")).doesNotContain("2051", "2052");
            page.getByText("Show my orders").click();
            page.waitForURL("**/list");
            assertThat(page.innerText("main")).contains("#2051", "#2052");
            page.getByText("2052").click();
            page.waitForURL("**/p/**");
            assertThat(page.innerText("main")).contains("#2052");
        });
        assertThat(other.id()).isNotEqualTo(order.id());
    }

    @Test
    void itAllWorksWithoutScripts() {
        var order = ordered("#2051");
        chromium.lookWithoutScripts(NARROW, portal + "s/" + SHOP + "/orders", page -> {
            page.getByLabel("Email address").fill("robin");
            page.getByText("Email me the link").click();
            assertThat(page.innerText(".fault")).contains("like name@example.com");
            page.getByLabel("Email address").fill(email);
            page.getByText("Email me the link").click();
            page.waitForURL("**/orders/sent");

            awaitEvent(order, "orders-link.requested.v1");
            page.navigate(mailed(order));
            page.getByText("Show my orders").click();
            page.waitForURL("**/list");
            assertThat(page.innerText("main")).contains("#2051");
        });
    }

    @Test
    void everyPageFitsAndIsAccessible() {
        var order = ordered("#2051");
        for (var i = 0; i < 22; i++) {
            assertThat(order.copiedTo(email, "#" + (1900 + i)).id()).isNotBlank();
        }
        var shop = "s/" + SHOP;
        inspect("find", shop + "/find");
        inspect("find-faults", shop + "/find", page -> {
            page.locator("main button").last().click();
            page.waitForSelector(".fault");
        });
        inspect("find-sent", shop + "/find/sent");
        inspect("orders-find", shop + "/orders");
        inspect("orders-offer", order.path().substring(1) + "/orders");
        inspect("orders-confirm", mailed(order).substring(portal.toString().length()));
        inspect("orders-list", "o/" + ordersLinks.token(Step.LIST, link(order)) + "/list");
        inspect("link-expired", "p/" + order.token(1, Instant.now().minus(Duration.ofDays(1))));
        inspect("link-sent", order.path().substring(1) + "/link/sent");
        inspect("order-with-footer", order.path().substring(1));
    }

    private OrdersLink link(DemoOrder order) {
        return ordersLinks.issue(new MerchantId(SHOP), UUID.fromString(order.id()), 1, email);
    }

    /** As notification-service has it in the mail. */
    private String mailed(DemoOrder order) {
        return portal + "o/" + ordersLinks.token(Step.CONFIRM, link(order));
    }

    private DemoOrder ordered(String number) {
        return DemoOrder.arrived(SHOP, order -> {
            order.put("number", number);
            ((ObjectNode) order.path("customer")).put("email", email);
        });
    }

    private static void awaitEvent(DemoOrder order, String type) {
        Patience.await().untilAsserted(() -> assertThat(TestKafka.records("link.events", order.id()))
                .anyMatch(event -> type.equals(TestKafka.header(event, "ce_type"))));
    }

    private void inspect(String name, String path) {
        chromium.inspect(name, portal + path);
    }

    private void inspect(String name, String path, Consumer<Page> steps) {
        chromium.inspect(name, portal + path, steps);
    }
}
