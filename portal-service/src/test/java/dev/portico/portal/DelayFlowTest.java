package dev.portico.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.testing.Patience;
import dev.portico.local.testing.TestKafka;
import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.Fakes;
import dev.portico.portal.testing.HtmlForm;
import dev.portico.portal.testing.PortalTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pre-order that comes too late: the mail's link leads to the order, the order asks, and one button answers. */
@PortalTest
class DelayFlowTest {

    private static final String MERCHANT = "delays";
    private static final String NOTICE = "01935a2c-7c03-7000-8000-000000000002";

    @BeforeEach
    void everybodyIsUp() {
        Fakes.reset();
    }

    @Test
    void theOrderAsksAndSaysWhatSilenceMeans() {
        var needed = page(given().get(delayed(true, later(), null).path()));
        assertThat(needed.select(".notice.warn").text())
                .contains("Your pre-order is delayed", "If you don’t accept, it is canceled");
        var free = page(given().get(delayed(false, later(), null).path()));
        assertThat(free.select(".notice.warn").text()).contains("If you do nothing, it stays");
        assertThat(free.select(".notice.warn a").attr("href")).endsWith("/delay/" + NOTICE);
    }

    @Test
    void bothAnswersStandBesideWhatTheShopSaysAndWhatComesBack() {
        announced();
        var order = delayed(true, later(), null);
        Fakes.answers("/delay-answer:preview", 200, preview());

        var page = page(given().get(order.path() + "/delay/" + NOTICE));

        assertThat(page.select(".statement").text()).isEqualTo("Ships in March. The fabric is late.");
        assertThat(page.select(".expected").text()).contains("Mar 1, 2027", "Mar 14, 2027");
        assertThat(page.select("main .card").text()).contains("Ocean Blue Shirt");
        assertThat(page.select("#accept button").text()).isEqualTo("Accept the new date");
        assertThat(page.text()).contains("If you cancel, you get \u2068$53.13\u2069 back");
        assertThat(page.select("main .button.primary")).hasSize(1);
        assertThat(Fakes.requests("/delay-answer")).as("a GET answers nothing").isEmpty();
        var german = page(given().get(order.path() + "/delay/" + NOTICE + "?lang=de"));
        assertThat(german.select("#accept button").text()).isEqualTo("Neuen Termin annehmen");
        assertThat(german.select(".statement").text()).contains("Versand im März.");
    }

    @Test
    void acceptingIsOneButtonAndTheOrderSaysSo() {
        var order = delayed(true, later(), null);
        Fakes.answers("/delay-answer:preview", 200, preview());
        Fakes.answers("/delay-answer", 201, answer(order, "ACCEPTED"));
        var form = HtmlForm.in(given().get(order.path() + "/delay/" + NOTICE).asString(), "accept");

        var sent = form.send();

        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(sent.header("Location")).endsWith("?done=delayAccepted");
        assertThat(Fakes.requests("/delay-answer"))
                .containsExactly("{\"noticeId\":\"" + NOTICE + "\",\"answer\":\"ACCEPT\",\"version\":2}");
        assertThat(Fakes.keys("/delay-answer").get(0)).isEqualTo(form.value("key"));
        var page = page(given().get(order.path() + "?done=delayAccepted"));
        assertThat(page.select("[role=status]").text()).contains("Your pre-order stays");
        assertThat(page.select(".notice.plain").text()).contains("You accepted the new date", "Cancel instead");
        assertThat(page.select(".notice.warn:contains(delayed)")).isEmpty();
    }

    @Test
    void cancelingIsTheOtherButton() {
        var order = delayed(false, later(), null);
        Fakes.answers("/delay-answer:preview", 200, preview());
        Fakes.answers("/delay-answer", 201, answer(order, "CANCELED"));

        var sent = HtmlForm.in(given().get(order.path() + "/delay/" + NOTICE).asString(), "cancel")
                .send();

        assertThat(sent.header("Location")).endsWith("?done=delayCanceled");
        assertThat(Fakes.requests("/delay-answer").get(0)).contains("\"answer\":\"CANCEL\"");
    }

    @Test
    void aRefusalSaysWhyAndAnotherVersionShowsTheNewRefund() {
        var order = delayed(true, later(), null);
        Fakes.answers("/delay-answer:preview", 200, preview());
        var form = HtmlForm.in(given().get(order.path() + "/delay/" + NOTICE).asString(), "cancel");

        Fakes.answers("/delay-answer", 422, refusal());
        var refused = form.send();
        Fakes.answers("/delay-answer", 409, Fakes.problem("STALE_VERSION"));
        var stale = form.send();

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("The time to answer ended");
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(form.with("answer", "MAYBE").send().statusCode())
                .as("none of the page's answers")
                .isEqualTo(200);
    }

