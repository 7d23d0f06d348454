package dev.portico.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.Fakes;
import dev.portico.portal.testing.HtmlForm;
import dev.portico.portal.testing.PortalTest;
import io.restassured.response.Response;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changing an address with plain forms: the fields, names and rules are those of its country. */
@PortalTest
class AddressFlowTest {

    private static final String SHOP = "addresses";

    @BeforeEach
    void everybodyIsUp() {
        Fakes.reset();
    }

    @Test
    void aCountrysFieldsAreInItsOrderAndCalledWhatTheyAreThere() {
        var page = page(given().get(DemoOrder.arrived(SHOP).path() + "/edit"));

        assertThat(fields(page))
                .containsExactly(
                        "a.countryCode",
                        "a.firstName",
                        "a.lastName",
                        "a.company",
                        "a.address1",
                        "a.address2",
                        "a.city",
                        "a.provinceCode",
                        "a.postalCode",
                        "a.phone");
        assertThat(label(page, "a.provinceCode")).isEqualTo("State");
        assertThat(label(page, "a.postalCode")).isEqualTo("ZIP code");
        assertThat(label(page, "a.address2")).contains("(optional)");
        var code = page.getElementById("a.postalCode");
        assertThat(code.attr("inputmode")).isEqualTo("numeric");
        assertThat(code.attr("autocomplete")).isEqualTo("shipping postal-code");
        assertThat(code.hasAttr("required")).isTrue();
        var state = page.getElementById("a.provinceCode");
        assertThat(state.attr("autocomplete")).isEqualTo("shipping address-level1");
        assertThat(state.select("option[selected]").eachText()).containsExactly("Illinois");
        assertThat(state.select("option").eachAttr("value"))
                .hasSize(59)
                .contains("WI", "PR", "AE")
                .doesNotContain("");
    }

    @Test
    void anotherCountryBringsItsFieldsAndNothingTypedIsLost() {
        var order = DemoOrder.arrived(SHOP);
        var answer = editForm(order)
                .with("a.countryCode", "GB")
                .with("a.city", "Leeds")
                .with("note", "kept note")
                .with("q." + DemoOrder.FIRST_LINE, "4")
                .press("fields");
        var page = page(answer);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(fields(page))
                .containsSubsequence("a.address1", "a.address2", "a.city", "a.postalCode", "a.phone")
                .doesNotContain("a.provinceCode");
        assertThat(label(page, "a.city")).isEqualTo("Town or city");
        assertThat(label(page, "a.postalCode")).isEqualTo("Postcode");
        assertThat(page.getElementById("a.postalCode").attr("autocapitalize")).isEqualTo("characters");
        assertThat(page.getElementById("a.postalCode").hasAttr("inputmode")).isFalse();
        assertThat(page.getElementById("a.countryCode").hasAttr("autofocus")).isTrue();
        var form = HtmlForm.in(answer.asString(), "edit");
        assertThat(List.of("a.city", "note", "a.postalCode", "q." + DemoOrder.FIRST_LINE))
                .extracting(form::value)
                .containsExactly("Leeds", "kept note", "62701", "4");
        assertThat(page.select(".notice.bad"))
                .as("nobody was asked for a postcode yet")
                .isEmpty();
    }

    @Test
    void goingBackFindsTheOrdersOwnFieldsAgain() {
        var there =
                editForm(DemoOrder.arrived(SHOP)).with("a.countryCode", "AE").press("fields");
        var emirates = HtmlForm.in(there.asString(), "edit");
        assertThat(fields(page(there))).contains("a.provinceCode").doesNotContain("a.postalCode");
        assertThat(label(page(there), "a.provinceCode")).isEqualTo("Emirate");
        assertThat(emirates.value("a.provinceCode")).isEmpty();

        var back = HtmlForm.in(
                emirates.with("a.provinceCode", "DU")
                        .with("a.countryCode", "US")
                        .press("fields")
                        .asString(),
                "edit");

        assertThat(back.value("a.provinceCode")).isEqualTo("IL");
        assertThat(back.value("a.postalCode")).isEqualTo("62701");
        back.send().then().statusCode(422);
        assertThat(back.send().asString()).contains("Nothing is different yet");
    }

