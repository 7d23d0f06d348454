package dev.portico.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.kit.link.LinkCheck;
import dev.portico.kit.link.OrdersLink;
import dev.portico.kit.link.OrdersLinks;
import dev.portico.kit.link.OrdersLinks.Step;
import dev.portico.kit.link.PortalLinks;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.local.testing.Contracts;
import dev.portico.local.testing.Patience;
import dev.portico.local.testing.TestDatabase;
import dev.portico.local.testing.TestKafka;
import dev.portico.local.testing.TestTokens;
import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.HtmlForm;
import dev.portico.portal.testing.PortalTest;
import dev.portico.portal.testing.Visitor;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** All orders of an address: for who reads its mail, for minutes, and nothing happens by looking. */
@PortalTest
class MyOrdersTest {

    private static final String SHOP = "my-orders";

    @Inject
    OrdersLinks ordersLinks;

    @Inject
    PortalLinks links;

    private final String email = "robin-" + UUID.randomUUID() + "@example.com";

    @Test
    void anOrdersPageLeadsToAButtonThatHasALinkMailed() throws IOException {
        var golden = Contracts.event("orders-link.requested.v1");
        var order = ordered("#2051");
        var footer = page(order.path()).select(".foot a:contains(My orders)");
        var offer = given().get(footer.attr("href"));
        offer.then().statusCode(200).body(containsString(email));

        var asked =
                Visitor.somebody().send(HtmlForm.in(offer.asString(), "orders").action(), Map.of());

        assertThat(asked.statusCode()).isEqualTo(303);
        given().get(path(asked.header("Location"))).then().statusCode(200).body(containsString("is on its way"));
        var event = awaitEvent(order);
        var data = new ObjectMapper().readTree(event.value());
        assertThat(data.fieldNames()).toIterable().containsExactlyElementsOf(golden.data()::fieldNames);
        assertThat(data.path("orderId").asText()).isEqualTo(order.id());
        for (var header : List.of("ce_specversion", "ce_type", "ce_source", "ce_actor")) {
            assertThat(TestKafka.header(event, header)).as(header).isEqualTo(golden.header(header));
        }
        assertThat(event.value()).doesNotContain("@");
    }

    @Test
    void byAddressAloneTheNewestOrderIsTheOneThatIsAskedBy() {
        var first = ordered("#1");
        var second = ordered("#2");
        var newest = first.id().compareTo(second.id()) > 0 ? first : second;

        Visitor.somebody()
                .send("/s/" + SHOP + "/orders", Map.of("email", email.toUpperCase(Locale.ROOT)))
                .then()
                .statusCode(303);

        assertThat(TestKafka.header(awaitEvent(newest), "ce_type")).isEqualTo("orders-link.requested.v1");
        Visitor.somebody()
                .send("/s/" + SHOP + "/orders", Map.of("email", "nobody-" + email))
                .then()
                .statusCode(303);
        Visitor.somebody()
                .send("/s/" + SHOP + "/orders", Map.of("email", "robin"))
                .then()
                .statusCode(422);
    }

    @Test
    void theMailedLinkShowsAButtonAndTheButtonTheList() {
        var order = ordered("#2051");
        var upper = order.copiedTo(email.toUpperCase(Locale.ROOT), "#2052");
        var others = order.copiedTo("alex-" + email, "#3001");
        var elsewhere = DemoOrder.arrived("my-orders-elsewhere", data -> of(data, email, "#4001"));
        var mailed = "/o/" + ordersLinks.token(Step.CONFIRM, link(order));

        given().head(mailed).then().statusCode(200);
        var button = given().get(mailed);
        button.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body(containsString("Show my orders"), not(containsString("2051")), not(containsString(email)));
        var opened = HtmlForm.in(button.asString(), "orders").send();

        assertThat(opened.statusCode()).isEqualTo(303);
        var list = page(path(opened.header("Location")));
        assertThat(list.select("ul.parts strong").eachText()).containsExactlyInAnyOrder(title("#2051"), title("#2052"));
        assertThat(list.text()).doesNotContain("#3001", "#4001", email).contains("In progress", "$185.62");
        for (var found : list.select("ul.parts a")) {
            given().get(found.attr("href")).then().statusCode(200).body(containsString(found.text()));
        }
        assertThat(List.of(upper.id(), others.id(), elsewhere.id())).doesNotHaveDuplicates();
    }

    @Test
    void thereAreTwentyAPage() {
        var order = ordered("#0");
        var numbers = new ArrayList<>(List.of(title("#0")));
        for (var i = 1; i <= 40; i++) {
            assertThat(order.copiedTo(email, "#" + i).id()).isNotBlank();
            numbers.add(title("#" + i));
        }
        var shown = new ArrayList<String>();
        var sizes = new ArrayList<Integer>();

        var next = list(link(order));
        while (!next.isEmpty()) {
            var page = page(next);
            var titles = page.select("ul.parts strong").eachText();
            shown.addAll(titles);
            sizes.add(titles.size());
            next = page.select("a[rel=next]").attr("href");
        }

        assertThat(sizes).containsExactly(20, 20, 1);
        assertThat(shown).containsExactlyInAnyOrderElementsOf(numbers);
        assertThat(page(list(link(order)) + "?after=rubbish").select("ul.parts li"))
                .hasSize(20);
        assertThat(page(list(link(order)) + "?after=" + new UUID(0, 0)).text())
                .contains("There are no further orders", "Back to the newest");
    }

    @Test
    void theListSaysWhatHasArrived() {
        var order = DemoOrder.arrived(SHOP, data -> {
            of(data, email, "#2051");
            data.put("fulfillmentStatus", "FULFILLED").put("deliveredAt", "2026-11-23T15:00:00Z");
        });

        assertThat(page(list(link(order))).select("ul.parts").text()).contains("Delivered");
    }

