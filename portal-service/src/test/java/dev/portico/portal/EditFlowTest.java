package dev.portico.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.Fakes;
import dev.portico.portal.testing.HtmlForm;
import dev.portico.portal.testing.PortalTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changing an order with plain forms, as a browser without JavaScript sends them. */
@PortalTest
class EditFlowTest {

    private static final int A_MINUTES_POSTS = 90;
    private static final String QUANTITY = "q." + DemoOrder.FIRST_LINE;

    @BeforeEach
    void everybodyIsUp() {
        Fakes.reset();
    }

    @Test
    void severalChangesAreReviewedAndSavedAsOneEdit() {
        var order = DemoOrder.arrived("edits");
        var review = editForm(order)
                .with(QUANTITY, "3")
                .with("v." + DemoOrder.FIRST_LINE, "medium")
                .with("r." + DemoOrder.SECOND_LINE, "on")
                .with("a.address1", "99 Lake Road")
                .with("note", "Ring <twice> & wait\r\nplease")
                .send();

        assertThat(review.statusCode()).isEqualTo(200);
        assertThat(review.asString())
                .contains("Check your changes", "99 Lake Road", "Ring &lt;twice&gt; &amp; wait", "+$63.75")
                .contains("Save and pay \u2068$10.62\u2069")
                .contains("\u20681\u2069 more at \u2068$60.00\u2069: \u2068+$60.00\u2069", "(\u20686.25%\u2069)");
        assertThat(Fakes.requests("/edits")).as("a preview stores nothing").isEmpty();

        var saved = HtmlForm.in(review.asString(), "save").send();

        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(saved.header("Location")).endsWith(order.path() + "?done=edited");
        assertThat(Fakes.requests("/edits"))
                .singleElement()
                .asString()
                .contains("\"quantity\":3", "SWAP_VARIANT", "REMOVE_ITEM");
        assertThat(Fakes.requests("/edits").get(0)).contains("CHANGE_SHIPPING_ADDRESS", "Ring <twice> & wait\\nplease");
        given().get(order.path() + "?done=edited")
                .then()
                .body(containsString("Saved."), containsString("99 Lake Road"), containsString("$10.62"));
    }

    @Test
    void sendingTheSameFormTwiceIsOneEdit() {
        var order = DemoOrder.arrived("edits");
        var form = HtmlForm.in(editForm(order).with(QUANTITY, "3").send().asString(), "save");

        assertThat(form.send().statusCode()).isEqualTo(303);
        assertThat(form.send().statusCode()).isEqualTo(303);

        assertThat(Fakes.keys("/edits").stream().distinct()).hasSize(1);
        given().get(order.path()).then().body(containsString("$249.37"));
    }

