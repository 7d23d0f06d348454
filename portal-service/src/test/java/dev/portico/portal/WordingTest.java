package dev.portico.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import dev.portico.local.testing.TestTokens;
import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.PortalTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A shop says some of the portal's texts in words of its own. */
@PortalTest
class WordingTest {

    private static final String OWN =
            """
            {"texts": {"en": {"stand.received": "Cheers, <b>it is in</b>!"}, "de": {"stand.received": "Danke, ist da!"}}}""";

    @Test
    void pagesShowThemAtOnceAndTheOthersAsBefore() {
        var order = DemoOrder.arrived("wordy");
        assertThat(page(order, "en")).contains("We’ve got your order");

        put("wordy", OWN, null).statusCode(200).header("ETag", "\"1\"");

        assertThat(page(order, "en"))
                .contains("Cheers, &lt;b&gt;it is in&lt;/b&gt;!", "Change items")
                .doesNotContain("We’ve got your order");
        assertThat(page(order, "de")).contains("Danke, ist da!");
        assertThat(page(order, "fr")).doesNotContain("Cheers", "Danke");
        assertThat(page(DemoOrder.arrived("of-few-words"), "en")).contains("We’ve got your order");

        put("wordy", "{\"texts\": {}}", "\"1\"").statusCode(200).header("ETag", "\"2\"");
        assertThat(page(order, "en")).contains("We’ve got your order");
    }

    @Test
    void whatWasReadMayNotHaveChangedSince() {
        DemoOrder.createMerchant("rewording");
        put("rewording", OWN, "\"0\"").statusCode(200);
        put("rewording", OWN, "\"0\"").statusCode(412).body("code", equalTo("texts-changed"));
        put("rewording", OWN, "rubbish").statusCode(412);
    }

    @Test
    void everyTextThatCannotStandIsNamedAndNothingStored() {
        DemoOrder.createMerchant("misworded");
        put(
                        "misworded",
                        """
                {"texts": {"en": {"owed.title": "Pay!", "no.such": "x"}, "tlh": {"help": "QaH"}}}""",
                        null)
                .statusCode(422)
                .body("code", equalTo("invalid-texts"))
                .body(
                        "violations.pointer",
                        containsInAnyOrder("/texts/en/owed.title", "/texts/en/no.such", "/texts/tlh"));
        put("misworded", "{\"texts\": [\"en\"]}", null).statusCode(400);
        put("misworded", "{broken", null).statusCode(400);
        staff("misworded").get("/api/v1/texts").then().statusCode(200).body("texts", anEmptyMap());
    }

    @Test
    void nullStandsForNoWords() {
        DemoOrder.createMerchant("wordless");
        put(
                        "wordless",
                        "{\"texts\": {\"en\": null, \"de\": {\"help\": null}, \"fr\": {\"help\": \"Au secours\"}}}",
                        null)
                .statusCode(200)
                .body("texts.fr.help", equalTo("Au secours"), "texts.de", anEmptyMap());
        put("wordless", "{}", null).statusCode(200).body("texts", anEmptyMap());
    }

    @Test
    void translatorsSeeEachTextWithTheValuesItNeeds() {
        DemoOrder.createMerchant("translating");
        put("translating", "{\"texts\": {\"de\": {\"owed.title\": \"Noch {amount}\"}}}", null)
                .statusCode(200);

        staff("translating")
                .get("/api/v1/texts/de")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("texts.find { it.key == 'owed.title' }.own", equalTo("Noch {amount}"))
                .body("texts.find { it.key == 'owed.title' }.parameters", equalTo(List.of("amount")));
        staff("translating").get("/api/v1/texts/xx").then().statusCode(404).body("code", equalTo("language-not-found"));
    }

    private static String page(DemoOrder order, String language) {
        return given().get(order.path() + "?lang=" + language).asString();
    }

    private static RequestSpecification staff(String merchant) {
        return given().auth().oauth2(TestTokens.bearer("viewer", merchant));
    }

    private static ValidatableResponse put(String merchant, String body, String ifMatch) {
        var request = given().auth()
                .oauth2(TestTokens.bearer("admin", merchant))
                .contentType(ContentType.JSON)
                .body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put("/api/v1/texts")
                .then();
    }
}
