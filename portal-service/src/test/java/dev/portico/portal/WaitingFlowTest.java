package dev.portico.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.Fakes;
import dev.portico.portal.testing.HtmlForm;
import dev.portico.portal.testing.PortalTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes that are not made at once, and those that are unmade: waiting for the shop or a payment, taken back, undone. */
@PortalTest
class WaitingFlowTest {

    private static final String QUANTITY = "q." + DemoOrder.FIRST_LINE;

    @BeforeEach
    void everybodyIsUp() {
        Fakes.reset();
    }

    @Test
    void aChangeTheShopHasToAgreeToSaysSoBeforeAndAfter() {
        var order = DemoOrder.arrived("waiting");
        Fakes.savingAsksFor("REQUEST_APPROVAL");
        var review = edit(order).with(QUANTITY, "3").send();
        assertThat(page(review).select("#save .primary").text()).isEqualTo("Send to the shop");
        assertThat(review.asString()).contains("The shop looks at this change first");

        var sent = HtmlForm.in(review.asString(), "save").send();

        assertThat(sent.header("Location")).endsWith("?done=requested");
        var waiting = page(given().get(order.path() + "?done=requested"));
        assertThat(waiting.select("[role=status]").text()).contains("Sent. The shop looks at your change");
        assertThat(waiting.select("#waiting").text())
                .contains("Your change is waiting for the shop", "Classic Varsity Top", "+$63.75", "$249.37")
                .contains("1\u2069 more at \u2068$60.00")
                .doesNotContain("Pay ");
        assertThat(waiting.select(".sums").last().text())
                .as("the order itself is as before")
                .contains("$185.62");
    }

    @Test
    void takingTheLastItemAwaySaysThatItCancels() {
        var order = DemoOrder.arrived("waiting");
        Fakes.savingAsksFor("CANCEL");
        var review = edit(order).with(QUANTITY, "3").send();
        assertThat(page(review).select("#save .primary").text()).isEqualTo("Cancel the order");
        assertThat(review.asString()).contains("saving cancels your order");

        var sent = HtmlForm.in(review.asString(), "save").send();

        assertThat(sent.header("Location")).endsWith("?done=canceled");
    }

    @Test
    void aChangeThatIsPaidFirstIsTheOneThingToPay() {
        var order = DemoOrder.arrived("waiting");
        Fakes.savingAsksFor("REQUEST_PAYMENT");
        var review = edit(order).with(QUANTITY, "3").send();
        assertThat(page(review).select("#save .primary").text()).isEqualTo("Continue and pay \u2068$63.75\u2069");

        HtmlForm.in(review.asString(), "save").send().then().statusCode(303);

        var html = given().get(order.path()).asString();
        assertThat(page(html).select("#waiting").text())
                .contains("$63.75\u2069 to pay, then your change is made", "reserved for you until");
        assertThat(page(html).select("main .button.primary")).hasSize(1);
        assertThat(HtmlForm.in(html, "pay-form").value("amount")).isEqualTo("6375");
        HtmlForm.in(html, "pay-form").send().then().statusCode(303);
        assertThat(Fakes.requests("/checkouts").get(0)).contains("\"amountMinor\":6375");
    }

    @Test
    void aWaitingChangeCanBeTakenBack() {
        var order = waiting("order.edit-requested.v1");
        var form = HtmlForm.in(given().get(order.path()).asString(), "take-back");
        Fakes.answers("/pending-edit:cancel", 201, order.answer("order.edit-withdrawn.v1", 12));

        var taken = form.send();

        assertThat(taken.header("Location")).endsWith("?done=takenBack");
        assertThat(Fakes.requests("/pending-edit:cancel")).containsExactly("{\"version\":1}");
        assertThat(Fakes.keys("/pending-edit:cancel").get(0)).isEqualTo(form.value("key"));
        assertThat(page(given().get(order.path())).select("#waiting")).isEmpty();
    }

