package dev.portico.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.testing.TestTokens;
import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.FakeQueue;
import dev.portico.portal.testing.Fakes;
import dev.portico.portal.testing.HtmlForm;
import dev.portico.portal.testing.PortalTest;
import dev.portico.portal.testing.SignedInStaff;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The approval queue in the console: what waits, answering it once, and nobody else's forms. */
@PortalTest
class ConsoleRequestsTest {

    private static final String MERCHANT = SignedInStaff.MERCHANT;
    private static final String QUEUE = "/console/requests";

    @BeforeEach
    void everybodyIsUp() {
        Fakes.reset();
        DemoOrder.createMerchant(MERCHANT);
    }

    @ParameterizedTest
    @CsvSource({"GET, /console/requests", "GET, /console/requests/1", "POST, /console/requests/1", "GET, /console/usage"
    })
    void withoutASessionThePersonIsSentToTheProvider(String method, String path) {
        given().redirects()
                .follow(false)
                .request(method, path)
                .then()
                .statusCode(302)
                .header("Location", startsWith("http://localhost:1/provider/authorize"));
        assertThat(Fakes.requests("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console/requests", "/console/usage"})
    @TestSecurity(user = "olga", roles = "operator", augmentors = SignedInStaff.class)
    void aRoleThatIsNotOfAShopIsRefused(String path) {
        given().get(path).then().statusCode(403).body(containsString("This account can’t open the console"));
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void theQueueSaysWhoAsksForWhatAndWhatItComesTo() {
        var order = DemoOrder.arrived(MERCHANT);
        var change = FakeQueue.added(FakeQueue.change(order.id()));
        FakeQueue.add(FakeQueue.change(order.id()).put("status", "AWAITING_PAYMENT"));
        FakeQueue.add(FakeQueue.change(order.id()).put("status", "DECLINED").put("customerName", "Robin Gone"));

        var page = text(given().get(QUEUE));

        assertThat(page)
                .contains("Waits for your answer", "#2051 · Alex Example", "Classic Varsity Top: 2 → 3", "New note")
                .contains("+$63.75", "Total then $249.37", "Until ", "Waits for the customer’s payment")
                .doesNotContain("Robin Gone");
        assertThat(page.indexOf("Waits for your answer #2051"))
                .isLessThan(page.indexOf("Waits for the customer’s payment #2051"));
        assertThat(given().get(QUEUE).asString()).contains("href=\"/console/requests/" + change + "\"");
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void thirtyRequestsAreTwoPagesAndTheNavigationCountsThem() {
        var order = DemoOrder.arrived(MERCHANT);
        for (var i = 0; i < 30; i++) {
            FakeQueue.add(FakeQueue.change(order.id()).put("orderNumber", "#" + (3000 + i)));
        }

        var first = given().get(QUEUE).then().statusCode(200).extract().asString();
        assertThat(Jsoup.parse(first).select(".badge").text()).isEqualTo("9+ waiting for your answer");
        assertThat(first).contains("#3029", "#3010").doesNotContain("#3009");
        var more = Jsoup.parse(first).select("a:contains(Earlier requests)").attr("href");
        assertThat(text(given().urlEncodingEnabled(false).get(more)))
                .contains("#3009", "#3000")
                .doesNotContain("#3010", "Earlier requests");
    }

    @ParameterizedTest
    @CsvSource({
        "DECLINED, Declined, true",
        "ALL, All requests, true",
        "APPLIED, There are none., false",
        "nonsense, Nothing waits, false"
    })
    @TestSecurity(user = "vera", roles = "viewer", augmentors = SignedInStaff.class)
    void theFilterShowsOneState(String status, String said, boolean isThere) {
        FakeQueue.add(FakeQueue.change(DemoOrder.arrived(MERCHANT).id()).put("status", "DECLINED"));

        var page = text(given().queryParam("status", status).get(QUEUE));

        assertThat(page).contains(said);
        assertThat(page.contains("Alex Example")).isEqualTo(isThere);
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void aMadeUpCursorFindsNothing() {
        assertThat(text(given().get(QUEUE + "?status=ALL&cursor=rubbish"))).contains("There are none.");
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void approvingIsSentInTheStaffMembersNameAndTheOrderShowsItAtOnce() {
        var order = DemoOrder.arrived(MERCHANT);
        var id = FakeQueue.added(FakeQueue.change(order.id()));
        var page = open(id);
        assertThat(text(page))
                .contains("Change to order #2051", "Please ring <b>twice</b>.", "Order total now $185.62")
                .contains("Afterwards $249.37", "Customer then owes $63.75", "Approve the change");

        var location = approve(page).then().statusCode(303).extract().header("Location");

        assertThat(location).endsWith(QUEUE + "/" + id + "?done=approved");
        assertThat(text(given().get(location)))
                .contains("Approved. The order is changed", "Made")
                .doesNotContain("Approve the change", "Decline");
        assertThat(Fakes.authorizations(":approve"))
                .singleElement()
                .asString()
                .matches("Bearer [^.]+\\.[^.]+\\.[^.]+")
                .isNotEqualTo("Bearer token-of-the-portal");
        assertThat(text(given().get("/console/orders/" + order.id()))).contains("Please ring twice.");
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void decliningNeedsAReasonWhichTheCustomerReads() {
        var id = FakeQueue.added(
                FakeQueue.cancellation(DemoOrder.arrived(MERCHANT).id()));
        var page = open(id);
        assertThat(text(page))
                .contains("Cancellation of order #2051", "I changed my mind", "Found it in another colour.")
                .contains("You then refund $185.62", "Approve the cancellation");

        for (var reason : new String[] {" \n ", "x".repeat(1_001)}) {
            var refused =
                    HtmlForm.in(html(page), "decline").with("reason", reason).send();
            refused.then().statusCode(422);
            var field = Jsoup.parse(refused.asString()).selectFirst("#reason");
            assertThat(field.attr("aria-invalid")).isEqualTo("true");
            assertThat(Jsoup.parse(refused.asString())
                            .selectFirst("#" + field.attr("aria-describedby"))
                            .text())
                    .containsAnyOf("Say why", "at most 1,000 characters");
        }
        assertThat(Fakes.requests(":decline")).isEmpty();

        var location = HtmlForm.in(html(page), "decline")
                .with("reason", " Already packed,\r\nsorry. ")
                .send()
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        assertThat(Fakes.requests(":decline")).containsExactly("{\"reason\":\"Already packed,\\nsorry.\"}");
        assertThat(text(given().get(location))).contains("This was declined by you", "Already packed, sorry.");
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void whoComesSecondIsToldWhatTheFirstOneDid() {
        var id = FakeQueue.added(FakeQueue.change(DemoOrder.arrived(MERCHANT).id()));
        var page = open(id);
        HtmlForm.in(html(page), "decline").with("reason", "No.").send().then().statusCode(303);

        var location = approve(page).then().statusCode(303).extract().header("Location");

        assertThat(text(given().get(location)))
                .contains("Too late: your answer wasn’t used", "This was declined")
                .doesNotContain("Approve the change");
    }

    @ParameterizedTest
    @CsvSource({
        "EXPIRED, This ran out of time",
        "WITHDRAWN, The customer took this back",
        "REFUSED, This couldn’t be made any more",
        "APPLIED, This was made by somebody else of your shop"
    })
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void whatHasEndedSaysHow(String status, String said) {
        var id = FakeQueue.added(FakeQueue.change(DemoOrder.arrived(MERCHANT).id())
                .put("status", status)
                .put("endedBy", "staff:somebody")
                .put("endedAt", Instant.now().toString()));

        assertThat(text(open(id))).contains(said).doesNotContain("Approve the change", "Reason, for the customer");
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void whatIsOverAndNotClosedYetCantBeAnswered() {
        var id = FakeQueue.added(FakeQueue.change(DemoOrder.arrived(MERCHANT).id())
                .put("expiresAt", Instant.now().minusSeconds(5).toString()));

        assertThat(text(open(id)))
                .contains("The time for an answer is up")
                .doesNotContain("Approve the change", "Reason, for the customer");
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void whatWaitsForAPaymentCanOnlyBeDeclined() {
        var id = FakeQueue.added(
                FakeQueue.change(DemoOrder.arrived(MERCHANT).id()).put("status", "AWAITING_PAYMENT"));

        assertThat(text(open(id))).contains("Reason, for the customer").doesNotContain("Approve the change");
    }

    @Test
    @TestSecurity(user = "vera", roles = "viewer", augmentors = SignedInStaff.class)
    void aViewerSeesTheRequestAndCantAnswerIt() {
        var id = FakeQueue.added(FakeQueue.change(DemoOrder.arrived(MERCHANT).id()));

        assertThat(text(open(id)))
                .contains("Classic Varsity Top: 2 → 3", "may look at requests, but not answer them")
                .doesNotContain("Approve the change");
        post(id, "answer", "approve").then().statusCode(403).contentType("text/html");
        assertThat(Fakes.requests(":approve")).isEmpty();
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void aPostThatDidNotComeFromThePageChangesNothing() {
        var order = DemoOrder.arrived(MERCHANT);
        var id = FakeQueue.added(FakeQueue.change(order.id()));
        var page = html(open(id));
        var token = HtmlForm.in(page, "approve").value("form");

        for (var forged : new String[] {
            "",
            "v1.form.AAAA.AAAA",
            token.replaceFirst("..$", "AA"),
            order.path().substring(3)
        }) {
            HtmlForm.in(page, "approve")
                    .with("form", forged)
                    .send()
                    .then()
                    .statusCode(403)
                    .body(containsString("Nothing was sent"));
        }
        post(id, "answer", "approve").then().statusCode(403);
        post(id, "form", token).then().statusCode(403);
        assertThat(Fakes.requests(":approve")).isEmpty();
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void anythingButAFormIsNotReadAtAll() {
        var id = FakeQueue.added(FakeQueue.change(DemoOrder.arrived(MERCHANT).id()));
        for (var type : new ContentType[] {ContentType.JSON, ContentType.TEXT}) {
            given().contentType(type)
                    .body("{\"answer\":\"approve\"}")
                    .post(QUEUE + "/" + id)
                    .then()
                    .statusCode(415);
        }
        assertThat(Fakes.requests(":approve")).isEmpty();
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void aRequestThatIsNotThereIsAPage() {
        for (var id : new String[] {UUID.randomUUID().toString(), "2051"}) {
            open(id).then().statusCode(404).contentType("text/html").body(containsString("There’s no such request"));
        }
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void anOldRequestThatStillWaitsIsFoundBehindHundredNewerOnes() {
        var order = DemoOrder.arrived(MERCHANT);
        var id = FakeQueue.added(FakeQueue.change(order.id()).put("orderNumber", "#1"));
        for (var i = 0; i < 101; i++) {
            FakeQueue.add(FakeQueue.change(order.id()).put("status", "APPLIED"));
        }

        assertThat(text(open(id))).contains("Change to order #1");
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void whenTheServiceIsAwayThePageSaysSoAndKeepsWhatWasTyped() {
        var order = DemoOrder.arrived(MERCHANT);
        var id = FakeQueue.added(FakeQueue.change(order.id()));
        var page = html(open(id));
        Fakes.goDown();

        for (var path : new String[] {QUEUE, QUEUE + "/" + id, "/console/usage"}) {
            given().get(path).then().statusCode(503).contentType("text/html").body(containsString("right now"));
        }
        given().get("/console").then().statusCode(200).body(not(containsString("class=\"badge\"")));
        given().get("/console/orders/" + order.id()).then().statusCode(200);
        var kept =
                HtmlForm.in(page, "decline").with("reason", "Already packed.").send();
        kept.then().statusCode(503).body(containsString("We can’t send your answer right now"));
        Fakes.comeBack();
        HtmlForm.in(kept.asString(), "retry").send().then().statusCode(303);
        assertThat(Fakes.requests(":decline")).last().asString().contains("Already packed.");
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void theOrderLeadsToWhatWaitsForIt() {
        var order = DemoOrder.arrived(MERCHANT);
        var asks = order.event("order.cancel-requested.v1", 9)
                .withData(data -> ((ObjectNode) data.at("/order/pendingEdit"))
                        .put("expiresAt", Instant.now().plusSeconds(3_600).toString()));
        order.send(asks, "order_sequence = 9");

        assertThat(html(given().get("/console/orders/" + order.id())))
                .contains("The customer asks to cancel", "The order stays as it is until you answer.")
                .contains("Customer asked to cancel")
                .contains("href=\"/console/requests/01935a2c-7c06-7000-8000-000000000002\"");
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void formsMayOnlyGoHomeOrThroughTheProvider() {
        given().get(QUEUE)
                .then()
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", containsString("form-action 'self' http://localhost:1;"));
    }

    @Test
    void aBearerTokenIsNoSessionForAPostEither() {
        given().redirects()
                .follow(false)
                .auth()
                .oauth2(TestTokens.bearer("staff", MERCHANT))
                .contentType(ContentType.URLENC)
                .formParam("answer", "approve")
                .post(QUEUE + "/" + UUID.randomUUID())
                .then()
                .statusCode(302);
    }

    private static Response open(String id) {
        return given().get(QUEUE + "/" + id);
    }

    private static Response approve(Response page) {
        return HtmlForm.in(html(page), "approve").send();
    }

    private static Response post(String id, String field, String value) {
        return given().redirects()
                .follow(false)
                .contentType(ContentType.URLENC)
                .formParam(field, value)
                .post(QUEUE + "/" + id);
    }

    private static String html(Response response) {
        return response.then()
                .statusCode(200)
                .contentType("text/html")
                .extract()
                .asString();
    }

    /** What is read, without the marks that keep names apart. */
    private static String text(Response response) {
        var page = Jsoup.parse(html(response)).text().replaceAll("[\u2068\u2069]", "");
        assertThat(page).doesNotContain("NOT_FOUND");
        return page;
    }
}
