package dev.portico.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.FakePayments;
import dev.portico.portal.testing.Fakes;
import dev.portico.portal.testing.HtmlForm;
import dev.portico.portal.testing.PortalTest;
import dev.portico.portal.testing.SignedInStaff;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An order's money in the console: what it shows, and refunds, waivers and charges in a person's own name. */
@PortalTest
class ConsolePaymentsTest {

    private static final String MERCHANT = SignedInStaff.MERCHANT;

    private DemoOrder order;

    @BeforeEach
    void anOrderOnAPlan() {
        Fakes.reset();
        order = DemoOrder.arrived(MERCHANT);
        FakePayments.knows(order, 4313);
    }

    @ParameterizedTest
    @CsvSource({"GET, ''", "POST, ''", "GET, /charge"})
    void withoutASessionThePersonIsSentToTheProvider(String method, String below) {
        given().redirects()
                .follow(false)
                .request(method, path() + below)
                .then()
                .statusCode(302)
                .header("Location", startsWith("http://localhost:1/provider/authorize"));
        assertThat(Fakes.requests("")).isEmpty();
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void thePlanTheLedgerAndTheCardAreShown() {
        var page = page();

        assertThat(page.select(".plan > li").eachAttr("class"))
                .containsExactly("paid", "paid", "next", "ahead", "ahead");
        assertThat(page.select(".plan .next").text()).contains("Installment 1 of 3", "Due on ", "$14.37");
        assertThat(page.select(".ledger tbody tr").eachText())
                .satisfiesExactly(
                        paid -> assertThat(paid).contains("Payment", "Visa ending 4242", "$142.49"),
                        total -> assertThat(total).contains("Order total", "+$185.62"));
        assertThat(page.select(".sum.total").text()).contains("Left to pay", "$43.13");
        assertThat(page.text())
                .contains("Visa ending 4242. The customer allowed up to $200.00 at once")
                .contains("The card on file was never charged", "Nothing was given back");
        assertThat(Jsoup.parse(given().get("/console/orders/" + order.id()).asString())
                        .select("a[href$=/payments]"))
                .hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATED         | Not made yet            | Planned for December 20, 2026",
                "SUCCEEDED       | Paid                    | ",
                "REQUIRES_ACTION | Waits for the customer  | Their bank asks them to confirm it",
                "DECLINED        | Declined                | Insufficient funds. Tried again by itself",
                "UNKNOWN         | No answer yet           | Nobody is charged a second time",
                "SKIPPED         | Not made                | no card is on file",
                "BRAND_NEW       | Brand new               | "
            })
    @TestSecurity(user = "vera", roles = "viewer", augmentors = SignedInStaff.class)
    void aChargeSaysWhereItStandsAndWhatComesNext(String status, String said, String next) {
        var charge = FakePayments.charge(order.id(), status);
        if (status.equals("CREATED")) {
            charge.put("dueOn", "2026-12-20");
        }
        if (status.equals("DECLINED")) {
            charge.put("declineCode", "insufficient_funds")
                    .put("declineClass", "SOFT")
                    .put("nextAt", "2099-01-01T12:00:00Z");
        }
        charge.put("skipReason", status.equals("SKIPPED") ? "NO_CARD_ON_FILE" : null);
        FakePayments.store(order.id(), "charges", FakePayments.page(charge));

        assertThat(page().select("#charges-title + ul li").text())
                .contains(said, "$14.37", "Visa ending 4242")
                .contains(next == null ? "" : next);
    }

