package dev.portico.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.Fakes;
import dev.portico.portal.testing.HtmlForm;
import dev.portico.portal.testing.PortalTest;
import io.restassured.response.Response;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several steps on the edit page before anything is saved, with plain forms: search, add, replace, and all the fields. */
@PortalTest
class StagingFlowTest {

    private static final String QUANTITY = "q." + DemoOrder.FIRST_LINE;

    @BeforeEach
    void everybodyIsUp() {
        Fakes.reset();
    }

    @Test
    void whatWasTypedBeforeASearchIsStillThereAfterIt() {
        var form = editForm(order())
                .with(QUANTITY, "3")
                .with("note", "ring <twice>")
                .with("search", "socks 7");

        var found = form.press("find");

        assertThat(page(found).select("#add .item-title").eachText()).containsExactly("Wool socks 7");
        assertThat(page(found).select("#add [role=status]").text()).isEqualTo("1 item");
        assertThat(edit(found).value(QUANTITY)).isEqualTo("3");
        assertThat(edit(found).value("note")).isEqualTo("ring <twice>");
        assertThat(edit(found).value("search")).isEqualTo("socks 7");
        assertThat(page(found).select("#preview").text())
                .as("what it comes to so far")
                .contains("$249.37");
    }

    @Test
    void enterInTheSearchFieldSearchesAndElsewhereReviews() {
        var searched = editForm(order()).with("search", "socks 5").press("enter");
        assertThat(page(searched).select("#add .item-title").eachText()).containsExactly("Wool socks 5");

        var reviewed = edit(searched).with(QUANTITY, "3").press("enter");

        assertThat(page(reviewed).select("h1").text()).isEqualTo("Check your changes");
        assertThat(HtmlForm.in(reviewed.asString(), "save").names())
                .as("the review carries what is staged, not the search")
                .noneMatch(name -> name.startsWith("pick.") || name.equals("search") || name.equals("enter"));
    }

    @Test
    void anEmptySearchShowsEverythingByPages() {
        var first = editForm(order()).press("find");
        assertThat(page(first).select("#add li.item")).hasSize(10);

        var second = edit(first).press("more");

        assertThat(page(second).select("#add .item-title").eachText())
                .containsExactly("Wool socks 11", "Wool socks 12");
        assertThat(page(second).select("#add li.item").last().text()).contains("Sold out");
        assertThat(page(second).select("#add button[name=add]"))
                .as("what is sold out can't be added")
                .hasSize(1);
        assertThat(page(second).select("#add button[name=more]")).isEmpty();
    }

    @Test
    void aSearchWithoutAFindSaysSo() {
        var nothing = editForm(order()).with("search", "<b>velvet</b>").press("find");

        assertThat(page(nothing).select("#add [role=status]").text()).contains("Nothing found", "<b>velvet</b>");
        assertThat(nothing.asString()).doesNotContain("<b>velvet");
    }

    @Test
    void severalStepsEndInOneEdit() {
        var order = order();
        var added = edit(editForm(order)
                        .with(QUANTITY, "3")
                        .with("search", "socks 2")
                        .press("find"))
                .press("add", "socks-2");
        assertThat(page(added).select("#add li.item")).as("the search is done").isEmpty();
        assertThat(edit(added).value("qn.1")).isEqualTo("1");
        assertThat(page(added).select("[autofocus]").attr("name")).isEqualTo("qn.1");
        var again = edit(edit(added).with("search", "socks 2").press("find")).press("add", "socks-2");
        assertThat(edit(again).value("qn.1"))
                .as("the same item again is one more of it")
                .isEqualTo("2");
        var replacing = edit(again).press("replace", DemoOrder.SECOND_LINE);
        assertThat(page(replacing).select("#add h2").text()).contains("Replace", "Ocean Blue Shirt");
        var replaced = edit(replacing).press("add", "socks-4");
        assertThat(page(replaced).select(".picked").text()).contains("Replaced by", "Wool socks 4", "Small");

        var review = edit(replaced)
                .with("c.email", "new@example.com")
                .with("rate", "express")
                .send();

        assertThat(page(review).select(".changes > li > p:first-child").eachText())
                .anyMatch(label -> label.contains("Wool socks 2"))
                .anyMatch(label -> label.contains("Ocean Blue Shirt") && label.contains("Wool socks 4"))
                .anyMatch(label -> label.contains("New contact"))
                .anyMatch(label -> label.contains("Standard") && label.contains("Express <b>"));
        assertThat(page(review).select(".why").text())
                .contains("2\u2069 at today’s price of \u2068$9.00", "IL State Tax\u2069 at your order’s rate")
                .contains("The shop’s price for \u2068Express <b>");
        var saved = HtmlForm.in(review.asString(), "save").send();
        assertThat(saved.statusCode()).as(saved.asString()).isEqualTo(303);
        assertThat(Fakes.requests("/edits"))
                .singleElement()
                .asString()
                .contains("\"type\":\"SET_QUANTITY\"", "\"type\":\"ADD_ITEM\",\"productId\":\"socks-2\"")
                .contains("\"variantId\":\"socks-2-Small\",\"quantity\":2")
                .contains("\"type\":\"REPLACE_ITEM\",\"lineId\":\"" + DemoOrder.SECOND_LINE + "\"")
                .contains("\"type\":\"CHANGE_CONTACT\"", "\"email\":\"new@example.com\"", "\"rateId\":\"express\"");
    }

