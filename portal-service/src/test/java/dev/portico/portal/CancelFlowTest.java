package dev.portico.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.Fakes;
import dev.portico.portal.testing.HtmlForm;
import dev.portico.portal.testing.PortalTest;
import java.time.Duration;
import java.time.Instant;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Canceling by item, for a fee or by request, and the right of withdrawal with its acknowledgement. */
@PortalTest
class CancelFlowTest {

    @BeforeEach
    void everybodyIsUp() {
        Fakes.reset();
    }

    @Test
    void theFeeAndTheRefundAreShownFirstAndTheShopsReasonsAreAsked() {
        var order = DemoOrder.arrived("cancels");
        var preview = preview(18562, 16562, "IMMEDIATE").put("feeMinor", 2000);
        preview.putArray("reasons").add("CHANGED_MIND").add("SIZE_TOO_SMALL").add("<B>");
        Fakes.answers("/cancellation:preview", 200, preview);

        var page = page(order.path() + "/cancel");

        assertThat(page.select(".sums").text()).contains("Cancellation fee $20.00", "Refund $165.62");
        assertThat(page.select("main").text())
                .contains("You get \u2068$165.62\u2069 back", "The shop keeps \u2068$20.00\u2069 for canceling");
        assertThat(page.select("#cancel .radios label").eachText())
                .containsExactly("I changed my mind", "Size too small", "<b>");
    }

    @Test
    void oneItemIsCanceledAlone() {
        var order = DemoOrder.arrived("cancels");
        var preview = preview(18562, 5313, "IMMEDIATE");
        preview.putArray("lines")
                .addObject()
                .put("lineId", DemoOrder.FIRST_LINE)
                .put("refundMinor", 12750);
        preview.withArray("lines")
                .addObject()
                .put("lineId", DemoOrder.SECOND_LINE)
                .put("refundMinor", 5313);
        Fakes.answers("/cancellation:preview", 200, preview);
        var whole = page(order.path() + "/cancel");
        assertThat(whole.select("#choose .price").eachText())
                .containsExactly("\u2068$127.50\u2069 back", "\u2068$53.13\u2069 back");
        assertThat(whole.select("#cancel input[name=line]")).isEmpty();
        assertThat(whole.select("#choose").attr("method")).isEqualTo("get");

        var path = order.path() + "/cancel?line=" + DemoOrder.SECOND_LINE + "&line=made-up&lang=en";
        var one = given().get(path).asString();

        assertThat(Fakes.requests("/cancellation:preview").get(1)).contains("\"lineIds\":[\"" + DemoOrder.SECOND_LINE);
        assertThat(Jsoup.parse(one).select("h1").text()).isEqualTo("Cancel 1 item?");
        assertThat(Jsoup.parse(one).select("#choose [checked]").eachAttr("value"))
                .containsExactly(DemoOrder.SECOND_LINE);
        assertThat(Jsoup.parse(one).select("#choose input[name=lang]").attr("value"))
                .isEqualTo("en");
        Fakes.answers("/cancellation", 201, order.answer("order.edited.v1", 12).put("outcome", "CANCELED"));
        var done = HtmlForm.in(one, "cancel").with("reason", "CHANGED_MIND").send();
        assertThat(done.header("Location")).contains("?done=itemsCanceled");
        assertThat(Fakes.requests("/cancellation").get(0)).contains("\"lineIds\":[\"" + DemoOrder.SECOND_LINE);
    }

    @Test
    void everyItemIsTheWholeOrder() {
        var order = DemoOrder.arrived("cancels");

        given().get(order.path() + "/cancel?line=" + DemoOrder.FIRST_LINE + "&line=" + DemoOrder.SECOND_LINE);

        assertThat(Fakes.requests("/cancellation:preview").get(0)).doesNotContain("lineIds");
    }

    @Test
    void whereTheShopDecidesThePageSaysThatItIsARequest() {
        var order = DemoOrder.arrived("cancels");
        Fakes.answers("/cancellation:preview", 200, preview(18562, 18562, "REQUEST"));
        Fakes.answers(
                "/cancellation",
                201,
                order.answer("order.cancel-requested.v1", 12).put("outcome", "REQUESTED"));

        var html = given().get(order.path() + "/cancel").asString();

        assertThat(Jsoup.parse(html).select("main").text())
                .contains("Ask to cancel order", "The shop decides on this", "back if the shop agrees")
                .doesNotContain("can’t be undone");
        assertThat(Jsoup.parse(html).select("#cancel button").text()).isEqualTo("Ask the shop to cancel");
        var asked = HtmlForm.in(html, "cancel").with("reason", "OTHER").send();
        assertThat(asked.header("Location")).contains("?done=cancelRequested");
        assertThat(page(order.path() + "?done=cancelRequested")
                        .select("[role=status]")
                        .text())
                .contains("The shop decides");
    }

    @Test
    void anOrderThatIsAheadOfItsPageIsShownAsItIs() {
        var order = DemoOrder.arrived("cancels");
        var stale = Fakes.problem("STALE_VERSION");
        stale.set("preview", preview(24937, 24937, "IMMEDIATE").put("version", 2));
        Fakes.answers("/cancellation:preview", 409, stale);
        Fakes.answers(
                "/withdrawal:preview",
                409,
                Fakes.object().put("code", "stale-version").set("preview", withdrawal()));

        var html = given().get(order.path() + "/cancel").asString();

        assertThat(HtmlForm.in(html, "cancel").value("version")).isEqualTo("2");
        assertThat(Jsoup.parse(html).select(".sums").text()).contains("$249.37");
        assertThat(page(order.path() + "/withdraw").select("#withdraw")).hasSize(1);
    }