    @Test
    void aProvinceWaitsWhereTheCountryHasNone() {
        var first = editForm(DemoOrder.arrived(SHOP))
                .with("a.provinceCode", "WI")
                .with("a.countryCode", "DE")
                .press("fields");
        var germany = HtmlForm.in(first.asString(), "edit");
        assertThat(fields(page(first))).doesNotContain("a.provinceCode");

        var back = germany.with("a.countryCode", "US").press("fields");

        assertThat(HtmlForm.in(back.asString(), "edit").value("a.provinceCode")).isEqualTo("WI");
    }

    @Test
    void whatIsMissingOrWrongIsToldAtItsFieldInTheCustomersLanguage() {
        var order = DemoOrder.arrived(SHOP);
        var german = HtmlForm.in(given().get(order.path() + "/edit?lang=de").asString(), "edit")
                .with("a.countryCode", "CA")
                .with("a.city", "")
                .with("note", "bleibt da")
                .send();
        var page = page(german);

        assertThat(german.statusCode()).isEqualTo(422);
        assertThat(fault(page, "a.city")).isEqualTo("Bitte ausfüllen: \u2068Ort\u2069");
        assertThat(fault(page, "a.provinceCode")).isEqualTo("Bitte ausfüllen: \u2068Provinz\u2069");
        assertThat(fault(page, "a.postalCode"))
                .isEqualTo("\u2068Postleitzahl\u2069: Das passt nicht zum Land. Beispiel: \u2068H3Z 2Y7\u2069");
        assertThat(page.getElementById("a.postalCode").attr("aria-describedby")).isEqualTo("a.postalCode-fault");
        assertThat(HtmlForm.in(german.asString(), "edit").value("note")).isEqualTo("bleibt da");
        assertThat(Fakes.requests("/edits")).isEmpty();

        var toronto = HtmlForm.in(german.asString(), "edit")
                .with("a.city", "Toronto")
                .with("a.provinceCode", "ON")
                .with("a.postalCode", "m5v2t6")
                .send();
        assertThat(toronto.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(toronto.asString()).text()).contains("Toronto ON M5V2T6 Kanada");
        HtmlForm.in(toronto.asString(), "save").send().then().statusCode(303);
        assertThat(Fakes.requests("/edits"))
                .singleElement()
                .asString()
                .contains("\"provinceCode\":\"ON\"", "\"countryCode\":\"CA\"", "\"postalCode\":\"m5v2t6\"");
    }

    @Test
    void aProvinceOfTheCountryBeforeIsNotTakenForOneOfTheNext() {
        var perth = editForm(DemoOrder.arrived(SHOP, AddressFlowTest::inWashington))
                .with("a.countryCode", "AU")
                .with("a.postalCode", "6000")
                .send();

        assertThat(perth.statusCode()).isEqualTo(422);
        assertThat(fault(page(perth), "a.provinceCode")).isEqualTo("Please fill in: \u2068State\u2069");
        assertThat(HtmlForm.in(perth.asString(), "edit").value("a.provinceCode"))
                .isEmpty();
    }

    @Test
    void whatTheOtherCountryHasNoPlaceForIsNotSaved() {
        var review = editForm(DemoOrder.arrived(SHOP))
                .with("a.countryCode", "DE")
                .with("a.city", "Berlin")
                .with("a.postalCode", "10969")
                .send();

        assertThat(review.statusCode()).isEqualTo(200);
        HtmlForm.in(review.asString(), "save").send().then().statusCode(303);
        assertThat(Fakes.requests("/edits")).singleElement().asString().contains("\"provinceCode\":\"\"");
    }