    @Test
    @TestSecurity(user = "vera", roles = "viewer", augmentors = SignedInStaff.class)
    void whoMayOnlyReadDoesNothing() {
        FakePayments.store(order.id(), "refunds", FakePayments.page(FakePayments.refund("FAILED", 500)));

        assertThat(page().select("form")).isEmpty();
        given().get(path() + "/charge").then().statusCode(403);
        post("refund").then().statusCode(403);
        assertThat(Fakes.keys("/refunds")).containsOnlyNulls();
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void aRefundThatIsDueIsGivenBackAsTyped() {
        FakePayments.knows(order, -2500);
        var form = form("refund");
        assertThat(form.value("amount")).isEqualTo("25.00");
        assertThat(form.names()).contains("notify").doesNotContain("outside", "more");

        form.with("reason", "Late delivery").send().then().statusCode(303).header("Location", endsWith("?done=refund"));
        form.send().then().statusCode(303);

        assertThat(Fakes.requests("/refunds").stream().filter(body -> body.contains("amountMinor")))
                .first()
                .asString()
                .contains("\"amountMinor\":2500", "\"currency\":\"USD\"", "\"reason\":\"Late delivery\"")
                .contains("\"notifyCustomer\":true", "\"outside\":false", "\"allowMoreThanDue\":false");
        assertThat(Fakes.keys("/refunds").stream().filter(key -> key != null).distinct())
                .as("sent twice is given back once")
                .hasSize(1);
        assertThat(Fakes.authorizations("/refunds")).allMatch(header -> header.matches("Bearer [^.]+\\.[^.]+\\.[^.]+"));
        assertThat(Jsoup.parse(given().get(path() + "?done=refund").asString())
                        .select(".notice.good")
                        .text())
                .contains("The refund is on its way");
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void theCustomerIsOnlyToldWhereThatIsWanted() {
        FakePayments.knows(order, -2500);

        form("refund")
                .without("notify")
                .with("outside", "1")
                .with("more", "1")
                .send()
                .then()
                .statusCode(303);

        assertThat(Fakes.requests("/refunds"))
                .last()
                .asString()
                .contains("\"notifyCustomer\":false", "\"outside\":true", "\"allowMoreThanDue\":true");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "more-than-due  | Only $25.00 are due back",
                "nothing-due    | Nothing is due back that isn’t on its way",
                "more-than-paid | Only $25.00 are left of what was paid",
                "other-currency | This isn’t possible any more"
            })
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void aRefundThatIsRefusedSaysWhyAtTheAmount(String code, String said) {
        FakePayments.refuses(422, refused("refund-refused", code));

        var answer = form("refund").with("amount", "99").with("reason", "Sorry").send();

        assertThat(faultAt(answer, "refund")).contains(said);
        var again = HtmlForm.in(answer.asString(), "refund");
        assertThat(again.value("amount")).isEqualTo("99");
        assertThat(again.value("reason")).isEqualTo("Sorry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "much", "-5", "0"})
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void anAmountThatCantBeReadIsNotSent(String amount) {
        assertThat(faultAt(form("refund").with("amount", amount).send(), "refund"))
                .contains("Enter an amount");
        assertThat(faultAt(form("waive").with("amount", amount).send(), "waive"))
                .contains("Enter an amount");
        assertThat(Fakes.requests("/waivers")).isEmpty();
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void whatIsLeftIsWaived() {
        var form = form("waive");
        assertThat(form.value("amount")).isEqualTo("43.13");

        form.with("amount", "0,50").send().then().statusCode(303).header("Location", endsWith("?done=waive"));
        assertThat(Fakes.requests("/waivers")).containsExactly("{\"amountMinor\":50}");
        FakePayments.refuses(422, refused("waiver-refused", "more-than-outstanding"));
        assertThat(faultAt(form("waive").with("amount", "60").send(), "waive"))
                .contains("The customer owes only $25.00");
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void aRefundThatFailedIsTriedOnceMore() {
        var failed = FakePayments.refund("FAILED", 500);
        ((ObjectNode) failed.at("/parts/0")).put("code", "card_closed");
        FakePayments.store(order.id(), "refunds", FakePayments.page(failed));
        var id = failed.path("id").asText();
        assertThat(page().select("#refunds-title + ul").text())
                .contains("Refused by the processor", "Card closed. Try it once more");

        form("retry-" + id).send().then().statusCode(303);

        assertThat(Fakes.requests("/refunds/" + id + ":retry")).hasSize(1);
        FakePayments.refuses(409, Fakes.problem("refund-not-failed"));
        form("retry-" + id).send().then().statusCode(422).body(containsString("This refund has gone on meanwhile"));
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void chargingTheCardAsksOnceMoreAndLeadsToTheRun() {
        FakePayments.wouldCharge(FakePayments.outcome("CREATED", 1, 4313));
        var href = page().select("#card-title ~ a").attr("href");
        var confirm = Jsoup.parse(given().get(href).asString());
        assertThat(confirm.text()).contains("1 order owes something", "Charge $43.13 at most", "Charge nothing");
        assertThat(Fakes.keys("/charge-runs")).containsOnlyNulls();

        HtmlForm.in(confirm.html(), "confirm")
                .send()
                .then()
                .statusCode(303)
                .header("Location", containsString("/console/charges/"));

        assertThat(Fakes.requests("/charge-runs"))
                .last()
                .isEqualTo("{\"scope\":\"CHOSEN\",\"orderIds\":[\"" + order.id() + "\"]}");
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void whereThereIsNothingToChargeNothingIsOffered() {
        FakePayments.wouldCharge();
        assertThat(given().get(path() + "/charge").asString())
                .contains("Nothing to charge")
                .doesNotContain("id=\"confirm\"");
        FakePayments.forget(order.id(), "payment-method");
        assertThat(page().text()).contains("No card on file.").doesNotContain("Charge it now");
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void aFormThatIsNotOursDoesNothing() {
        post("refund").then().statusCode(403).body(containsString("Nothing was done"));
        form("refund").with("form", "forged").send().then().statusCode(403);
        form("refund").with("do", "everything").send().then().statusCode(403);
        form("refund").without("key").send().then().statusCode(403);
        assertThat(Fakes.keys("/refunds")).containsOnlyNulls();
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void withoutPaymentServiceThePageSaysSoAndKeepsWhatWasTyped() {
        FakePayments.knows(order, -2500);
        var form = form("refund").with("amount", "12").with("reason", "Sorry");
        Fakes.goDown();

        given().get(path()).then().statusCode(503).body(containsString("We can’t show payments right now"));
        var kept = form.send();
        kept.then().statusCode(503).body(containsString("it counts once"));
        Fakes.comeBack();

        HtmlForm.in(kept.asString(), "retry").send().then().statusCode(303);
        assertThat(Fakes.requests("/refunds")).last().asString().contains("\"amountMinor\":1200", "Sorry");
    }

    @Test
    @TestSecurity(user = "sam", roles = "staff", augmentors = SignedInStaff.class)
    void anotherMerchantsOrderIsAsUnknownAsNone() {
        var foreign = DemoOrder.arrived("console-other");
        FakePayments.knows(foreign, 100);

        for (var id : new String[] {foreign.id(), UUID.randomUUID().toString(), "2051"}) {
            given().get("/console/orders/" + id + "/payments")
                    .then()
                    .statusCode(404)
                    .body(containsString("There’s no such order"));
        }
        assertThat(Fakes.requests("/balance")).isEmpty();
    }

    private static ObjectNode refused(String code, String fault) {
        var problem = Fakes.problem(code);
        problem.putArray("violations")
                .addObject()
                .put("code", fault)
                .put("pointer", "/amountMinor")
                .putObject("params")
                .put("limitMinor", 2500)
                .put("currency", "USD");
        return problem;
    }

    private Response post(String action) {
        return given().redirects()
                .follow(false)
                .contentType(ContentType.URLENC)
                .formParam("do", action)
                .formParam("key", "k")
                .formParam("amount", "5")
                .post(path());
    }

    private static String faultAt(Response answer, String form) {
        assertThat(answer.statusCode()).isEqualTo(422);
        var page = Jsoup.parse(answer.asString());
        var field = page.selectFirst("#" + form + "-amount");
        assertThat(field.attr("aria-invalid")).isEqualTo("true");
        return page.select("#" + field.attr("aria-describedby")).text();
    }

    private HtmlForm form(String id) {
        return HtmlForm.in(given().get(path()).asString(), id);
    }

    private Document page() {
        var html = given().get(path()).then().statusCode(200).extract().asString();
        assertThat(html).doesNotContain("NOT_FOUND");
        return Jsoup.parse(html);
    }

    private String path() {
        return "/console/orders/" + order.id() + "/payments";
    }
}