    @Test
    void whatIsOverIsNoFormAndAnotherNoticeIsNone() {
        var order = delayed(true, later(), null);
        var over = preview();
        over.set("accept", violations());
        over.set("cancel", violations());
        Fakes.answers("/delay-answer:preview", 200, over);

        var page = page(given().get(order.path() + "/delay/" + NOTICE));
        assertThat(page.text()).contains("nothing to decide any more", "The time to answer ended");
        assertThat(page.select("form[method=post]")).isEmpty();

        for (var unknown : new String[] {"01935a2c-7c03-7000-8000-00000000000f", "x"}) {
            given().get(order.path() + "/delay/" + unknown).then().statusCode(404);
        }
    }

    @Test
    void whenTheServiceIsAwayTheAnswerIsKept() {
        var order = delayed(true, later(), null);
        Fakes.answers("/delay-answer:preview", 200, preview());
        var form = HtmlForm.in(given().get(order.path() + "/delay/" + NOTICE).asString(), "accept");
        Fakes.goDown();

        var kept = form.send();

        assertThat(kept.statusCode()).isEqualTo(503);
        assertThat(kept.asString()).contains("value=\"" + form.value("key") + "\"", "value=\"ACCEPT\"");
    }

    @ParameterizedTest(name = "{0}, {1} h to the end: asks {2}, can cancel {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-, 1, true, false",
                "-, -1, false, false",
                "ACCEPTED, 1, false, true",
                "ACCEPTED, -1, false, false",
                "SILENT, -1, false, false",
                "CANCELED, 1, false, false",
                "LAPSED, -1, false, false",
            })
    void theOrderAsksOnlyWhatCanBeAnswered(String answer, int hours, boolean asks, boolean cancels) {
        var page = page(given().get(delayed(true, Instant.now().plus(Duration.ofHours(hours)), answer)
                .path()));
        assertThat(page.select(".notice a:contains(Accept or cancel)").isEmpty())
                .isEqualTo(!asks);
        assertThat(page.select(".notice a:contains(Cancel instead)").isEmpty()).isEqualTo(!cancels);
    }

    private static void announced() {
        DemoOrder.createMerchant(MERCHANT);
        TestKafka.send(DemoOrder.listing(MERCHANT, DemoOrder.LISTING, "listing.delay-announced.v1", 5));
        Patience.await().until(() -> DemoOrder.unknown(MERCHANT)
                .column("select sequence from portal.listing where merchant = '" + MERCHANT + "'")
                .equals("5"));
    }

    private static DemoOrder delayed(boolean consentRequired, Instant respondBy, String answer) {
        var order = DemoOrder.preOrdered(MERCHANT, LocalDate.now().plusDays(20));
        order.send(
                order.event("order.updated.v1", 9)
                        .withData(data -> delay((ObjectNode) data.path("order"), consentRequired, respondBy, answer)),
                "order_sequence = 9");
        return order;
    }

    private static void delay(ObjectNode order, boolean consentRequired, Instant respondBy, String answer) {
        ((ObjectNode) order.at("/lines/1"))
                .putObject("preOrder")
                .put("listingId", DemoOrder.LISTING)
                .put("type", "CHARGE_UPFRONT")
                .put("released", false);
        var delay = order.putArray("delays").addObject();
        delay.put("noticeId", NOTICE).put("listingId", DemoOrder.LISTING);
        delay.putArray("lineIds").add(DemoOrder.SECOND_LINE);
        delay.put("expectedFrom", "2027-03-01")
                .put("expectedTo", "2027-03-14")
                .put("consentRequired", consentRequired)
                .put("announcedAt", "2026-11-20T16:45:00Z")
                .put("respondBy", respondBy.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("answer", answer)
                .put("answeredAt", answer == null ? null : "2026-11-20T17:00:00Z");
    }

    private static ObjectNode preview() {
        var preview = Fakes.object()
                .put("version", 2)
                .put("noticeId", NOTICE)
                .put("totalMinor", 18562)
                .put("paidMinor", 18562)
                .put("refundDueMinor", 5313)
                .put("currency", "USD")
                .put("wholeOrder", false);
        preview.putArray("accept");
        preview.putArray("cancel");
        return preview;
    }

    private static ObjectNode refusal() {
        var problem = Fakes.problem("DELAY_ANSWER_REFUSED");
        problem.set("violations", violations());
        return problem;
    }

    private static com.fasterxml.jackson.databind.JsonNode violations() {
        var violations = Fakes.object().putArray("violations");
        violations
                .addObject()
                .put("code", "ANSWER_OVER")
                .put("pointer", "")
                .putObject("params")
                .put("respondBy", "2026-12-04T16:45:00Z");
        return violations;
    }

    private static ObjectNode answer(DemoOrder order, String given) {
        var answer = order.answer("order.updated.v1", 10).put("outcome", given);
        delay((ObjectNode) answer.path("order"), true, later(), given);
        return answer;
    }

    private static Instant later() {
        return Instant.now().plus(Duration.ofDays(10));
    }

    private static Document page(Response response) {
        assertThat(response.statusCode()).isEqualTo(200);
        return Jsoup.parse(response.asString());
    }
}
