package dev.portico.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.testing.Patience;
import dev.portico.local.testing.TestKafka;
import dev.portico.local.testing.TestTokens;
import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.PortalTest;
import dev.portico.portal.testing.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** A link that was good once still leads somewhere: to a button that has another mailed to the address on the order. */
@PortalTest
class FreshLinkTest {

    private static final String SHOP = "fresh";
    private static final Instant PAST = Instant.now().minus(Duration.ofDays(1));

    @Test
    void anExpiredLinkSaysSoAndOffersAnother() {
        var order = ordered();
        var old = "/p/" + order.token(1, PAST);

        var page = Jsoup.parse(
                given().get(old + "?lang=de").then().statusCode(410).extract().asString());
        assertThat(page.select("h1").text()).isEqualTo("Dieser Link ist abgelaufen");
        assertThat(page.select("#retry button").text()).isEqualTo("Neuen Link per E-Mail schicken");

        var asked = Visitor.somebody().send(page.select("#retry").attr("action"), Map.of());
        assertThat(asked.statusCode()).isEqualTo(303);
        given().get(asked.header("Location").replaceFirst("^https?://[^/]+", ""))
                .then()
                .statusCode(200)
                .body(containsString("Eine E-Mail mit einem neuen Link ist unterwegs"))
                .body(not(containsString("@example.com")));
        awaitRequests(order, 1);
    }

    @Test
    void soDoesOneThatWasReplaced() {
        var order = ordered();
        var old = order.path();
        given().urlEncodingEnabled(false)
                .auth()
                .oauth2(TestTokens.bearer("admin", SHOP))
                .post("/api/v1/orders/" + order.id() + "/portal-link:reissue")
                .then()
                .statusCode(200);

        var page = Jsoup.parse(given().get(old).then().statusCode(410).extract().asString());

        assertThat(page.select("h1").text()).isEqualTo("This link was replaced");
        Visitor.somebody()
                .send(page.select("#retry").attr("action"), Map.of())
                .then()
                .statusCode(303);
        awaitRequests(order, 1);
    }

    @Test
    void theAnswerIsTheSameWhetherOrNotTheOrderIsThere() {
        var order = ordered();
        var unknown = DemoOrder.unknown(SHOP);

        var there = Visitor.somebody().send("/p/" + order.token(1, PAST) + "/link", Map.of());
        var missing = Visitor.somebody().send("/p/" + unknown.token(1, PAST) + "/link", Map.of());

        assertThat(missing.statusCode()).isEqualTo(there.statusCode()).isEqualTo(303);
        awaitRequests(order, 1);
        Patience.await().until(() -> order.column("select count(*) from portal.link_request")
                .equals("0"));
        assertThat(TestKafka.records("link.events", unknown.id())).isEmpty();
    }

    @Test
    void lookingAtAnOldLinkSendsNothing() {
        var order = ordered();
        var old = "/p/" + order.token(1, PAST);

        given().get(old).then().statusCode(410);
        given().head(old);
        given().head(old + "/link/sent");
        given().get(old + "/link/sent").then().statusCode(200);

        assertThat(order.is("link_requests = 0")).isTrue();
    }

    @Test
    void aForgedLinkStaysAPlainError() {
        var order = ordered();
        var token = order.token(1, PAST);
        var forged = "/p/" + token.substring(0, token.length() - 2) + (token.endsWith("AA") ? "BB" : "AA");

        given().get(forged).then().statusCode(404).body(not(containsString("id=\"retry\"")));
        Visitor.somebody().send(forged + "/link", Map.of()).then().statusCode(404);
        given().get(forged + "/link/sent").then().statusCode(404);
        Visitor.somebody().send("/p/nonsense/link", Map.of()).then().statusCode(404);
        assertThat(order.is("link_requests = 0")).isTrue();
    }

    @Test
    void itIsLimitedWithTheOrdersAddressAndKeepsTheButton() {
        var order = ordered();
        var ask = "/p/" + order.token(1, PAST) + "/link";
        for (var i = 0; i < 5; i++) {
            Visitor.somebody().send(ask, Map.of()).then().statusCode(303);
        }

        var busy = Visitor.somebody().send(ask, Map.of());

        busy.then().statusCode(429).body(containsString("You can ask for another in \u206812 minutes\u2069."));
        assertThat(Integer.parseInt(busy.header("Retry-After"))).isBetween(1, 720);
        var page = Jsoup.parse(busy.asString());
        assertThat(page.select("#retry").attr("action")).isEqualTo(ask);
        for (var language : page.select(".languages a")) {
            given().get(language.attr("href")).then().statusCode(410);
        }
    }

    @Test
    void aClosedPortalOffersNone() {
        var merchant = "fresh-closed";
        given().auth()
                .oauth2(TestTokens.operator())
                .contentType("application/json")
                .body(DemoOrder.settings(merchant).replace("\"portalEnabled\": true", "\"portalEnabled\": false"))
                .post("/api/v1/merchants");
        var old = "/p/" + DemoOrder.unknown(merchant).token(1, PAST);

        given().get(old).then().statusCode(410).body(not(containsString("id=\"retry\"")));
        Visitor.somebody().send(old + "/link", Map.of()).then().statusCode(403);
    }

    private static DemoOrder ordered() {
        var email = "robin-" + UUID.randomUUID() + "@example.com";
        return DemoOrder.arrived(SHOP, order -> ((ObjectNode) order.path("customer")).put("email", email));
    }

    private static void awaitRequests(DemoOrder order, int expected) {
        Patience.await().untilAsserted(() -> assertThat(TestKafka.records("link.events", order.id()))
                .hasSize(expected)
                .allMatch(event -> "link.requested.v1".equals(TestKafka.header(event, "ce_type"))));
    }
}
