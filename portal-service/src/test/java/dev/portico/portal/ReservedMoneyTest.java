package dev.portico.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.Fakes;
import dev.portico.portal.testing.HtmlForm;
import dev.portico.portal.testing.PortalTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An order whose payment is only reserved on the customer's card: less of it is taken, and nothing is promised back. */
@PortalTest
class ReservedMoneyTest {

    @BeforeEach
    void everybodyIsUp() {
        Fakes.reset();
    }

    @Test
    void theOrderPageSaysWhatIsReservedInsteadOfPaid() {
        var order = DemoOrder.arrived("reserves").reserved(2, 0, 18562);

        var sums = page(order.path()).select(".sums").text();

        assertThat(sums)
                .contains("Reserved on your card, taken when we ship $185.62")
                .doesNotContain("Paid");
    }

    @Test
    void whatIsPaidBesideItIsSaidToo() {
        var order = DemoOrder.arrived("reserves").reserved(2, 10000, 8562);

        var sums = page(order.path()).select(".sums").text();

        assertThat(sums).contains("Paid $100.00", "Reserved on your card, taken when we ship $85.62");
    }

    @Test
    void aCheaperOrderIsTakenLessFor() {
        var order = DemoOrder.arrived("reserves").reserved(2, 0, 18562);

        var review = withoutTheSecondItem(order);

        assertThat(Jsoup.parse(review).select(".sums").text())
                .contains("Paid or reserved $185.62", "Not taken from your card $53.13")
                .doesNotContain("You get back");
        assertThat(Jsoup.parse(review).select("#save button").text()).startsWith("Save changes");

        HtmlForm.in(review, "save").send().then().statusCode(303);
        assertThat(page(order.path()).select(".sums").text())
                .contains("Reserved on your card, taken when we ship $132.49")
                .doesNotContain("Refund due");
    }

    @Test
    void onlyWhatIsPaidBeyondItGoesBack() {
        var order = DemoOrder.arrived("reserves").reserved(2, 15000, 3562);

        var review = withoutTheSecondItem(order);

        assertThat(Jsoup.parse(review).select(".sums").text())
                .contains("Not taken from your card $35.62", "You get back $17.51");
        assertThat(Jsoup.parse(review).select("#save button").text())
                .startsWith("Save and get \u2068$17.51\u2069 back");
    }

    @Test
    void cancelingSaysWhatIsNotTaken() {
        var order = DemoOrder.arrived("reserves").reserved(2, 0, 18562);

        var page = page(order.path() + "/cancel");

        assertThat(page.select("main").text())
                .contains("\u2068$185.62\u2069 won’t be taken from your card")
                .doesNotContain("You get");
        assertThat(page.select(".sums").text())
                .contains("Paid or reserved $185.62", "Not taken from your card $185.62")
                .doesNotContain("Refund");
    }

    private static String withoutTheSecondItem(DemoOrder order) {
        return HtmlForm.in(given().get(order.path() + "/edit").asString(), "edit")
                .with("r." + DemoOrder.SECOND_LINE, "on")
                .send()
                .asString();
    }

    private static Document page(String path) {
        return Jsoup.parse(given().get(path).asString());
    }
}