    @Test
    void linksOfTheListLiveAsLongAsTheShopHasSet() {
        var merchant = "my-orders-brief";
        given().auth()
                .oauth2(TestTokens.operator())
                .contentType("application/json")
                .body(DemoOrder.settings(merchant)
                        .replace("\"portalEnabled\": true", "\"portalEnabled\": true, \"linkLifetimeDays\": 3"))
                .post("/api/v1/merchants");
        var order = DemoOrder.arrived(merchant, data -> of(data, email, "#2051"));
        var link = ordersLinks.issue(new MerchantId(merchant), UUID.fromString(order.id()), 1, email);

        var href = page(list(link)).select("ul.parts a").attr("href");

        assertThat(links.verify(href.substring("/p/".length())))
                .isInstanceOfSatisfying(
                        LinkCheck.Valid.class, valid -> assertThat(valid.link().expiresAt())
                                .isBetween(
                                        Instant.now().plus(Duration.ofDays(2)),
                                        Instant.now().plus(Duration.ofDays(3))));
    }

    @Test
    void anExpiredLinkLeadsToTheFormForAnother() {
        var order = ordered("#2051");
        var live = link(order);
        var over = new OrdersLink(
                live.merchant(),
                live.orderId(),
                live.generation(),
                live.address(),
                Instant.now().minusSeconds(1));

        shows410(over);
    }

    @Test
    void aReissuedOrderLinkRevokesTheListToo() {
        var order = ordered("#2051");
        var live = link(order);
        given().get(list(live)).then().statusCode(200);
        given().urlEncodingEnabled(false)
                .auth()
                .oauth2(TestTokens.bearer("admin", SHOP))
                .post("/api/v1/orders/" + order.id() + "/portal-link:reissue")
                .then()
                .statusCode(200);

        shows410(live);
    }

    /** Who changes an order's address to somebody else's sees nothing of theirs by a link that was mailed before. */
    @Test
    void itIsForTheAddressItWentToAndNoOther() throws SQLException {
        var order = ordered("#2051");
        var live = link(order);
        assertThat(order.copiedTo("victim-" + email, "#6001").id()).isNotBlank();
        execute("update portal.order_view set email = 'victim-" + email + "' where order_id = '" + order.id() + "'");

        shows410(live);
    }

    @Test
    void noLinkStandsInForAnother() {
        var order = ordered("#2051");
        var confirm = ordersLinks.token(Step.CONFIRM, link(order));
        var list = ordersLinks.token(Step.LIST, link(order));
        var ofOrder = order.path().substring("/p/".length());

        for (var path : List.of(
                "/o/" + list,
                "/o/" + ofOrder,
                "/o/" + confirm + "/list",
                "/o/" + ofOrder + "/list",
                "/o/nonsense",
                "/o/nonsense/list",
                "/p/" + confirm,
                "/p/" + list)) {
            given().get(path).then().statusCode(404);
        }
        Visitor.somebody().send("/o/" + list, Map.of()).then().statusCode(404);
        Visitor.somebody().send("/p/" + confirm + "/link", Map.of()).then().statusCode(404);
    }

    @Test
    void noLinkCarriesTheAddress() {
        for (var step : Step.values()) {
            var token = ordersLinks.token(step, link(ordered("#2051")));
            var payload = new String(Base64.getUrlDecoder().decode(token.split("\\.")[2]), StandardCharsets.ISO_8859_1);
            assertThat(payload).doesNotContain("robin", "example").contains(SHOP);
        }
    }

    @Test
    void anOrderWithoutAnAddressPromisesNone() {
        var order = DemoOrder.arrived(SHOP, data -> ((ObjectNode) data.path("customer")).putNull("email"));

        given().get(order.path() + "/orders").then().statusCode(200).body(containsString("the address of this order"));
        Visitor.somebody().send(order.path() + "/orders", Map.of()).then().statusCode(303);
    }

    private void shows410(OrdersLink link) {
        var mailed = "/o/" + ordersLinks.token(Step.CONFIRM, link);
        var list = given().get(list(link));
        list.then().statusCode(410).body(not(containsString("2051")), not(containsString("6001")));
        assertThat(Jsoup.parse(list.asString()).select("main a").attr("href")).isEqualTo("/s/" + SHOP + "/orders");
        given().get(mailed).then().statusCode(410);
        Visitor.somebody().send(mailed, Map.of()).then().statusCode(410);
    }

    /** With the marks that keep a number's direction in any text. */
    private static String title(String number) {
        return "Order \u2068" + number + "\u2069";
    }

    private String list(OrdersLink link) {
        return "/o/" + ordersLinks.token(Step.LIST, link) + "/list";
    }

    private OrdersLink link(DemoOrder order) {
        return ordersLinks.issue(new MerchantId(SHOP), UUID.fromString(order.id()), 1, email);
    }

    private DemoOrder ordered(String number) {
        return DemoOrder.arrived(SHOP, data -> of(data, email, number));
    }

    private static void of(ObjectNode order, String email, String number) {
        order.put("number", number);
        ((ObjectNode) order.path("customer")).put("email", email);
    }

    private static Document page(String path) {
        return Jsoup.parse(given().get(path).then().statusCode(200).extract().asString());
    }

    private static String path(String location) {
        return location.replaceFirst("^https?://[^/]+", "");
    }

    private static ConsumerRecord<String, String> awaitEvent(DemoOrder order) {
        Patience.await()
                .until(() -> !TestKafka.records("link.events", order.id()).isEmpty());
        return TestKafka.records("link.events", order.id()).get(0);
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = TestDatabase.connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
