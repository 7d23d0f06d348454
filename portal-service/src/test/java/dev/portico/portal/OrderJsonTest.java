package dev.portico.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.local.testing.Contracts;
import dev.portico.local.testing.TestTokens;
import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.Fakes;
import dev.portico.portal.testing.PortalTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The customer's link as a shop's own page asks it: as JSON, with the same rules as the page. */
@PortalTest
class OrderJsonTest {

    private static final String JSON = "application/json";

    @BeforeEach
    void everybodyIsUp() {
        Fakes.reset();
    }

    @Test
    void whoAsksForJsonGetsTheOrderAsDataAndInTheWordsOfThePage() {
        var order = DemoOrder.arrived("embedding");

        json(order.path())
                .statusCode(200)
                .contentType(startsWith(JSON))
                .body("number", equalTo("#2051"))
                .body("status.code", equalTo("RECEIVED"))
                .body("status.text", equalTo("We’ve got your order"))
                .body("timeZone", equalTo("America/Chicago"))
                .body("lines[0].unitPrice.amountMinor", equalTo(6000))
                .body("lines[0].total.text", equalTo("$120.00"))
                .body("totals.total.text", equalTo("$185.62"))
                .body("editing.open", equalTo(true))
                .body("actions.findAll { it.allowed }.code", hasItem("CHANGE_ITEMS"))
                .body("links.page", equalTo("http://localhost:8080" + order.path()))
                .body("links.edit", endsWith("/edit"));
    }

    @Test
    void theShapeIsThatOfTheGoldenExample() throws IOException {
        var golden = new ObjectMapper()
                .readTree(Contracts.directory()
                        .resolve("portal/customer-order.json")
                        .toFile());
        var answered = new ObjectMapper()
                .readTree(json(DemoOrder.preOrdered("embedding", LocalDate.now().plusDays(20))
                                .path())
                        .extract()
                        .asString());

        assertThat(names(answered)).containsExactlyElementsOf(names(golden));
        assertThat(names(answered.at("/lines/1"))).containsExactlyElementsOf(names(golden.at("/lines/1")));
        assertThat(names(answered.at("/plan/parts/0"))).containsExactlyElementsOf(names(golden.at("/plan/parts/0")));
        assertThat(answered.at("/placedAt").isTextual()).isTrue();
    }

    @Test
    void itIsKeptNowhereAndTellsCachesWhatItDependsOn() {
        var path = DemoOrder.arrived("embedding").path();
        for (var accept : List.of(JSON, "text/html")) {
            given().accept(accept)
                    .get(path)
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "no-store")
                    .header("Referrer-Policy", "no-referrer")
                    .header("X-Robots-Tag", containsString("noindex"))
                    .header("Set-Cookie", org.hamcrest.Matchers.nullValue())
                    .header("Access-Control-Allow-Origin", org.hamcrest.Matchers.nullValue());
            assertThat(varies(given().accept(accept).get(path))).contains("Accept, Accept-Language");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
                "text/html",
                "application/*",
                "text/html;q=0.9, application/json;q=0.5"
            })
    void browsersAndWhoeverTakesAnythingGetThePage(String accept) {
        given().header("Accept", accept)
                .get(DemoOrder.arrived("embedding").path())
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json, text/plain, */*", "text/html;q=0.5, application/json;q=0.9"})
    void whoNamesJsonFirstGetsJson(String accept) {
        given().header("Accept", accept)
                .get(DemoOrder.arrived("embedding").path())
                .then()
                .statusCode(200)
                .contentType(startsWith(JSON));
    }

    @Test
    void itIsInTheLanguageAskedFor() {
        var path = DemoOrder.arrived("embedding").path();

        json(path + "?lang=ar")
                .body("language", equalTo("ar"))
                .body("direction", equalTo("rtl"))
                .body("actions.find { it.code == 'CHANGE_ITEMS' }.label", equalTo("تغيير المنتجات"))
                .body("links.edit", endsWith("/edit?lang=ar"));
    }

    @Test
    void aLinkThatOpensNothingIsAProblemWithItsStatus() {
        var order = DemoOrder.arrived("embedding");
        var expired = order.token(1, Instant.now().minus(Duration.ofDays(1)));
        given().urlEncodingEnabled(false)
                .auth()
                .oauth2(TestTokens.bearer("staff", "embedding"))
                .post("/api/v1/orders/" + order.id() + "/portal-link:reissue")
                .then()
                .statusCode(200);

        problem("/p/rubbish").statusCode(404).body("code", equalTo("unknown-link"));
        problem("/p/" + expired)
                .statusCode(410)
                .body("code", equalTo("link-expired"), "title", equalTo("This link has expired"));
        problem(order.path()).statusCode(410).body("code", equalTo("link-replaced"), "status", equalTo(410));
        problem(order.path() + "?lang=de").body("title", equalTo("Dieser Link wurde ersetzt"));
        problem(DemoOrder.unknown("embedding").path()).statusCode(404).body("code", equalTo("order-not-ready"));
        problem("/p/x/y/z").statusCode(404).body("code", equalTo("not-found"));
    }

    @Test
    void aClosedPortalIsClosedToProgramsToo() {
        given().auth()
                .oauth2(TestTokens.operator())
                .contentType(ContentType.JSON)
                .body(DemoOrder.settings("embedding-closed")
                        .replace("\"portalEnabled\": true", "\"portalEnabled\": false"))
                .post("/api/v1/merchants");

        problem(DemoOrder.arrived("embedding-closed").path())
                .statusCode(403)
                .body("code", equalTo("portal-closed"))
                .body(not(containsString("2051")));
    }

    private static ValidatableResponse problem(String path) {
        var answer = given().urlEncodingEnabled(false).accept(JSON).get(path);
        assertThat(varies(answer)).contains("Accept, Accept-Language");
        return answer.then().contentType("application/problem+json").header("Cache-Control", "no-store");
    }

    private static ValidatableResponse json(String path) {
        return given().urlEncodingEnabled(false).accept(JSON).get(path).then();
    }

    private static List<String> varies(Response answer) {
        return answer.headers().getValues("Vary");
    }

    private static List<String> names(JsonNode node) {
        var names = new ArrayList<String>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
