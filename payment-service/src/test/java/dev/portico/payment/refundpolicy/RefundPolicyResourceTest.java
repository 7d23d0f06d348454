package dev.portico.payment.refundpolicy;

import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.portico.payment.Shop;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RefundPolicyResourceTest {

    private static final String PATH = "/api/v1/refund-policy";

    @Test
    void theDefaultDoesNothingByItself() {
        new Shop("policy-default")
                .as("viewer")
                .get(PATH)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("mode", equalTo("MANUAL"))
                .body("limitMinor", anEmptyMap())
                .body("delayMinutes", equalTo(60))
                .body("waiveBelowMinor", anEmptyMap())
                .body("overdueAfterDays", equalTo(3))
                .body("cancelUnpaidAfterDays", nullValue());
    }

    @Test
    void whatIsReadCanBeSentBackAndOfTwoWritersOneIsTold() {
        var shop = new Shop("policy-versions");
        shop.sets(
                """
                {"mode": "AUTOMATIC", "limitMinor": {"USD": 5000, "JPY": 900}, "delayMinutes": 0,
                 "waiveBelowMinor": {"EUR": 50}, "overdueAfterDays": 14, "cancelUnpaidAfterDays": 30}""");
        var read = shop.as("viewer")
                .get(PATH)
                .then()
                .header("ETag", "\"1\"")
                .extract()
                .asString();

        shop.as("admin")
                .header("If-Match", "\"1\"")
                .body(read)
                .put(PATH)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("limitMinor.JPY", equalTo(900))
                .body("overdueAfterDays", equalTo(14))
                .body("cancelUnpaidAfterDays", equalTo(30));
        shop.as("admin")
                .header("If-Match", "\"1\"")
                .body(read)
                .put(PATH)
                .then()
                .statusCode(412)
                .body("code", equalTo("policy-changed"));
        shop.as("admin")
                .header("If-Match", "nonsense")
                .body(read)
                .put(PATH)
                .then()
                .statusCode(412);
        new Shop("policy-others").as("viewer").get(PATH).then().header("ETag", "\"0\"");
    }

    @Test
    void viewersOnlyRead() {
        new Shop("policy-roles").as("viewer").body("{}").put(PATH).then().statusCode(403);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/mode | {\"mode\": \"SOMETIMES\"}",
                "/mode | {\"mode\": 1}",
                "/delayMinutes | {\"delayMinutes\": -1}",
                "/delayMinutes | {\"delayMinutes\": 43201}",
                "/delayMinutes | {\"delayMinutes\": 1.5}",
                "/overdueAfterDays | {\"overdueAfterDays\": 0}",
                "/overdueAfterDays | {\"overdueAfterDays\": 366}",
                "/cancelUnpaidAfterDays | {\"cancelUnpaidAfterDays\": 0}",
                "/cancelUnpaidAfterDays | {\"cancelUnpaidAfterDays\": 366}",
                "/limitMinor | {\"limitMinor\": 5}",
                "/limitMinor/XXQ | {\"limitMinor\": {\"XXQ\": 5}}",
                "/limitMinor/usd | {\"limitMinor\": {\"usd\": 5}}",
                "/limitMinor/USD | {\"limitMinor\": {\"USD\": 0}}",
                "/waiveBelowMinor/USD | {\"waiveBelowMinor\": {\"USD\": \"5\"}}",
                "/wave | {\"wave\": 1}"
            })
    void eachWrongSettingIsNamed(String pointer, String body) {
        var shop = new Shop("policy-wrong");

        shop.as("admin")
                .body(body)
                .put(PATH)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("violations.pointer", hasItem(pointer));
        shop.as("admin").get(PATH).then().header("ETag", "\"0\"");
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() {
        new Shop("policy-wrong")
                .as("admin")
                .body("{\"mode\": \"X\", \"delayMinutes\": -1, \"other\": 1}")
                .put(PATH)
                .then()
                .statusCode(422)
                .body("violations", hasSize(3));
    }

    @Test
    void theLimitsThemselvesAreFine() {
        var shop = new Shop("policy-limits");
        shop.sets("{\"delayMinutes\": 0, \"overdueAfterDays\": 1, \"limitMinor\": {\"USD\": 1}}");
        shop.sets("{\"delayMinutes\": 43200, \"overdueAfterDays\": 365}");
    }

    @ParameterizedTest
    @CsvSource({"[]", "nonsense", "5"})
    void whatIsNoPolicyIsRefused(String body) {
        new Shop("policy-wrong").as("admin").body(body).put(PATH).then().statusCode(400);
    }
}
