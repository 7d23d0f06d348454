package dev.portico.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.portico.local.testing.TestTokens;
import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.PortalTest;
import dev.portico.portal.testing.SignedInStaff;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages staff sign in to: the way to the provider, what they show to whom, and what they don't. */
@PortalTest
class ConsoleTest {

    private static final String MERCHANT = SignedInStaff.MERCHANT;

    @ParameterizedTest
    @ValueSource(strings = {"/console", "/console/orders/01935a2c-7c00-7000-8000-000000002051", "/console/elsewhere"})
    void withoutASessionThePersonIsSentToTheProvider(String path) {
        given().redirects()
                .follow(false)
                .get(path)
                .then()
                .statusCode(302)
                .header("Location", startsWith("http://localhost:1/provider/authorize?response_type=code"))
                .header("Location", containsString("client_id=portico-console"))
                .header("Location", containsString("code_challenge_method=S256"))
                .header("Set-Cookie", containsString("HTTPOnly"))
                .header("Set-Cookie", containsString("SameSite=Lax"))
                .header("Set-Cookie", containsString("Path=/console"));
    }

    @Test
    void aProgramWithoutATokenIsStillToldSo() {
        given().redirects()
                .follow(false)
                .get("/api/v1/merchant")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer");
    }

    @Test
    void aBearerTokenIsNoSession() {
        given().redirects()
                .follow(false)
                .auth()
                .oauth2(TestTokens.bearer("staff", MERCHANT))
                .get("/console")
                .then()
                .statusCode(302);
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void theMailsLinkShowsTheOrderAndTheRefundThatIsDue() {
        var order = DemoOrder.arrived(MERCHANT);
        order.send(order.balance(2, 18562, 31312), "payment_sequence = 2");

        var page = html(open(order));

        assertThat(page)
                .contains("Order #2051", "Refund due $127.50", "the customer has paid $313.12", "$185.62")
                .contains("Classic Varsity Top", "Ocean Blue Shirt", "12 Harbor Street", "Order placed", "Not shipped")
                .contains("Times are in Central Time")
                .doesNotContain("<form");
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void moneyTheCustomerOwesIsSaid() {
        var order = DemoOrder.arrived(MERCHANT);
        order.send(order.event("order.edited.v1", 4), "order_sequence = 4");
        order.send(order.balance(2, 24937, 18562), "payment_sequence = 2");

        assertThat(html(open(order)))
                .contains("Left to pay $63.75", "Quantity of", "+$63.75", "Customer ·")
                .doesNotContain("Refund due");
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void staffReadThatAnOrderHasArrived() {
        var order = DemoOrder.arrived(MERCHANT, data -> data.put("fulfillmentStatus", "FULFILLED")
                .put("deliveredAt", "2026-11-23T15:00:00Z"));

        assertThat(html(open(order))).contains("Delivered").doesNotContain("Not shipped");
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void staffCanCopyALinkThatOpensTheCustomersPage() {
        var link = html(open(DemoOrder.arrived(MERCHANT)))
                .replaceFirst("(?s).*value=\"http://localhost:8080(/p/[^\"]+)\".*", "$1");

        given().get(link).then().statusCode(200).body(containsString("Classic Varsity Top"));
    }

    @Test
    @TestSecurity(user = "vera", roles = "viewer", augmentors = SignedInStaff.class)
    void whoMayOnlyReadGetsNoLink() {
        open(DemoOrder.arrived(MERCHANT))
                .then()
                .statusCode(200)
                .body(containsString("Settled"))
                .body(not(containsString("/p/v1.")));
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void anotherMerchantsOrderIsAsUnknownAsNone() {
        DemoOrder.createMerchant(MERCHANT);
        var foreign = DemoOrder.arrived("console-other");

        for (var id : new String[] {foreign.id(), UUID.randomUUID().toString(), "2051"}) {
            given().get("/console/orders/" + id)
                    .then()
                    .statusCode(404)
                    .contentType("text/html")
                    .body(containsString("There’s no such order"))
                    .body(not(containsString("Classic Varsity Top")));
        }
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void theListLeadsToTheMerchantsOrdersOnly() {
        var own = DemoOrder.arrived(MERCHANT);
        var foreign = DemoOrder.arrived("console-other");

        assertThat(html(given().get("/console")))
                .contains("href=\"/console/orders/", "#2051", "$185.62")
                .doesNotContain(foreign.id());
        open(own).then().statusCode(200);
    }

    @Test
    @TestSecurity(user = "olga", roles = "operator", augmentors = SignedInStaff.class)
    void aRoleThatIsNotOfAShopIsRefusedWithAPage() {
        given().get("/console")
                .then()
                .statusCode(403)
                .contentType("text/html")
                .body(containsString("This account can’t open the console"));
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff")
    void aTokenWithoutAMerchantShowsNothing() {
        given().get("/console").then().statusCode(403).body(containsString("belongs to no shop"));
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void everyPageIsPrivateAndRunsNothingOfOthers() {
        DemoOrder.createMerchant(MERCHANT);
        for (var path : new String[] {"/console", "/console/orders/2051"}) {
            given().get(path)
                    .then()
                    .header("Cache-Control", "no-store")
                    .header("Referrer-Policy", "no-referrer")
                    .header("X-Content-Type-Options", "nosniff")
                    .header(
                            "Content-Security-Policy",
                            startsWith("default-src 'none'; style-src 'self'; script-src 'self'"))
                    .header("Content-Security-Policy", containsString("frame-ancestors 'none'; form-action 'none'"));
        }
    }

    private static Response open(DemoOrder order) {
        return given().get("/console/orders/" + order.id());
    }

    private static String html(Response response) {
        return response.then()
                .statusCode(200)
                .contentType("text/html")
                .extract()
                .asString();
    }
}