    @Test
    void anAddressThatTheShopAcceptedIsNotJudged() {
        var order = DemoOrder.arrived(SHOP, AddressFlowTest::inTheShopsWay);
        var page = page(given().get(order.path() + "/edit"));
        assertThat(page.getElementById("a.provinceCode")
                        .select("option[selected]")
                        .eachAttr("value"))
                .containsExactly("Q ROO");

        var street = editForm(order).with("a.address1", "Calle 2").send();
        assertThat(street.statusCode()).isEqualTo(200);
        var note = editForm(order).with("note", "Ring twice").send();
        assertThat(note.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(street.asString()).text()).contains("Calle 2 775 Cancún, Q ROO Mexico");
    }

    @Test
    void anotherProvinceIsWrittenLikeTheOrdersOwn() {
        var order = DemoOrder.arrived(
                SHOP, data -> ((ObjectNode) data.path("shippingAddress")).put("provinceCode", "US-IL"));
        var form = editForm(order);
        assertThat(form.value("a.provinceCode")).isEqualTo("US-IL");
        form.send().then().statusCode(422);

        var review = form.with("a.provinceCode", "US-WI").send();
        assertThat(Jsoup.parse(review.asString()).text()).contains("Springfield, WI 62701");
    }

    @Test
    void whatOrderEditServiceRefusesIsToldAtItsField() {
        var order = DemoOrder.arrived(SHOP);

        var away = editForm(order).with("a.countryCode", "AQ").press("fields");
        assertThat(fault(page(away), "a.countryCode")).isEqualTo("The new address has to be in the same country");
        var empty = editForm(order).with("a.city", "").press("fields");
        assertThat(fault(page(empty), "a.city")).isEqualTo("Please check this field");
    }

    @Test
    void anAddressIsWrittenAsItsCountryDoesInTheCustomersLanguage() {
        var tokyo = DemoOrder.arrived(SHOP, AddressFlowTest::inTokyo);

        assertThat(address(given().get(tokyo.path() + "?lang=fr")))
                .containsExactly("山田 太郎", "〒100-0001", "東京都千代田区", "千代田1-1", "Japon");
        var page = page(given().get(tokyo.path() + "/edit?lang=ja"));
        assertThat(fields(page))
                .containsSubsequence(
                        "a.lastName", "a.firstName", "a.postalCode", "a.provinceCode", "a.city", "a.address1");
        assertThat(page.getElementById("a.provinceCode")
                        .select("option[selected]")
                        .eachText())
                .containsExactly("東京都");
        assertThat(address(given().get(DemoOrder.arrived(SHOP).path())))
                .containsExactly("Robin Example", "12 Harbor Street", "Springfield, IL 62701", "United States");
    }

    private static void inWashington(ObjectNode order) {
        ((ObjectNode) order.path("shippingAddress")).put("provinceCode", "WA").put("city", "Seattle");
    }

    private static void inTheShopsWay(ObjectNode order) {
        ((ObjectNode) order.path("shippingAddress"))
                .put("address1", "Calle 1")
                .put("city", "Cancún")
                .put("provinceCode", "Q ROO")
                .put("postalCode", "775")
                .put("countryCode", "MX");
    }

    private static void inTokyo(ObjectNode order) {
        ((ObjectNode) order.path("shippingAddress"))
                .put("firstName", "太郎")
                .put("lastName", "山田")
                .put("address1", "千代田1-1")
                .put("city", "千代田区")
                .put("provinceCode", "JP-13")
                .put("postalCode", "100-0001")
                .put("countryCode", "JP");
    }

    private static HtmlForm editForm(DemoOrder order) {
        return HtmlForm.in(given().get(order.path() + "/edit").asString(), "edit");
    }

    private static Document page(Response answer) {
        return Jsoup.parse(answer.asString());
    }

    private static List<String> fields(Document page) {
        return page.select("#address input:not([type=hidden]), #address select").eachAttr("name");
    }

    private static String label(Document page, String field) {
        return page.select("label[for=\"" + field + "\"]").text();
    }

    private static String fault(Document page, String field) {
        var fault = page.getElementById(field + "-fault");
        return fault == null ? "" : fault.text();
    }

    private static List<String> address(Response answer) {
        return page(answer).select("address bdi").eachText();
    }
}
