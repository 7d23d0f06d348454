package dev.portico.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who has no mail at hand finds their order again, end to end: the shop's page, a mail that is really sent, its link. */
class LookupStoryTest {

    private static final String FIND = "/s/demo/find";
    private static final String ORDERS = "/s/demo/orders";

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
    void byNumberAndAddressTheLinkComesByMailAndOpensTheOrder() {
        var order = arrived();
        try (var page = browsers.open(suite.url("portal") + FIND)) {
            page.getByLabel("Order number").fill(order.number());
            ask(page, order.email());
            page.waitForURL("**/find/sent");

            var mail = mails.await(order.email(), "Your link to order " + order.number());
            page.navigate(mail.link());

            assertThat(page.innerText("main")).contains(order.number(), "12 Harbor Street", "$185.62");
        }
    }

    @Test
    void byAddressAloneAMailLeadsToTheListAndTheListToTheOrder() {
        var order = arrived();
        try (var page = browsers.open(suite.url("portal") + ORDERS)) {
            ask(page, order.email());
            page.waitForURL("**/orders/sent");

            var mail = mails.await(order.email(), "Your orders at");
            page.navigate(mail.linkTo("/o/"));
            assertThat(page.innerText("main"))
                    .as("what only opens links sees nothing")
                    .doesNotContain(order.number());
            page.getByText("Show my orders").click();
            page.waitForURL("**/list**");
            page.getByText(order.number()).click();
            page.waitForURL("**/p/**");

            assertThat(page.innerText("main")).contains(order.number(), "12 Harbor Street");
        }
    }

    @Test
    void whoAsksForAnOrderOfSomebodyElseGetsTheSameAnswerAndNoMail() {
        var order = arrived();
        var stranger = "stranger-" + order.externalId().toLowerCase(java.util.Locale.ROOT) + "@example.com";
        try (var page = browsers.open(suite.url("portal") + FIND)) {
            page.getByLabel("Order number").fill(order.number());
            ask(page, stranger);
            page.waitForURL("**/find/sent");
            assertThat(page.innerText("main")).contains("If there is such an order");

            // Asked later, answered: what was asked before has had its turn.
            page.navigate(suite.url("portal") + FIND);
            page.getByLabel("Order number").fill(order.number());
            ask(page, order.email());
            page.waitForURL("**/find/sent");
            mails.await(order.email(), "Your link to order " + order.number());

            assertThat(mails.to(stranger)).isEmpty();
        }
    }

    /** Until its confirmation is mailed, and the portal knows it. */
    private Shop.Placed arrived() {
        var order = shop.placeOrder();
        mails.await(order.email(), "We received your order " + order.number());
        shop.linkTo(order);
        return order;
    }

    private static void ask(Page page, String email) {
        page.setDefaultTimeout(Duration.ofSeconds(30).toMillis());
        page.getByLabel("Email address").fill(email);
        page.getByText("Email me the link").click();
    }
}