    @Test
    void aLongCommentIsCutNotLost() {
        var order = DemoOrder.arrived("cancels");
        var form = HtmlForm.in(given().get(order.path() + "/cancel").asString(), "cancel");

        form.with("reason", "OTHER")
                .with("comment", "x".repeat(1_500))
                .send()
                .then()
                .statusCode(303);

        assertThat(Fakes.requests("/cancellation").get(0))
                .contains("x".repeat(1_000))
                .doesNotContain("x".repeat(1_001));
    }

    @Test
    void aRefusedCancellationSaysWhyAndKeepsWhatWasTyped() {
        var order = DemoOrder.arrived("cancels");
        var form = HtmlForm.in(given().get(order.path() + "/cancel").asString(), "cancel")
                .with("reason", "OTHER")
                .with("comment", "please <3");
        Fakes.answers("/cancellation", 422, refusal("FULFILLED"));

        var refused = form.send();

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.asString()).select("[role=alert]").text())
                .contains("Already shipped");
        assertThat(HtmlForm.in(refused.asString(), "cancel").value("comment")).isEqualTo("please <3");
        form.with("reason", "no code").send().then().statusCode(422);
    }

    @Test
    void aWithdrawalIsDeclaredConfirmedAndAcknowledged() {
        var order = deliverable();
        Fakes.answers("/withdrawal:preview", 200, withdrawal());
        assertThat(page(order.path()).select(".actions a").eachText()).contains("Withdraw from contract here");

        var html = given().get(order.path() + "/withdraw").asString();

        assertThat(Jsoup.parse(html).select(".quote").text()).contains("I withdraw from my contract", "#2051");
        assertThat(Jsoup.parse(html).select("#withdraw button").text()).isEqualTo("Confirm withdrawal");
        var form = HtmlForm.in(html, "withdraw");
        assertThat(form.value("name")).isEqualTo("Robin Example");
        var nameless = form.with("name", " ").send();
        assertThat(nameless.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(nameless.asString()).getElementById("name-fault").text())
                .contains("your name");
        Fakes.answers("/withdrawal", 201, order.answer("order.withdrawn.v1", 12));
        var confirmed = form.with("name", "Robin <b>Example").send();
        assertThat(confirmed.header("Location")).endsWith("/withdrawal");
        assertThat(Fakes.requests("/withdrawal")).containsExactly("{\"version\":1,\"name\":\"Robin <b>Example\"}");

        var acknowledged = page(order.path() + "/withdrawal");

        assertThat(acknowledged.select("h1").text()).isEqualTo("We’ve received your withdrawal");
        assertThat(acknowledged.select(".facts").text())
                .contains("November 20, 2026", "10:40", "#2051", "Robin Example");
        assertThat(acknowledged.select("main form")).isEmpty();
        assertThat(page(order.path()).select(".notice").text()).contains("You withdrew from the contract");
        given().redirects()
                .follow(false)
                .get(order.path() + "/withdraw")
                .then()
                .statusCode(303)
                .header("Location", org.hamcrest.Matchers.endsWith("/withdrawal"));
    }

    @Test
    void withdrawingTooLateSaysWhenItEnded() {
        var order = deliverable();
        var late = withdrawal();
        late.withArray("violations")
                .addObject()
                .put("code", "WITHDRAWAL_OVER")
                .putObject("params")
                .put("until", "2026-11-20T17:15:00Z");
        Fakes.answers("/withdrawal:preview", 200, late);

        var page = page(order.path() + "/withdraw");

        assertThat(page.select("main").text())
                .contains("Withdrawing isn’t possible here", "The time to withdraw ended");
        assertThat(page.select("main form")).isEmpty();
    }

    @Test
    void withdrawingWhileTheServiceIsAwayKeepsWhatWasTyped() {
        var order = deliverable();
        Fakes.answers("/withdrawal:preview", 200, withdrawal());
        var form = HtmlForm.in(given().get(order.path() + "/withdraw").asString(), "withdraw");
        Fakes.goDown();

        var down = form.with("comment", "kept").send();

        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(HtmlForm.in(down.asString(), "retry").value("comment")).isEqualTo("kept");
        assertThat(HtmlForm.in(down.asString(), "retry").value("key")).isEqualTo(form.value("key"));
    }

    @Test
    void thereIsNoAcknowledgementBeforeAWithdrawal() {
        given().redirects()
                .follow(false)
                .get(DemoOrder.arrived("cancels").path() + "/withdrawal")
                .then()
                .statusCode(303);
    }

    private static DemoOrder deliverable() {
        return DemoOrder.arrived("cancels", order -> {
            DemoOrder.allow(order, "WITHDRAW");
            order.putObject("withdrawal")
                    .put("until", Instant.now().plus(Duration.ofDays(3)).toString())
                    .putNull("receivedAt");
        });
    }

    private static ObjectNode withdrawal() {
        var preview = Fakes.object()
                .put("version", 1)
                .put("until", Instant.now().plus(Duration.ofDays(3)).toString())
                .put("refundDueMinor", 18562)
                .put("currency", "USD");
        preview.putArray("violations");
        return preview;
    }

    private static ObjectNode preview(long totalMinor, long refundMinor, String mode) {
        var preview = Fakes.object()
                .put("version", 1)
                .put("totalMinor", totalMinor)
                .put("paidMinor", totalMinor)
                .put("refundDueMinor", refundMinor)
                .put("feeMinor", 0)
                .put("mode", mode)
                .put("currency", "USD");
        preview.putArray("violations");
        return preview;
    }

    private static ObjectNode refusal(String code) {
        var problem = Fakes.problem(code);
        problem.putArray("violations")
                .addObject()
                .put("code", code)
                .put("pointer", "")
                .putObject("params");
        return problem;
    }

    private static Document page(String path) {
        return Jsoup.parse(given().get(path).asString());
    }
}
