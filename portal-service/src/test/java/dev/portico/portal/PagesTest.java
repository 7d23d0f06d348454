package dev.portico.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.testing.TestTokens;
import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.Fakes;
import dev.portico.portal.testing.PortalTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The order page, its languages, its headers, and what becomes of links that open nothing. */
@PortalTest
class PagesTest {

    @BeforeEach
    void everybodyIsUp() {
        Fakes.reset();
    }

    @Test
    void theOrderPageSaysWhereItStandsWhatCanBeDoneAndWhatItCost() {
        var page = html(get(DemoOrder.arrived("pages").path()));

        assertThat(page)
                .contains("We’ve got your order", "Order \u2068#2051\u2069", "You can change this order until")
                .contains("3 items", "Classic Varsity Top", "Ocean Blue Shirt", "$185.62", "12 Harbor Street")
                .contains("Change items", "Change address", "Change note", "Cancel order…", "Order placed")
                .contains("Central Time")
                .doesNotContain("Pay now", "Left to pay");
    }

    @Test
    void moneyOwedIsTheOnePrimaryThing() {
        var order = DemoOrder.arrived("pages");
        order.send(order.event("order.edited.v1", 4), "order_sequence = 4");
        order.send(order.balance(2, 24937, 18562), "payment_sequence = 2");

        var page = html(get(order.path()));

        assertThat(page).contains("$63.75\u2069 left to pay", "Pay now", "We’ll ship as soon as it’s paid");
        assertThat(page)
                .contains("Quantity of \u2068Classic Varsity Top\u2069: \u20682\u2069 → \u20683\u2069", "+$63.75");
        assertThat(page.split("class=\"button primary\"", -1))
                .as("pay, and the same in the phone's bar")
                .hasSize(3);
    }

    @Test
    void anOrderThatCameInUnpaidIsNotBlamedOnAChange() {
        var order = DemoOrder.arrived("pages");
        order.send(order.balance(2, 18562, 0), "payment_sequence = 2");

        assertThat(html(get(order.path())))
                .contains("$185.62\u2069 left to pay", "Pay now, and we’ll get it ready.")
                .doesNotContain("Your change");
    }

    @Test
    void whatACustomersOwnChangeAddedIsCalledADifference() {
        var order = DemoOrder.arrived("pages");
        var edited =
                order.event("order.edited.v1", 4).withData(data -> ((ObjectNode) data.path("order")).putArray("holds"));
        order.send(edited, "order_sequence = 4");
        order.send(order.balance(2, 24937, 18562), "payment_sequence = 2");

        assertThat(html(get(order.path()))).contains("You pay the difference only.");
    }

    @Test
    void aRefundThatIsDueIsToldWithItsAmount() {
        var order = DemoOrder.arrived("pages");
        order.send(order.balance(2, 18562, 24937), "payment_sequence = 2");

        assertThat(html(get(order.path()))).contains("$63.75\u2069 goes back to you", "Refund due");
    }

    @Test
    void whatGoesNowhereKeepsItsNote() {
        var order = DemoOrder.arrived("pages", data -> {
            data.putNull("shippingAddress");
            data.put("note", "For my sister");
        });

        assertThat(html(get(order.path()))).contains("For my sister");
    }

    @Test
    void timeAloneClosesTheWindow() {
        var order = DemoOrder.arrived(
                "pages", data -> DemoOrder.closing(data, Instant.now().minus(Duration.ofMinutes(1))));

        assertThat(html(get(order.path())))
                .contains("The time for changes ended")
                .doesNotContain("Change items", "Cancel order…");
    }

    @Test
    void aCanceledOrderSaysSoAndOffersNothing() {
        var order = DemoOrder.arrived("pages");
        order.send(order.event("order.canceled.v1", 4), "order_sequence = 4");

        assertThat(html(get(order.path())))
                .contains("This order is canceled", "3 items", "Classic Varsity Top", "item struck")
                .doesNotContain("Change items", "Pay now");
    }

    @Test
    void anItemsOwnReasonStandsAtTheItem() {
        var order = DemoOrder.arrived("pages", data -> {
            var actions = (ArrayNode) data.at("/permissions/lines/1/actions");
            var refused = (ObjectNode) actions.get(0);
            refused.put("allowed", false);
            refused.withArray("reasons")
                    .addObject()
                    .put("code", "MAX_QUANTITY")
                    .putObject("params")
                    .put("limit", 4);
        });

        assertThat(html(get(order.path()))).contains("Up to 4 are possible here");
    }

    @Test
    void whatPeopleTypeIsTextWhateverItLooksLike() {
        var order = DemoOrder.arrived("pages", data -> {
            var line = (ObjectNode) data.at("/lines/0");
            line.put("title", "<script>alert(1)</script> 👕");
            line.put("imageUrl", "javascript:alert(1)");
            line.withArray("properties").addObject().put("name", "<b>Name").put("value", "{{7*7}} {7*7}");
            line.withArray("properties").addObject().put("name", "_secret").put("value", "hidden-from-people");
            data.put("note", "\u202Eevil\" onmouseover=\"x <img src=x onerror=alert(1)>");
        });

        assertThat(html(get(order.path())))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; 👕", "&lt;b&gt;Name", "{{7*7}} {7*7}")
                .contains("<bdi>", "dir=\"auto\"")
                .doesNotContain("<script>alert", "javascript:", "<img src=x", "hidden-from-people", "49 ");
        assertThat(html(get(order.path() + "/edit")))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert", "<img src=x", "javascript:");
    }

