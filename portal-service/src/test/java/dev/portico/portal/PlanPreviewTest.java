package dev.portico.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.Fakes;
import dev.portico.portal.testing.HtmlForm;
import dev.portico.portal.testing.PortalTest;
import java.time.LocalDate;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an edit does to a payment plan, before it is saved. */
@PortalTest
class PlanPreviewTest {

    private static final LocalDate FAR = LocalDate.of(2099, 1, 31);
    private static final String SECOND_QUANTITY = "q." + DemoOrder.SECOND_LINE;

    @BeforeEach
    void everybodyIsUp() {
        Fakes.reset();
    }

    @Test
    void theReviewShowsThePlanBeforeAndAfterAndAsksForWhatIsDueOnly() {
        var order = DemoOrder.preOrdered("plans", FAR);
        Fakes.answers("/accounts/" + order.id() + ":preview", 200, answer(1000, 9626));

        var review = review(order);

        assertThat(review.select(".plan-change > .plan .due").text()).contains("Deposit", "$20.00", "$10.00");
        assertThat(review.select(".plan-change > .plan .next s").text()).contains("$14.37");
        assertThat(review.select(".plan-change details .plan > li")).hasSize(5);
        assertThat(review.select(".sum:contains(To pay)").text()).contains("$10.00");
        assertThat(review.select(".sum:contains(Later)").text()).contains("$86.26");
        assertThat(review.select("#save .primary").text()).contains("Save and pay", "$10.00");
        assertThat(Fakes.requests("/accounts/" + order.id() + ":preview").get(0))
                .contains("\"lineId\":\"" + DemoOrder.SECOND_LINE + "\"", "\"quantity\":2", "\"currency\":\"USD\"")
                .contains("\"deposit\":{\"percent\":null,\"amountMinor\":1000}", "\"expectedTo\":\"2027-01-31\"")
                .doesNotContain(DemoOrder.FIRST_LINE);
    }

    @Test
    void withoutPaymentServiceThePreviewSaysThatThePlanFollows() {
        var order = DemoOrder.preOrdered("plans", FAR);
        Fakes.answers("/accounts/" + order.id() + ":preview", 503, Fakes.object());

        var review = review(order);

        assertThat(review.select(".plan-change").text()).contains("Your payment plan follows the new total");
        assertThat(review.select("#save .primary").text()).isEqualTo("Save changes");
    }

    @Test
    void aChangeThatMovesNoMoneyAsksForNothingThatIsDueLater() {
        var order = DemoOrder.preOrdered("plans", FAR);
        var form = HtmlForm.in(given().get(order.path() + "/edit").asString(), "edit");

        var review = Jsoup.parse(form.with("note", "Ring twice.")
                .sendTo(order.path() + "/edit/review")
                .asString());

        assertThat(review.select("#save .primary").text()).isEqualTo("Save changes");
        assertThat(Fakes.requests(":preview")).noneMatch(request -> request.contains("\"totalMinor\""));
    }

    @Test
    void moreThanWasAgreedIsSavedWhenTheCustomerAgreesToIt() {
        var order = DemoOrder.preOrdered("plans", FAR);
        var path = "/accounts/" + order.id();
        Fakes.answers(path + ":preview", 200, needsAMandate());
        Fakes.answers(path + ":confirm-mandate", 201, Fakes.object());
        var review = review(order);
        assertThat(review.select("#mandate").text()).contains("$86.25", "more than you’ve agreed to so far");
        assertThat(review.select("#agree[checked]")).isEmpty();

        var refused = HtmlForm.in(review.html(), "save").send();

        assertThat(refused.statusCode()).isEqualTo(422);
        var again = Jsoup.parse(refused.asString());
        assertThat(again.select("#agree").attr("aria-describedby")).isEqualTo("agree-fault");
        assertThat(again.select("#agree-fault").text()).contains("Please confirm this");
        assertThat(Fakes.requests(order.id() + "/edits")).isEmpty();

        HtmlForm.in(refused.asString(), "save")
                .with("agree", again.select("#agree").attr("value"))
                .send()
                .then()
                .statusCode(303);
        assertThat(Fakes.requests(path + ":confirm-mandate"))
                .singleElement()
                .asString()
                .contains("\"agreedMinor\":8625", "\"orderVersion\":", "\"totalMinor\":", "\"lines\":[{");
        assertThat(Fakes.keys(path + ":confirm-mandate")).isEqualTo(Fakes.keys(order.id() + "/edits"));
    }

    @Test
    void whatTheCustomerAgreedToIsNoneWhenThePlanMovedMeanwhile() {
        var order = DemoOrder.preOrdered("plans", FAR);
        Fakes.answers("/accounts/" + order.id() + ":preview", 200, needsAMandate());
        var save = HtmlForm.in(review(order).html(), "save");

        assertThat(save.with("agree", "8624").send().statusCode()).isEqualTo(422);
        Fakes.answers("/accounts/" + order.id() + ":confirm-mandate", 409, Fakes.problem("plan-changed"));
        assertThat(save.with("agree", "8625").send().statusCode()).isEqualTo(200);
        assertThat(Fakes.requests(order.id() + "/edits")).isEmpty();
    }

    @Test
    void withoutPaymentServiceNothingIsSavedThatWasAgreedTo() {
        var order = DemoOrder.preOrdered("plans", FAR);
        Fakes.answers("/accounts/" + order.id() + ":preview", 200, needsAMandate());
        var save = HtmlForm.in(review(order).html(), "save").with("agree", "8625");
        Fakes.answers("/accounts/" + order.id() + ":confirm-mandate", 503, Fakes.object());

        var kept = save.send();

        assertThat(kept.statusCode()).isEqualTo(503);
        assertThat(HtmlForm.in(kept.asString(), "retry").value("agree")).isEqualTo("8625");
        assertThat(Fakes.requests(order.id() + "/edits")).isEmpty();
    }

    private static ObjectNode needsAMandate() {
        return answer(1000, 9626).put("confirmationRequired", true);
    }

    private static Document review(DemoOrder order) {
        var form = HtmlForm.in(given().get(order.path() + "/edit").asString(), "edit");
        var review = form.with(SECOND_QUANTITY, "2").sendTo(order.path() + "/edit/review");
        assertThat(review.statusCode()).isEqualTo(200);
        return Jsoup.parse(review.asString());
    }

    private static ObjectNode answer(long dueMinor, long outstandingMinor) {
        var answer = Fakes.object().put("currency", "USD");
        answer.set("before", DemoOrder.schedule(FAR));
        var after = DemoOrder.schedule(FAR);
        ((ObjectNode) after.at("/items/1")).put("amountMinor", 2000).put("status", "OPEN");
        for (var item = 2; item < 5; item++) {
            ((ObjectNode) after.at("/items/" + item)).put("amountMinor", 2875);
        }
        answer.set("after", after);
        return answer.put("dueMinor", dueMinor)
                .put("outstandingMinor", outstandingMinor)
                .putNull("nextDueOn")
                .put("confirmationRequired", false);
    }
}