    @Test
    void whatIsRefusedIsToldAtItsFieldAndWhatWasTypedStays() {
        var order = DemoOrder.arrived("edits");

        var refused = editForm(order)
                .with(QUANTITY, "99")
                .with("a.city", "")
                .with("note", "kept note")
                .send();

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString())
                .contains("Please check", "Up to 10 are possible here", "Please fill in: \u2068City\u2069", "kept note")
                .contains("value=\"99\"", "aria-invalid=\"true\" aria-describedby=\"a.city-fault\"");
    }

    @Test
    void noNumberIsNoQuantity() {
        var order = DemoOrder.arrived("edits");

        editForm(order)
                .with(QUANTITY, "-3")
                .send()
                .then()
                .statusCode(422)
                .body(containsString("Enter a whole number, 1 or more"), containsString("value=\"-3\""));
    }

    @Test
    void savingNothingSaysSo() {
        editForm(DemoOrder.arrived("edits"))
                .send()
                .then()
                .statusCode(422)
                .body(containsString("Nothing is different yet"));
    }

    @Test
    void anOrderThatChangedMeanwhileIsShownAndWhatWasTypedStays() {
        var order = DemoOrder.arrived("edits");
        var form = HtmlForm.in(editForm(order).with(QUANTITY, "5").send().asString(), "save");
        Fakes.change(order.id(), changed -> ((ObjectNode) changed.at("/lines/1")).put("quantity", 2));

        var stale = form.send();

        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.asString())
                .contains(
                        "Your order changed meanwhile",
                        "Quantity of \u2068Ocean Blue Shirt\u2069: \u20681\u2069 → \u20682\u2069")
                .contains("value=\"5\"");
        var again = HtmlForm.in(stale.asString(), "edit").send();
        assertThat(again.statusCode()).isEqualTo(200);
        HtmlForm.in(again.asString(), "save").send().then().statusCode(303);
        assertThat(Fakes.requests("/edits").get(1))
                .as("what nobody touched is not undone")
                .contains("\"quantity\":5")
                .doesNotContain(DemoOrder.SECOND_LINE);
    }

    @Test
    void keepEditingBringsBackWhatWasTyped() {
        var order = DemoOrder.arrived("edits");
        var review = HtmlForm.in(editForm(order).with(QUANTITY, "4").send().asString(), "save");

        var back = review.with("keep", "1").sendTo(order.path() + "/edit/review");

        assertThat(back.statusCode()).isEqualTo(200);
        assertThat(HtmlForm.in(back.asString(), "edit").value(QUANTITY)).isEqualTo("4");
    }

    @Test
    void theSummaryAloneIsAnsweredForTheLivePreview() {
        var summary = editForm(DemoOrder.arrived("edits")).with(QUANTITY, "3").sendForFragment();

        assertThat(summary.statusCode()).isEqualTo(200);
        assertThat(summary.asString()).contains("$249.37").doesNotContain("<html", "<form");
    }

    @Test
    void aServiceThatIsDownKeepsWhatWasTyped() {
        var order = DemoOrder.arrived("edits");
        var form = HtmlForm.in(editForm(order).with(QUANTITY, "3").send().asString(), "save");
        Fakes.goDown();

        var down = form.send();

        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(down.asString()).contains("We can’t save changes right now", "You can still see your order");
        given().get(order.path()).then().statusCode(200);
        given().get(order.path() + "/edit").then().statusCode(503).body(containsString("We can’t open changes"));
        Fakes.reset();
        var retried = HtmlForm.in(down.asString(), "retry");
        assertThat(retried.value("key")).isEqualTo(form.value("key"));
        retried.send().then().statusCode(303);
    }

    @Test
    void nobodyWaitsForAServiceThatDoesNotAnswer() {
        var order = DemoOrder.arrived("edits");
        var form = HtmlForm.in(editForm(order).with(QUANTITY, "3").send().asString(), "save");
        Fakes.goSlow();

        // The service would save, but only when this test is over.
        form.send().then().statusCode(503).body(containsString("We can’t save changes right now"));
        Fakes.reset();
    }

    @Test
    void aFormThatIsNoneIsRefused() {
        var order = DemoOrder.arrived("edits");

        given().contentType("application/x-www-form-urlencoded")
                .body("base=rubbish&" + QUANTITY + "=3")
                .post(order.path() + "/edit/review")
                .then()
                .statusCode(400)
                .contentType(containsString("text/html"));
    }

    @Test
    void cancelingSaysWhatItGivesBackThenDoesIt() {
        var order = DemoOrder.arrived("edits");
        var page = given().get(order.path() + "/cancel");
        assertThat(page.asString())
                .contains("You get \u2068$185.62\u2069 back", "Cancel this order", "This can’t be undone");
        var form = HtmlForm.in(page.asString(), "cancel");

        form.send().then().statusCode(422).body(containsString("Please choose a reason"));
        var done = form.with("reason", "CHANGED_MIND")
                .with("comment", "<b>sorry</b>")
                .send();

        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(done.header("Location")).contains("?done=canceled");
        assertThat(Fakes.requests("/cancellation")).singleElement().asString().contains("CHANGED_MIND", "<b>sorry</b>");
        given().get(order.path()).then().body(containsString("This order is canceled"));
        given().get(order.path() + "/cancel").then().body(containsString("This order can’t be canceled"));
    }

    @Test
    void openingPagesChangesNothing() {
        var order = DemoOrder.arrived("edits");
        var before = order.column("select v::text from portal.order_view v where order_id = '" + order.id() + "'");

        for (var path : new String[] {"", "/edit", "/cancel", "/paid", "/paid?after=0&look=17"}) {
            given().redirects().follow(false).get(order.path() + path);
        }

        assertThat(Fakes.requests("/edits")).isEmpty();
        assertThat(Fakes.requests("/cancellation")).isEmpty();
        assertThat(Fakes.requests("/checkouts")).isEmpty();
        assertThat(order.column("select v::text from portal.order_view v where order_id = '" + order.id() + "'"))
                .isEqualTo(before);
    }

    @Test
    void theCallIsMadeInTheCustomersName() {
        var order = DemoOrder.arrived("edits");
        given().get(order.path() + "/edit").then().statusCode(200);

        var headers = io.quarkus.arc.Arc.container()
                .instance(dev.portico.kit.identity.CallerHeader.class)
                .get();
        assertThat(headers.verify(Fakes.callers("/edits:preview").get(0))).hasValueSatisfying(caller -> {
            assertThat(caller.merchant().value()).isEqualTo("edits");
            assertThat(caller.actor().value()).isEqualTo("customer");
        });
    }

    @Test
    void aScriptIsToldToWait() {
        var order = DemoOrder.arrived("edits");
        var form = editForm(order);

        // Minutes are those of the clock, and a new one may begin among the posts.
        var posts = 1;
        var answer = form.send();
        while (answer.statusCode() != 429 && posts < 5 * A_MINUTES_POSTS) {
            answer = form.send();
            posts++;
        }

        answer.then().statusCode(429).header("Retry-After", "1").body(containsString("That was a lot at once"));
        assertThat(posts).isGreaterThan(A_MINUTES_POSTS);
    }

    private static HtmlForm editForm(DemoOrder order) {
        var page = given().get(order.path() + "/edit");
        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
        return HtmlForm.in(page.asString(), "edit");
    }
}
