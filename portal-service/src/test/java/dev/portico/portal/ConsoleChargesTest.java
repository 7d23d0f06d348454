package dev.portico.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.FakePayments;
import dev.portico.portal.testing.Fakes;
import dev.portico.portal.testing.HtmlForm;
import dev.portico.portal.testing.PortalTest;
import dev.portico.portal.testing.SignedInStaff;
import io.quarkus.test.security.TestSecurity;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Charging many orders from the console, and what is to go back across all of them. */
@PortalTest
class ConsoleChargesTest {

    private static final String MERCHANT = SignedInStaff.MERCHANT;
    private static final String RUN = "01935a2c-7c09-7000-8000-000000000001";

    @BeforeEach
    void everybodyIsUp() {
        Fakes.reset();
        DemoOrder.createMerchant(MERCHANT);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /console/charges",
        "GET, /console/charges/new",
        "POST, /console/charges",
        "GET, /console/charges/1",
        "GET, /console/refunds"
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
    @ValueSource(strings = {"/console/charges", "/console/refunds"})
    @TestSecurity(user = "olga", roles = "operator", augmentors = SignedInStaff.class)
    void aRoleThatIsNotOfAShopIsRefused(String path) {
        given().get(path).then().statusCode(403).body(containsString("This account can’t open the console"));
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void theRunsSoFarSayWhatBecameOfThem() {
        var done = FakePayments.run(
                RUN, true, FakePayments.outcome("SUCCEEDED", 3, 19125), FakePayments.outcome("DECLINED", 1, 500));
        FakePayments.runs(FakePayments.run(UUID.randomUUID().toString(), false), done);

        var page = page("/console/charges");

        assertThat(page.select(".plain-item").eachText())
                .satisfiesExactly(first -> assertThat(first).contains("Under way"), second -> assertThat(second)
                        .contains("All orders", "3 paid, $191.25", "1 declined, $5.00", "Done"));
        assertThat(page.select("a[href=/console/charges/" + RUN + "]")).hasSize(1);
        assertThat(page.select(".tabs [aria-current=page]").text()).isEqualTo("Charges");
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void aRunIsLookedAtBeforeItIsStartedAndStartedOnce() {
        FakePayments.wouldCharge(FakePayments.outcome("CREATED", 2, 12750));
        var wish = HtmlForm.in(given().get("/console/charges").asString(), "new");
        assertThat(wish.names()).containsExactly("scope", "count");
        var dry = given().queryParam("scope", "OLDEST")
                .queryParam("count", "2")
                .get("/console/charges/new")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(Jsoup.parse(dry).text())
                .contains("Oldest orders, 2 at most", "2 orders owe something", "Charge $127.50 at most");
        assertThat(Fakes.requests("/charge-runs")).last().asString().contains("\"dryRun\":true", "\"count\":2");

        var confirm = HtmlForm.in(dry, "confirm");
        var location = confirm.send().then().statusCode(303).extract().header("Location");
        assertThat(confirm.send().header("Location")).isEqualTo(location);

        assertThat(location).contains("/console/charges/");
        assertThat(Fakes.requests("/charge-runs")).last().isEqualTo("{\"scope\":\"OLDEST\",\"count\":2}");
        assertThat(Fakes.authorizations("/charge-runs"))
                .allMatch(header -> header.matches("Bearer [^.]+\\.[^.]+\\.[^.]+"));
    }

    @ParameterizedTest
    @CsvSource({"OLDEST, ''", "NEWEST, none", "OLDEST, 0", "NEWEST, 1234567", "CHOSEN, 3", "'', 3"})
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void aNumberThatCantBeReadIsSaidAtItsField(String scope, String count) {
        var answer =
                given().queryParam("scope", scope).queryParam("count", count).get("/console/charges/new");

        assertThat(answer.statusCode()).isEqualTo(422);
        var field = Jsoup.parse(answer.asString()).selectFirst("#count");
        assertThat(field.attr("aria-describedby")).isEqualTo("count-fault");
        assertThat(field.attr("value")).isEqualTo(count);
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void aRunThatIsUnderWayLooksAgainByItselfUntilItIsDone() {
        var order = DemoOrder.arrived(MERCHANT);
        FakePayments.runs(FakePayments.run(
                RUN, false, FakePayments.outcome("CREATED", 3, 4311), FakePayments.outcome("SUCCEEDED", 1, 1437)));
        FakePayments.report(RUN, FakePayments.charge(order.id(), "SUCCEEDED"));

        var underWay = page("/console/charges/" + RUN);

        assertThat(underWay.select("meta[http-equiv=refresh]")).hasSize(1);
        assertThat(underWay.text()).contains("1 of 4 charges so far", "3 not made yet, $43.11");
        assertThat(underWay.select("progress").attr("value")).isEqualTo("1");
        assertThat(underWay.select(".plain-item").text()).contains("#2051", "Paid", "$14.37");
        assertThat(underWay.select(".plain-item a").attr("href"))
                .isEqualTo("/console/orders/" + order.id() + "/payments");

        FakePayments.runs(FakePayments.run(RUN, true, FakePayments.outcome("SUCCEEDED", 4, 5748)));
        var done = page("/console/charges/" + RUN);
        assertThat(done.select("meta[http-equiv=refresh], progress")).isEmpty();
        assertThat(done.text()).contains("Done: 4 charges", "4 paid, $57.48");
    }

    @Test
    @TestSecurity(user = "vera", roles = "viewer", augmentors = SignedInStaff.class)
    void whoMayOnlyReadStartsNothing() {
        assertThat(page("/console/charges").select("form")).isEmpty();
        given().get("/console/charges/new?scope=ALL").then().statusCode(403);
        given().post("/console/charges").then().statusCode(403);
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void aFormThatIsNotOursStartsNothing() {
        FakePayments.wouldCharge(FakePayments.outcome("CREATED", 2, 12750));
        var confirm = HtmlForm.in(given().get("/console/charges/new?scope=ALL").asString(), "confirm");
        var before = Fakes.requests("/charge-runs").size();

        confirm.with("form", "forged").send().then().statusCode(403).body(containsString("Nothing was charged"));

        assertThat(Fakes.requests("/charge-runs")).hasSize(before);
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void aStartWithoutAnAnswerIsSentAgainWithItsKey() {
        FakePayments.wouldCharge(FakePayments.outcome("CREATED", 2, 12750));
        var confirm = HtmlForm.in(given().get("/console/charges/new?scope=ALL").asString(), "confirm");
        Fakes.goDown();

        var kept = confirm.send();
        kept.then().statusCode(503).body(containsString("it’s one run, however often"));
        Fakes.comeBack();

        HtmlForm.in(kept.asString(), "retry").send().then().statusCode(303);
        assertThat(Fakes.keys("/charge-runs")).last().isEqualTo(confirm.value("key"));
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void anUnknownRunIsNone() {
        for (var id : new String[] {UUID.randomUUID().toString(), "2051"}) {
            given().get("/console/charges/" + id).then().statusCode(404).body(containsString("There’s no such run"));
        }
    }

    @Test
    @TestSecurity(user = "vera", roles = "viewer", augmentors = SignedInStaff.class)
    void whatIsDueBackLeadsToTheOrdersPayments() {
        var id = UUID.randomUUID().toString();
        FakePayments.refundsDue(FakePayments.page(Fakes.object()
                        .put("orderId", id)
                        .put("orderNumber", "#2051")
                        .put("dueMinor", 2500)
                        .put("underWayMinor", 1000)
                        .put("currency", "USD")
                        .put("dueSince", "2026-11-20T17:15:00Z"))
                .put("next", "further"));

        var page = page("/console/refunds");

        assertThat(page.select(".plain-item").text())
                .contains("Order #2051", "Due since November 20, 2026", "$25.00", "$10.00 more on its way");
        assertThat(page.select(".plain-item a").attr("href")).isEqualTo("/console/orders/" + id + "/payments");
        assertThat(page.select("a:contains(More refunds)").attr("href")).endsWith("?cursor=further");
        assertThat(page("/console/refunds?cursor=rubbish").text()).contains("Nothing is due back");
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void withoutPaymentServiceThePagesSaySo() {
        Fakes.goDown();
        for (var path : new String[] {"/console/charges", "/console/charges/" + RUN, "/console/refunds"}) {
            given().get(path).then().statusCode(503).body(containsString("right now"));
        }
    }

    private static Document page(String path) {
        var html = given().get(path).then().statusCode(200).extract().asString();
        assertThat(html).doesNotContain("NOT_FOUND");
        return Jsoup.parse(html);
    }
}
