package dev.portico.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import dev.portico.local.testing.TestTokens;
import dev.portico.portal.testing.Brands;
import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.PortalTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
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
    void aLinkThatOpensNothingAnyMoreStillSpeaksForItsShop() {
        var order = DemoOrder.arrived("well-spoken");
        put(
                        "well-spoken",
                        """
                        {"texts": {"en": {"error.expired": "Too old, mate", "error.revoked": "There is a newer one",
                         "error.unknown": "Never seen it", "error.notReady": "Hang on", "link.fresh": "Send it again",
                         "footer.privacy": "How we keep secrets"}}}""",
                        null)
                .statusCode(200);
        Brands.put("well-spoken", "{\"accentColor\": \"#7a1f4a\", \"privacyUrl\": \"https://shop.example/privacy\"}")
                .statusCode(200);
        var past = Instant.now().minus(Duration.ofDays(1));

        assertThat(given().get("/p/" + order.token(1, past)).asString())
                .contains("Too old, mate", "Send it again", "How we keep secrets", "/assets/look/7a1f4a")
                .doesNotContain("This link has expired");
        assertThat(given().get("/p/" + order.token(2, past)).asString()).contains("Too old, mate");
        assertThat(given().get("/p/" + order.token(2, Instant.now().plus(Duration.ofDays(1))))
                        .asString())
                .contains("There is a newer one", "Send it again", "/assets/look/7a1f4a");
        assertThat(given().get(DemoOrder.unknown("well-spoken").path()).asString())
                .contains("Hang on");
        given().accept(ContentType.JSON)
                .get("/p/" + order.token(1, past))
                .then()
                .statusCode(410)
                .body("title", equalTo("Too old, mate"));
    }

    @Test
    void aLinkThatNobodySignedSpeaksForNoShop() {
        var order = DemoOrder.arrived("much-copied");
        put("much-copied", "{\"texts\": {\"en\": {\"error.unknown\": \"Never seen it\"}}}", null)
                .statusCode(200);
        var signed = order.token(1, Instant.now().minus(Duration.ofDays(1)));
        var last = signed.length() - 5;
        var forged = signed.substring(0, last) + (signed.charAt(last) == 'A' ? 'B' : 'A') + signed.substring(last + 1);

        assertThat(given().get("/p/" + forged).then().statusCode(404).extract().asString())
                .contains("This link doesn’t work")
                .doesNotContain("Never seen it", "Northwind", "/assets/look/", "hello@northwind.example");
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