    @ParameterizedTest
    @CsvSource({
        "de, Artikel ändern, ltr",
        "fr, Modifier les articles, ltr",
        "ar, تغيير المنتجات, rtl",
        "en, Change items, ltr",
        "xx, Change items, ltr"
    })
    void theSwitchInTheFooterChoosesTheLanguageAndLinksKeepIt(String lang, String expected, String direction) {
        var page = html(get(DemoOrder.arrived("pages").path() + "?lang=" + lang));

        assertThat(page).contains(expected, "dir=\"" + direction + "\"");
        if (!lang.equals("xx")) {
            assertThat(page).contains("/edit?lang=" + lang);
        }
    }

    @Test
    void anOrderWithoutALanguageFollowsTheBrowserThenTheShop() {
        var order = DemoOrder.arrived("pages", data -> ((ObjectNode) data.path("customer")).putNull("locale"));

        given().header("Accept-Language", "th,fr;q=0.8")
                .get(order.path())
                .then()
                .body(containsString("Modifier les articles"));
        given().header("Accept-Language", "th").get(order.path()).then().body(containsString("Change items"));
    }

    @Test
    void personalPagesAreKeptNowhereAndLoadNothingFromElsewhere() {
        get(DemoOrder.arrived("pages").path())
                .then()
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Content-Security-Policy", containsString("form-action 'self' http://localhost:8082"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Robots-Tag", containsString("noindex"))
                .header("Set-Cookie", org.hamcrest.Matchers.nullValue());
    }

    @Test
    void aPageIsSmallAndItsAssetsAreKeptForGood() {
        var page = given().header("Accept-Encoding", "gzip")
                .get(DemoOrder.arrived("pages").path());
        var text = html(page);
        assertThat(text.length()).isLessThan(30_000);

        var css = text.replaceFirst("(?s).*href=\"(/assets/portal\\.[0-9a-f]+\\.css)\".*", "$1");
        get(css).then().statusCode(200).header("Cache-Control", containsString("immutable"));
        get("/assets/look/1f5f4a-x-x.css").then().statusCode(200).body(containsString("--accent:#1f5f4a"));
        get("/assets/portal.css").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rubbish", "v1.test.AAAA.BBBB", "..%2F..%2Fetc"})
    void aForgedLinkOpensNothing(String token) {
        get("/p/" + token)
                .then()
                .statusCode(404)
                .contentType(startsWith("text/html"))
                .header("Content-Security-Policy", containsString("default-src"))
                .body(containsString("This link doesn’t work"), not(containsString("Exception")));
    }

    @Test
    void aLinkWithOneLetterChangedOpensNothing() {
        var path = DemoOrder.arrived("pages").path();
        var middle = path.length() / 2;
        var forged = path.substring(0, middle) + (path.charAt(middle) == 'A' ? 'B' : 'A') + path.substring(middle + 1);

        get(forged).then().statusCode(404);
    }

    @Test
    void anExpiredLinkSaysWhatToDo() {
        var order = DemoOrder.arrived("pages");
        var expired = order.token(1, Instant.now().minus(Duration.ofDays(1)));

        get("/p/" + expired)
                .then()
                .statusCode(410)
                .body(containsString("This link has expired"), containsString("hello@northwind.example"));
    }

    @Test
    void aReplacedLinkIsGoneAndTheNewOneWorks() {
        var order = DemoOrder.arrived("pages");
        var reissued = given().urlEncodingEnabled(false)
                .auth()
                .oauth2(TestTokens.bearer("staff", "pages"))
                .post("/api/v1/orders/" + order.id() + "/portal-link:reissue")
                .then()
                .statusCode(200)
                .extract()
                .path("url")
                .toString();

        get(order.path()).then().statusCode(410).body(containsString("This link was replaced"));
        get(reissued.replaceFirst("^https?://[^/]+", "")).then().statusCode(200);
    }

    @Test
    void anOrderThatIsNotHereYetIsLookedForAgain() {
        DemoOrder.createMerchant("pages");
        var order = DemoOrder.unknown("pages");

        get(order.path())
                .then()
                .statusCode(404)
                .body(containsString("almost here"), containsString("http-equiv=\"refresh\""));
    }

    @Test
    void aClosedPortalIsFriendly() {
        given().auth()
                .oauth2(TestTokens.operator())
                .contentType(ContentType.JSON)
                .body(DemoOrder.settings("closed-shop").replace("\"portalEnabled\": true", "\"portalEnabled\": false"))
                .post("/api/v1/merchants")
                .then()
                .statusCode(201);
        var order = DemoOrder.arrived("closed-shop");

        get(order.path()).then().statusCode(403).body(containsString("Order changes are closed"));
        given().post(order.path() + "/edit").then().statusCode(org.hamcrest.Matchers.oneOf(403, 415));
    }

    @Test
    void peopleGetPagesWhereProgramsGetProblems() {
        get("/p/x/y/z").then().statusCode(404).contentType(startsWith("text/html"));
        given().delete("/p/x").then().statusCode(405).contentType(startsWith("text/html"));
        given().auth()
                .oauth2(TestTokens.operator())
                .get("/api/v1/merchants/nobody")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    private static Response get(String path) {
        return given().urlEncodingEnabled(false).redirects().follow(false).get(path);
    }

    private static String html(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.asString();
    }
}
