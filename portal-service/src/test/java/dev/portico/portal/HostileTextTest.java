package dev.portico.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.kit.text.Directions;
import dev.portico.local.testing.Patience;
import dev.portico.local.testing.TestKafka;
import dev.portico.local.testing.TestTokens;
import dev.portico.portal.testing.Brands;
import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.FakePayments;
import dev.portico.portal.testing.FakeQueue;
import dev.portico.portal.testing.Fakes;
import dev.portico.portal.testing.HtmlForm;
import dev.portico.portal.testing.PortalTest;
import dev.portico.portal.testing.SignedInStaff;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import java.time.LocalDate;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything a customer or a shop can write, at its worst: it is text on every page, and turns nothing around it. */
@PortalTest
class HostileTextTest {

    private static final String SHOP = SignedInStaff.MERCHANT;

    /** Markup, attributes, a template, a header, and the marks that turn a page around and end what keeps them in. */
    private static final String EVIL =
            "\"><script>alert(1)</script><img src=x onerror=alert(1)>' onmouseover='alert(1) "
                    + "{7*7} {t.get('skip')} \u202eevil\u2069\u2069\u202d \r\nX-Evil: 1\r\nBEGIN:VALARM\r\n\u2067";

    @BeforeEach
    void everybodyIsUp() {
        Fakes.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/edit", "/withdraw", "/pay", "/cancel"})
    void itIsTextOnTheCustomersPages(String page) {
        var order = hostileOrder();
        Fakes.answers("/cancellation:preview", 200, cancellation());

        for (var language : List.of("en", "ar")) {
            assertHarmless(
                    page, given().get(order.path() + page + "?lang=" + language).asString());
        }
    }

    @Test
    void itIsTextWhereItIsShownBackToWhoTypedIt() {
        var order = hostileOrder();
        var edit = HtmlForm.in(given().get(order.path() + "/edit").asString(), "edit");
        for (var name : edit.names()) {
            if (!List.of("base", "enter").contains(name) && !name.startsWith("q.")) {
                edit = edit.with(name, EVIL);
            }
        }

        var answered = edit.send();

        assertThat(answered.header("X-Evil")).isNull();
        assertHarmless("the edit, sent", answered.asString());
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void itIsTextInTheConsole() {
        var order = hostileOrder();

        assertHarmless("list", given().get("/console").asString());
        assertHarmless("order", given().get("/console/orders/" + order.id()).asString());
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void itIsTextWhereStaffAnswerRequests() {
        var order = DemoOrder.arrived(SHOP);
        var change = FakeQueue.change(order.id()).put("orderNumber", EVIL).put("customerName", EVIL);
        change.path("differences").forEach(HostileTextTest::spoilDifference);
        var cancellation = FakeQueue.cancellation(order.id()).put("customerName", EVIL);
        ((ObjectNode) cancellation.path("cancel")).put("comment", EVIL);
        var answered = FakeQueue.change(order.id()).put("status", "DECLINED").put("answer", EVIL);

        for (var request : List.of(change, cancellation, answered)) {
            assertHarmless(
                    "request",
                    given().get("/console/requests/" + FakeQueue.added(request)).asString());
        }
        assertHarmless("queue", given().get("/console/requests").asString());
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void itIsTextWhereStaffSeeTheMoney() {
        var order = hostileOrder();
        FakePayments.knows(order, 4313);
        FakePayments.store(
                order.id(),
                "charges",
                FakePayments.page(FakePayments.charge(order.id(), "DECLINED")
                        .put("method", EVIL)
                        .put("declineCode", EVIL)
                        .put("declineClass", "SOFT")));
        var refund = FakePayments.refund("FAILED", 500).put("reason", EVIL);
        ((ObjectNode) refund.at("/parts/0")).put("method", EVIL).put("failure", EVIL);
        FakePayments.store(order.id(), "refunds", FakePayments.page(refund));

        assertHarmless(
                "payments",
                given().get("/console/orders/" + order.id() + "/payments").asString());
    }

    @Test
    void itIsTextInTheCalendar() {
        var file = given().get(hostileOrder().path() + "/expected.ics");

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"expected.ics\"");
        assertThat(file.asString())
                .contains("SUMMARY:", "alert(1)")
                .doesNotContainPattern("[\u202a-\u202e\u2066-\u2069]");
        assertThat(file.asString().split("\r\n"))
                .allSatisfy(line -> assertThat(line).doesNotContain("\r", "\n"))
                .noneMatch(line -> line.startsWith("BEGIN:VALARM") || line.startsWith("X-Evil"));
    }

    @Test
    void asDataItIsAsItWasTypedAndItsSentencesEndWhatTheyBegin() {
        var answered = given().accept(ContentType.JSON).get(hostileOrder().path());

        assertThat(answered.header("X-Evil")).isNull();
        assertThat(answered.<String>path("lines[1].title")).isEqualTo(EVIL);
        for (var sentence : List.of(
                answered.<String>path("status.text"),
                answered.<String>path("editing.text"),
                answered.<String>path("lines[1].preOrder.text"))) {
            assertThat(Directions.contained(sentence)).isEqualTo(sentence);
        }
    }

    @Test
    void soAreTheShopsOwnNamesAndWords() {
        var merchant = "hostile-shop";
        given().auth()
                .oauth2(TestTokens.operator())
                .contentType(ContentType.JSON)
                .body(DemoOrder.settings(merchant).replace("Northwind Goods", "<b onclick=x>Shop</b>\u202e\u2069"))
                .post("/api/v1/merchants");
        Brands.put(
                        merchant,
                        "{\"headerText\": \"<i onclick=x>Head</i>\u202e\", \"footerLinks\": [{\"labels\": {\"en\":"
                                + " \"<u onclick=x>Foot</u>\u202e\u2069\"}, \"url\": \"https://shop.example/\"}]}")
                .statusCode(200);
        given().auth()
                .oauth2(TestTokens.bearer("admin", merchant))
                .contentType(ContentType.JSON)
                .body("{\"texts\": {\"en\": {\"stand.received\": \"<s onclick=x>Got it</s>\u202e\u2069\"}}}")
                .put("/api/v1/texts")
                .then()
                .statusCode(200);

        var page = given().get(DemoOrder.arrived(merchant).path()).asString();

        assertThat(page).contains("&lt;s onclick", "&lt;u onclick", "&lt;i onclick");
        assertText("the shop's", page);
    }

    private static DemoOrder hostileOrder() {
        var order = DemoOrder.arrived(SHOP, HostileTextTest::spoil);
        TestKafka.send(DemoOrder.listing(SHOP, DemoOrder.LISTING, "listing.statement-published.v1", 3)
                .withData(data -> {
                    var listing = (ObjectNode) data.path("listing");
                    listing.put("title", EVIL);
                    ((ObjectNode) listing.at("/statements/0")).put("reason", EVIL);
                    ((ObjectNode) listing.at("/statements/0/texts")).put("en", EVIL);
                }));
        Patience.await().until(() -> order.column("select count(*) from portal.listing where merchant = '" + SHOP + "'")
                .equals("1"));
        order.send(order.event("order.edited.v1", 4).withData(HostileTextTest::spoilEdit), "order_sequence = 4");
        order.send(order.plan(2, LocalDate.now().plusDays(20)), "payment_sequence = 2");
        return order;
    }

    private static void spoilEdit(JsonNode data) {
        spoil((ObjectNode) data.path("order"));
        ((ObjectNode) data.path("order")).putArray("holds");
        data.at("/edit/differences").forEach(HostileTextTest::spoilDifference);
    }

    private static void spoilDifference(JsonNode difference) {
        ((ObjectNode) difference).put("title", EVIL).put("from", EVIL).put("to", EVIL);
    }

    private static void spoil(ObjectNode order) {
        DemoOrder.closing(order, java.time.Instant.now().plusSeconds(2_700));
        DemoOrder.allow(order, "CHANGE_CONTACT", "CHANGE_SHIPPING_METHOD", "WITHDRAW");
        order.put("note", EVIL);
        order.putObject("withdrawal").putNull("until").putNull("receivedAt");
        var customer = (ObjectNode) order.path("customer");
        customer.put("firstName", EVIL).put("lastName", EVIL).put("phone", EVIL);
        var address = (ObjectNode) order.path("shippingAddress");
        for (var part : List.of("firstName", "lastName", "company", "address1", "address2", "city", "phone")) {
            address.put(part, EVIL);
        }
        ((ObjectNode) order.path("shippingLine")).put("title", EVIL);
        for (var line : order.path("lines")) {
            var item = (ObjectNode) line;
            item.put("title", EVIL).put("variantTitle", EVIL);
            item.putArray("options").addObject().put("name", EVIL).put("value", EVIL);
            item.putArray("properties").addObject().put("name", EVIL).put("value", EVIL);
            item.putArray("discounts").addObject().put("title", EVIL).put("amountMinor", 1);
        }
        var terms = ((ObjectNode) order.at("/lines/1")).putObject("preOrder");
        terms.put("listingId", DemoOrder.LISTING).put("type", "CHARGE_UPFRONT").put("released", false);
        terms.put("expectedFrom", "2027-01-15").put("expectedTo", "2027-01-31");
    }

    private static ObjectNode cancellation() {
        var preview = Fakes.object().put("mode", "IMMEDIATE").put("refundDueMinor", 18562);
        var lines = preview.putArray("lines");
        for (var line : List.of(DemoOrder.FIRST_LINE, DemoOrder.SECOND_LINE)) {
            lines.addObject().put("lineId", line).put("refundMinor", 5313);
        }
        return preview;
    }

    private static void assertHarmless(String name, String html) {
        assertThat(html).as(name).contains("&lt;script&gt;");
        assertText(name, html);
    }

    /** No markup but ours, and every piece of text ends what it begins. */
    private static void assertText(String name, String html) {
        var page = Jsoup.parse(html);
        assertThat(page.select("script:not([src^=/assets/]), img[src=x], b, i, u, s, [style]"))
                .as(name)
                .isEmpty();
        assertThat(html).as(name).doesNotContain("Skip to content'", " 49 ");
        NodeTraversor.traverse(
                (node, depth) -> {
                    if (node instanceof TextNode text) {
                        assertContained(name, text.getWholeText());
                    } else if (node instanceof Element element) {
                        element.attributes().forEach(attribute -> {
                            assertThat(attribute.getKey()).as(name).doesNotStartWith("on");
                            assertContained(name, attribute.getValue());
                        });
                    }
                },
                page);
    }

    private static void assertContained(String name, String text) {
        assertThat(Directions.contained(text)).as(name).isEqualTo(text);
    }
}