    @Test
    void takingBackTooLateSaysWhy() {
        var order = waiting("order.edit-requested.v1");
        var form = HtmlForm.in(given().get(order.path()).asString(), "take-back");

        Fakes.answers("/pending-edit:cancel", 422, refusal("PAYMENT_PENDING"));
        var refused = form.send();
        Fakes.answers("/pending-edit:cancel", 409, refusal("STALE_VERSION"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("can’t be taken back", "A payment is being checked");
        form.send().then().statusCode(409);
        assertThat(form.without("key").send().statusCode())
                .as("a post of nobody's page")
                .isEqualTo(303);
    }

    @Test
    void aRequestToCancelWaitsToo() {
        var order = waiting("order.cancel-requested.v1");

        var page = page(given().get(order.path()));

        assertThat(page.select("#waiting").text()).contains("You asked the shop to cancel", "Keep my order");
        assertThat(page.select(".timeline").text()).contains("Asked the shop to cancel");
    }

    @Test
    void aChangeThatRanOutOfTimeOffersNothing() {
        var order = DemoOrder.arrived("waiting");
        var requested = order.event("order.edit-requested.v1", 9).withData(data -> ((ObjectNode)
                        data.at("/order/pendingEdit"))
                .put("expiresAt", Instant.now().minus(Duration.ofMinutes(1)).toString()));
        order.send(requested, "order_sequence = 9");

        var page = page(given().get(order.path()));

        assertThat(page.select("#waiting").text()).contains("ran out of time").doesNotContain("Take change back");
        assertThat(page.select("#pay-form, #take-back")).isEmpty();
    }

    @Test
    void undoingShowsWhatTheOrderGoesBackToThenDoesIt() {
        var order = edited();
        var preview = Fakes.preview(
                order.id(), order.event("order.edit-reverted.v1", 1).data());
        Fakes.answers("/undo:preview", 200, preview);
        Fakes.answers("/undo", 201, order.answer("order.edit-reverted.v1", 12).put("outcome", "APPLIED"));
        assertThat(page(given().get(order.path())).select(".actions a").eachText())
                .contains("Undo last change");

        var page = given().get(order.path() + "/undo");

        assertThat(page(page).select("h1").text()).isEqualTo("Undo your last change?");
        assertThat(page(page).select(".changes").text()).contains("Classic Varsity Top", "$63.75");
        assertThat(page(page).select("#undo .primary").text()).contains("Undo change and get", "$63.75");
        var undone = HtmlForm.in(page.asString(), "undo").send();
        assertThat(undone.header("Location")).endsWith("?done=undone");
        assertThat(Fakes.requests("/undo")).containsExactly("{\"version\":2}");
        assertThat(given().get(order.path() + "?done=undone").asString()).contains("Undone. Your order is as it was");
    }

    @Test
    void whatCannotBeUndoneSaysWhy() {
        var order = edited();
        var preview = Fakes.preview(
                order.id(), order.event("order.edit-reverted.v1", 1).data());
        preview.withArray("violations")
                .addObject()
                .put("code", "OUT_OF_STOCK")
                .putObject("params")
                .put("left", 0);
        Fakes.answers("/undo:preview", 200, preview);

        var page = given().get(order.path() + "/undo");

        assertThat(page.asString()).contains("This change can’t be undone", "Sold out");
        assertThat(page(page).select("main form")).isEmpty();
    }

    @Test
    void anUndoThatLostARaceIsShownAgain() {
        var order = edited();
        Fakes.answers(
                "/undo:preview",
                200,
                Fakes.preview(
                        order.id(), order.event("order.edit-reverted.v1", 1).data()));
        var form = HtmlForm.in(given().get(order.path() + "/undo").asString(), "undo");
        Fakes.answers("/undo", 409, refusal("STALE_VERSION"));

        var stale = form.send();

        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(page(stale).select("[role=alert]").text()).contains("The order changed meanwhile");
        Fakes.goDown();
        form.send().then().statusCode(503);
    }

    @Test
    void theHistoryTellsAllOfItInPlainWords() {
        var order = DemoOrder.arrived("waiting");
        order.send(order.event("order.edit-requested.v1", 3), "order_sequence = 3");
        var declined = order.event("order.edit-declined.v1", 4).withData(data -> data.put("reason", "<b>Sold</b> out"));
        order.send(declined, "order_sequence = 4");
        order.send(order.event("order.edit-expired.v1", 5), "order_sequence = 5");
        order.send(
                order.event("order.edit-reverted.v1", 6).withData(data -> data.put("cause", "UNPAID")),
                "order_sequence = 6");

        var html = given().get(order.path()).asString();

        assertThat(page(html).select(".timeline").text())
                .contains("Change requested: made when it’s paid", "Change declined: \u2068<b>Sold</b> out\u2069")
                .contains("ran out of time", "it wasn’t paid in time", "-$63.75");
        assertThat(html).doesNotContain("<b>Sold");
    }

    private static DemoOrder waiting(String type) {
        var order = DemoOrder.arrived("waiting");
        var requested = order.event(type, 9).withData(data -> ((ObjectNode) data.at("/order/pendingEdit"))
                .put("expiresAt", Instant.now().plus(Duration.ofHours(1)).toString()));
        order.send(requested, "order_sequence = 9");
        return order;
    }

    private static DemoOrder edited() {
        var order = DemoOrder.arrived("waiting");
        var edited = order.event("order.edited.v1", 9).withData(data -> {
            var excerpt = (ObjectNode) data.path("order");
            DemoOrder.allow(excerpt, "UNDO");
            ((ObjectNode) excerpt.path("editWindow"))
                    .put("closesAt", Instant.now().plus(Duration.ofHours(1)).toString());
        });
        order.send(edited, "order_sequence = 9");
        return order;
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

    private static HtmlForm edit(DemoOrder order) {
        return HtmlForm.in(given().get(order.path() + "/edit").asString(), "edit");
    }

    private static Document page(Response response) {
        return page(response.asString());
    }

    private static Document page(String html) {
        return Jsoup.parse(html);
    }
}