    @Test
    void whatWasAddedCanBeTakenOutAgain() {
        var added = edit(editForm(order()).press("find")).press("add", "socks-3");
        assertThat(added.asString()).contains("Wool socks 3");

        var dropped = edit(added).press("drop", "n.1");

        assertThat(dropped.asString()).doesNotContain("Wool socks 3");
        edit(dropped).send().then().statusCode(422);
    }

    @Test
    void theOriginalCanBeKeptAfterAll() {
        var replaced =
                edit(editForm(order()).press("replace", DemoOrder.FIRST_LINE)).press("add", "socks-3");
        assertThat(edit(replaced).value(QUANTITY))
                .as("a replaced item has no fields")
                .isNull();

        var kept = edit(replaced).press("drop", "x." + DemoOrder.FIRST_LINE);

        assertThat(edit(kept).value(QUANTITY)).isEqualTo("2");
    }

    @Test
    void refusalsStandAtTheirFields() {
        var added = edit(editForm(order()).press("find")).press("add", "socks-3");

        var refused = edit(added).with("qn.1", "6").with("c.email", "nobody").send();

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(page(refused).getElementById("qn.1-fault").text()).isEqualTo("Only 5 left");
        assertThat(page(refused).getElementById("c.email-fault").text()).contains("Enter an email address");
        assertThat(edit(refused).value("c.email")).isEqualTo("nobody");
        edit(refused).with("qn.1", "many").send().then().statusCode(422);
    }

    @Test
    void hostileNamesStayText() {
        var found = editForm(order()).press("find");
        var added = edit(found).press("add", "socks-1");
        var review = edit(added).send();

        for (var shown : new Response[] {found, added, review}) {
            assertThat(shown.asString())
                    .contains("Wool socks &lt;img src=x onerror=alert(1)&gt;")
                    .doesNotContain("<img src=x", "javascript:alert");
        }
    }

    @Test
    void stagedItemsSurviveAnOrderThatChangedMeanwhile() {
        var order = order();
        var added = edit(edit(editForm(order).with("c.phone", "+1 555 0199").press("find"))
                .press("add", "socks-3")
                .then()
                .extract()
                .response());
        Fakes.change(order.id(), changed -> ((ObjectNode) changed.at("/lines/1")).put("quantity", 2));

        var stale = added.with("rate", "express").send();

        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(edit(stale).value("qn.1")).isEqualTo("1");
        assertThat(edit(stale).value("rate")).isEqualTo("express");
        assertThat(edit(stale).value("c.phone")).isEqualTo("+1 555 0199");
    }

    @Test
    void aFieldSomebodyMadeUpIsNoItem() {
        var form = editForm(order()).with("n.1", "rubbish").with("qn.1", "2").with("x." + DemoOrder.FIRST_LINE, "{}");

        form.with(QUANTITY, "3")
                .with("drop", "base")
                .sendTo(order().path() + "/edit/items")
                .then()
                .statusCode(200);
        form.without("drop").send().then().statusCode(200);
    }

    @Test
    void aSearchWhileTheServiceIsAwayKeepsWhatWasTyped() {
        var form = editForm(order()).with(QUANTITY, "4");
        Fakes.goDown();

        var down = form.press("find");

        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(HtmlForm.in(down.asString(), "retry").value(QUANTITY)).isEqualTo("4");
    }

    @Test
    void shippedUnitsStay() {
        var order = DemoOrder.arrived("staging", shipped -> {
            ((ObjectNode) shipped.at("/lines/0")).put("fulfilledQuantity", 1);
            shipped.put("fulfillmentStatus", "PARTIAL");
        });

        var page = page(given().get(order.path() + "/edit"));

        var quantity = page.getElementById(QUANTITY);
        assertThat(quantity.attr("min")).isEqualTo("1");
        assertThat(page.getElementById(QUANTITY + "-hint").text()).isEqualTo("1 is shipped already and stays");
        assertThat(page.select(".tag").text()).contains("1", "of", "2", "shipped");
        assertThat(given().get(order.path()).asString()).contains("What isn’t shipped yet can still be changed");
    }

    @Test
    void nothingIsOfferedThatIsNotAllowed() {
        var order = DemoOrder.arrived(
                "staging",
                excerpt -> DemoOrder.withhold(
                        excerpt, "ADD_ITEM", "REPLACE_ITEM", "CHANGE_CONTACT", "CHANGE_SHIPPING_METHOD"));
        var page = page(given().get(order.path() + "/edit"));

        assertThat(page.select("form#edit")).hasSize(1);
        assertThat(page.select("#add, #contact, #shipping, button[name=replace]"))
                .isEmpty();
    }

    private static DemoOrder order() {
        return DemoOrder.arrived(
                "staging",
                order ->
                        DemoOrder.allow(order, "ADD_ITEM", "REPLACE_ITEM", "CHANGE_CONTACT", "CHANGE_SHIPPING_METHOD"));
    }

    private static HtmlForm editForm(DemoOrder order) {
        return edit(given().get(order.path() + "/edit"));
    }

    private static HtmlForm edit(Response page) {
        return HtmlForm.in(page.asString(), "edit");
    }

    private static Document page(Response response) {
        return Jsoup.parse(response.asString());
    }
}
