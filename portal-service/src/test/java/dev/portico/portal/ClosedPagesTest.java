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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where nothing can be changed: by time, by the shop's allowance, by limits. Looking and paying still work. */
@PortalTest
class ClosedPagesTest {

    @BeforeEach
    void everybodyIsUp() {
        Fakes.reset();
    }

    @Test
    void aUsedUpAllowanceClosesEditsAndNothingElse() {
        var order = DemoOrder.arrived(
                "closed",
                data -> DemoOrder.refuseAll(data, "ALLOWANCE_EXHAUSTED", params -> params.put("limit", 100)
                        .put("until", "2030-01-01T06:00:00Z")));
        order.send(order.balance(2, 18562, 12562), "payment_sequence = 2");

        var page = page(order.path());

        assertThat(page.select(".notice").text())
                .contains(
                        "Changes are closed for now. They open again: \u2068January 1, 2030",
                        "still see your order here");
        assertThat(page.select(".actions a, .lock, .refusals")).as("told once").isEmpty();
        HtmlForm.in(given().get(order.path()).asString(), "pay-form")
                .send()
                .then()
                .statusCode(303);
        var edit = given().get(order.path() + "/edit");
        assertThat(edit.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(edit.asString()).select("main").text())
                .contains("Changes are closed right now", "They open again", "Back to my order");
        assertThat(Jsoup.parse(edit.asString()).select("main form")).isEmpty();
    }

    @Test
    void anAllowanceUsedUpBetweenLookingAndSavingIsToldOnSaving() {
        var order = DemoOrder.arrived("closed");
        var review = HtmlForm.in(given().get(order.path() + "/edit").asString(), "edit")
                .with("q." + DemoOrder.FIRST_LINE, "3")
                .send();
        var problem = Fakes.problem("EDIT_REFUSED");
        Fakes.answers("/edits", 422, problem);
        var preview = Fakes.lastPreview(order.id(), "ALLOWANCE_EXHAUSTED");
        Fakes.answers("/edits:preview", 200, preview);

        var refused = HtmlForm.in(review.asString(), "save").send();

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("Changes are closed for now");
    }

    @Test
    void anEditLimitIsToldOnce() {
        var order = DemoOrder.arrived(
                "closed", data -> DemoOrder.refuseAll(data, "EDIT_LIMIT", params -> params.put("limit", 2)));

        assertThat(page(order.path()).select("main").text())
                .containsOnlyOnce("This order can be changed 2 times, and it was");
    }

    @Test
    void aWindowWithoutATimeSaysWhatEndsIt() {
        var order = DemoOrder.arrived("closed", data -> {
            ((ObjectNode) data.path("editWindow"))
                    .put("kind", "UNTIL_FULFILLMENT")
                    .putNull("closesAt");
            ((ObjectNode) data.path("cancelWindow")).putNull("closesAt");
        });

        var page = page(order.path());

        assertThat(page.select(".hero").text()).contains("You can change this order until it’s shipped");
        assertThat(page.select("progress")).isEmpty();
        assertThat(page.select(".actions a")).isNotEmpty();
        assertThat(given().get(order.path() + "/edit").statusCode()).isEqualTo(200);
    }

    @Test
    void cancelingMayBePossibleLongerThanEditing() {
        var order = DemoOrder.arrived("closed", data -> {
            close(data, "editWindow", Duration.ofMinutes(-1));
            close(data, "cancelWindow", Duration.ofHours(1));
        });

        assertThat(page(order.path()).select(".actions a").eachText()).containsExactly("Cancel order…");
    }

    @Test
    void orShorter() {
        var order = DemoOrder.arrived("closed", data -> close(data, "cancelWindow", Duration.ofMinutes(-1)));

        assertThat(page(order.path()).select(".actions a").eachText())
                .contains("Change items")
                .doesNotContain("Cancel order…");
    }

    @ParameterizedTest
    @CsvSource({
        "UNFULFILLED, 'Pay now, and we’ll get it ready.'",
        "PARTIAL, Your order is already on its way",
        "FULFILLED, Your order is already on its way"
    })
    void whoOwesForWhatIsShippedIsNotToldThatItWillBeMadeReady(String status, String expected) {
        var order = DemoOrder.arrived("closed", data -> data.put("fulfillmentStatus", status));
        order.send(order.balance(2, 18562, 0), "payment_sequence = 2");

        assertThat(page(order.path()).select(".owed").text()).contains(expected);
    }

    @Test
    void whatHasArrivedIsNoLongerOnItsWay() {
        var order = DemoOrder.arrived("closed", data -> {
            data.put("fulfillmentStatus", "FULFILLED");
            data.put("deliveredAt", "2026-11-23T15:00:00Z");
        });
        order.send(order.balance(2, 18562, 0), "payment_sequence = 2");

        var page = page(order.path());

        assertThat(page.select(".hero").text()).contains("Your order was delivered on \u2068November 23, 2026\u2069");
        assertThat(page.select(".track li").eachText()).containsExactly("Placed", "Shipped", "Delivered");
        assertThat(page.select(".track [aria-current=step]").text()).isEqualTo("Delivered");
        assertThat(page.select(".owed").text()).contains("Your order has arrived");
    }

    @Test
    void whatIsOnlyPartlyShippedHasNotArrived() {
        var order = DemoOrder.arrived("closed", data -> {
            data.put("fulfillmentStatus", "PARTIAL");
            data.put("deliveredAt", "2026-11-23T15:00:00Z");
        });

        assertThat(page(order.path()).select(".hero").text()).contains("Part of your order is on its way");
    }

    @Test
    void aPageWithoutAnOrderHasNoEmptyFooter() {
        assertThat(page("/p/unknown").select("footer")).isEmpty();
        assertThat(page(DemoOrder.arrived("closed").path()).select("footer")).hasSize(1);
    }

    private static void close(ObjectNode order, String window, Duration fromNow) {
        ((ObjectNode) order.path(window))
                .put("closesAt", Instant.now().plus(fromNow).toString());
    }

    private static Document page(String path) {
        return Jsoup.parse(given().get(path).asString());
    }
}
