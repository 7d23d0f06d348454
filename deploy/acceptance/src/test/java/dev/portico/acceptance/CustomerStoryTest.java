package dev.portico.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The main job, end to end, as a customer does it in a browser: mail, page, edit, payment, refund, cancellation. */
class CustomerStoryTest {

    private static final String STAFF = "orders@northwind.example";

    private static Browsers browsers;

    private final RunningSuite suite = RunningSuite.get();
    private final Shop shop = new Shop(suite, "demo-shop");
    private final Mails mails = new Mails(suite);

    @BeforeAll
    static void start() {
        browsers = Browsers.start();
    }

    @AfterAll
    static void stop() {
        if (browsers != null) {
            browsers.close();
        }
    }

    @Test
    void aCustomerChangesEverythingAtOncePaysAndLaterGetsMoneyBack() {
        var order = shop.placeOrder();
        var received = mails.await(order.email(), "We received your order " + order.number());
        try (var page = browsers.open(received.link())) {
            assertThat(page.innerText("main")).contains("You can change this order until", "$185.62");

            editEverything(page, order);

            assertThat(page.innerText("main")).contains("14 Harbor Street", "Ring twice, please 🙂", "$10.62");
            assertThat(tags(order.id())).contains("Edit Order - Edited by Customer");
            mails.await(order.email(), "has been changed");
            mails.await(order.email(), "Payment needed for order " + order.number() + ": $10.62");

            payWith(page, "4242 4242 4242 4242");

            await().atMost(RunningSuite.PATIENCE).untilAsserted(() -> {
                page.navigate(received.link());
                assertThat(page.locator("form[action$='/pay']").count()).isZero();
            });
            assertThat(shop.balance(order.id()).get("outstandingMinor").asLong())
                    .isZero();
            mails.await(order.email(), "Payment received for order " + order.number());

            oneLeft(page, received.link());

            assertThat(mails.await(STAFF, "for order " + order.number()).subject())
                    .isNotBlank();
            var refund = mails.await(STAFF, "Refund due: $127.50 for order " + order.number());
            assertThat(refund.text()).contains("/console/orders/" + order.id());
            assertThat(shop.balance(order.id()).get("outstandingMinor").asLong())
                    .isEqualTo(-12_750);
        }
    }

    @Test
    void aCustomerCancelsAndSeesFirstWhatComesBack() {
        var order = shop.placeOrder();
        try (var page = browsers.open(shop.linkTo(order))) {
            page.getByText("Cancel order").first().click();
            page.waitForURL("**/cancel**");
            assertThat(page.innerText("main")).contains("$185.62");
            page.locator("input[name=reason]").first().check();
            page.locator("form#cancel button").first().click();

            page.getByText("This order is canceled").first().waitFor();
        }
        assertThat(shop.order(order.id()).get("status").asText()).isEqualTo("CANCELED");
        assertThat(tags(order.id())).contains("Edit Order - Cancelled by Customer");
        mails.await(order.email(), "has been canceled");
        mails.await(STAFF, "Refund due: $185.62 for order " + order.number());
    }

    private void editEverything(Page page, Shop.Placed order) {
        var lines = order.order().get("lines");
        var top = lines.get(0).get("id").asText();
        var shirt = lines.get(1).get("id").asText();
        page.getByText("Change items").first().click();
        page.locator(named("q." + top)).fill("3");
        page.locator(named("v." + top)).selectOption(other(page, "v." + top));
        page.locator(named("r." + shirt)).check();
        page.locator(named("a.address1")).fill("14 Harbor Street");
        page.locator(named("note")).fill("Ring twice, please 🙂");
        page.locator("#preview", new Page.LocatorOptions().setHasText("$196.24"))
                .waitFor();
        page.getByText("Review changes").first().click();
        page.waitForURL("**/edit/review**");
        assertThat(page.innerText("main")).contains("$196.24", "$10.62");
        page.locator("form#save button.primary").click();
        page.locator("[role=status].notice").waitFor();
    }

    private static void payWith(Page page, String card) {
        page.locator("form[action$='/pay'] button").first().click();
        page.locator("#number").fill(card);
        page.locator("#expiry").fill("12/34");
        page.locator("#cvc").fill("123");
        page.locator("#name").fill("Robin Example");
        page.locator("form[method=post] button[type=submit]").first().click();
        page.waitForURL("**/p/**");
    }

    private static void oneLeft(Page page, String link) {
        page.navigate(link + "/edit");
        page.locator("input[type=number]").first().fill("1");
        page.getByText("Review changes").first().click();
        page.locator("form#save button.primary").click();
        page.locator("[role=status].notice").waitFor();
    }

    private static String other(Page page, String select) {
        return page.locator(named(select) + " option:not([selected]):not([disabled])")
                .first()
                .getAttribute("value");
    }

    private static String named(String name) {
        return "[name='" + name + "']";
    }

    private List<String> tags(UUID order) {
        return StreamSupport.stream(shop.order(order).get("tags").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
