package dev.portico.orderedit.listing;

import static dev.portico.orderedit.Api.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.local.testing.Contracts;
import dev.portico.local.testing.Patience;
import dev.portico.local.testing.TestKafka;
import dev.portico.orderedit.Api;
import dev.portico.orderedit.MovableClock;
import dev.portico.orderedit.OrderEditTest;
import dev.portico.orderedit.TestRows;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OrderEditTest
class ListingResourceTest {

    private static final String PATH = "/api/v1/listings/" + ListingFixtures.TOPS;

    @Inject
    Api api;

    @Inject
    MovableClock clock;

    private String merchant;

    @BeforeEach
    void aMerchant() {
        clock.reset();
        merchant = Api.merchant();
    }

    @Test
    void aListingIsStoredOnceHoweverOftenItIsSent() {
        var first = put(ListingFixtures.tops().toString());
        first.then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("id", notNullValue())
                .body("stage", equalTo("CHARGE_AND_CAPTURE"))
                .body("terms.deposit.percent", equalTo("20"))
                .body("terms.depositRefundable", equalTo(true))
                .body("terms.charge.on", equalTo("2027-02-01"))
                .body("cancelable", equalTo(true))
                .body("statement.texts.en", equalTo("Ships end of January."))
                .body("statements", hasSize(1));
        put(ListingFixtures.tops().toString()).then().statusCode(200).header("ETag", "\"1\"");
        put(first.asString())
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("stage", equalTo("CHARGE_AND_CAPTURE"));
        api.as("viewer", merchant)
                .get(PATH)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("title", equalTo("Spring tops"));

        var changed = ListingFixtures.tops().put("title", "Summer tops");
        api.as("staff", merchant)
                .header("If-Match", "\"1\"")
                .body(changed.toString())
                .put(PATH)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("id", equalTo(tree(first).get("id").asText()))
                .body("title", equalTo("Summer tops"));
        api.as("staff", merchant)
                .header("If-Match", "\"1\"")
                .body(changed.toString())
                .put(PATH)
                .then()
                .statusCode(412)
                .body("code", equalTo("listing-changed"));
        assertThat(types(tree(first), 2)).containsExactly("listing.published.v1", "listing.published.v1");
    }

    @Test
    void stagesFollowEachOtherAndNothingElse() {
        var listing = ListingFixtures.stored(api, merchant, body -> body.put("stage", "CAPTURE_ONLY"));
        stage("ENDED")
                .then()
                .statusCode(409)
                .body("code", equalTo("illegal-stage"))
                .body("violations[0].params.from", equalTo("CAPTURE_ONLY"));
        stage("CHARGE_AND_CAPTURE").then().statusCode(200).body("stage", equalTo("CHARGE_AND_CAPTURE"));
        stage("CHARGE_AND_CAPTURE").then().statusCode(200).header("ETag", "\"2\"");
        stage("ENDED").then().statusCode(200).header("ETag", "\"3\"");
        stage("CAPTURE_ONLY").then().statusCode(409);
        put(ListingFixtures.tops().toString())
                .then()
                .statusCode(422)
                .body("violations.code", contains("stage-by-transition"));
        for (var bad : List.of("{}", "{\"stage\":\"SOON\"}")) {
            api.as("staff", merchant).body(bad).post(PATH + ":stage").then().statusCode(422);
        }
        api.as("staff", Api.merchant())
                .body("{\"stage\":\"ENDED\"}")
                .post(PATH + ":stage")
                .then()
                .statusCode(404);
        assertThat(types(listing, 3))
                .containsExactly("listing.published.v1", "listing.stage-changed.v1", "listing.stage-changed.v1");
    }

    @Test
    void statementsHaveAHistory() {
        var listing = ListingFixtures.stored(api, merchant);
        clock.advance(Duration.ofHours(1));
        var delayed = "{\"texts\":{\"en\":\"Ships in March.\",\"de\":\"Im März.\"},\"expectedFrom\":\"2027-03-01\","
                + "\"reason\":\"The fabric is late.\"}";
        var published = publish(delayed);
        published.then().statusCode(201).body("texts.de", equalTo("Im März.")).body("expectedTo", nullValue());
        publish(delayed)
                .then()
                .statusCode(200)
                .body("id", equalTo(tree(published).get("id").asText()));
        api.as("viewer", merchant)
                .get(PATH)
                .then()
                .body("statement.reason", equalTo("The fabric is late."))
                .body("statements", hasSize(2))
                .body("expectedFrom", equalTo("2027-01-15"));

        var newest = api.as("viewer", merchant).get(PATH + "/statements?limit=1");
        newest.then().statusCode(200).body("items.reason", contains("The fabric is late."));
        api.as("viewer", merchant)
                .get(PATH + "/statements?limit=1&cursor="
                        + tree(newest).get("next").asText())
                .then()
                .body("items.texts.en", contains("Ships end of January."))
                .body("next", nullValue());
        assertThat(types(listing, 2)).containsExactly("listing.published.v1", "listing.statement-published.v1");
    }

    @Test
    void theShopsLanguageIsEnoughOnceItIsKnown() {
        var german = "{\"texts\":{\"de\":\"Im März.\"}}";
        put(ListingFixtures.tops().toString()).then().statusCode(201);
        publish(german).then().statusCode(422).body("violations.code", contains("fallback-language-missing"));
        TestKafka.send(Contracts.event("merchant.settings-changed.v1")
                .withNewId()
                .withKey(merchant)
                .withHeader("ce_merchant", merchant)
                .withData(
                        data -> data.withObject("/merchant").put("id", merchant).put("defaultLocale", "de-DE")));
        Patience.await().until(() -> TestRows.portalEnabled(merchant));
        publish(german).then().statusCode(201);
    }

    @Test
    void badStatementsAreNotPublished() {
        put(ListingFixtures.tops().toString()).then().statusCode(201);
        publish("{}").then().statusCode(422).body("violations.pointer", contains("/texts"));
        publish("{\"texts\":{\"en\":\"x\"},\"expectedFrom\":\"2027-03-02\",\"expectedTo\":\"2027-03-01\"}")
                .then()
                .statusCode(422)
                .body("violations.code", contains("dates-out-of-order"));
        publish("{\"texts\":{\"en\":\"x\"},\"reason\":\"" + "x".repeat(1001) + "\"}")
                .then()
                .statusCode(422);
        for (var bad : List.of("{", "[]", "null", "{\"texts\":7}")) {
            publish(bad).then().statusCode(400);
        }
        api.as("staff", Api.merchant())
                .body("{\"texts\":{\"en\":\"x\"}}")
                .post(PATH + "/statements")
                .then()
                .statusCode(404);
        api.as("viewer", Api.merchant()).get(PATH + "/statements").then().statusCode(404);
        assertThat(TestRows.count("select count(*) from order_edit.shipping_statement where merchant = ?", merchant))
                .isEqualTo(1);
    }

    @Test
    void aTemplateIsTakenOver() {
        var path = "/api/v1/listing-templates/deposit";
        api.as("viewer", merchant).get(path).then().statusCode(404);
        var template = "{\"terms\":" + ListingFixtures.tops().get("terms") + ",\"statementTexts\":{\"en\":\"Soon.\"}}";
        api.as("staff", merchant)
                .body(template)
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
        var listing = ListingFixtures.stored(
                api, merchant, body -> body.put("template", "deposit").remove(List.of("terms", "statementTexts")));
        assertThat(listing.at("/terms/plan/installments").asInt()).isEqualTo(3);
        assertThat(listing.at("/statement/texts/en").asText()).isEqualTo("Soon.");

        api.as("staff", merchant)
                .header("If-Match", "\"1\"")
                .body("{\"terms\":{\"type\":\"CAPTURE_ONLY\"}}")
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("terms.type", equalTo("CAPTURE_ONLY"));
        api.as("staff", merchant)
                .header("If-Match", "\"1\"")
                .body(template)
                .put(path)
                .then()
                .statusCode(412);
        api.as("viewer", merchant).get(PATH).then().body("terms.type", equalTo("DEPOSIT_UPFRONT"));
        api.as("viewer", Api.merchant()).get(path).then().statusCode(404);
        api.as("staff", merchant)
                .body("{\"statementTexts\":{\"fr\":\"Bientôt.\"}}")
                .put(path)
                .then()
                .statusCode(422)
                .body("violations.pointer", contains("/terms", "/statementTexts"));
    }

    @Test
    void listingsArePagedNewestFirst() {
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofSeconds(i % 2)); // two of them at one time
            api.as("staff", merchant)
                    .body(ListingFixtures.tops().put("title", "T" + i).toString())
                    .put("/api/v1/listings/l-" + i)
                    .then()
                    .statusCode(201);
        }
        var titles = new ArrayList<String>();
        var cursor = "";
        do {
            var page = tree(api.as("viewer", merchant).get("/api/v1/listings?limit=2" + cursor));
            page.get("items").forEach(item -> titles.add(item.get("title").asText()));
            cursor = page.get("next").isNull()
                    ? ""
                    : "&cursor=" + page.get("next").asText();
        } while (!cursor.isEmpty());
        assertThat(titles).containsExactly("T4", "T3", "T2", "T1", "T0");
        api.as("staff", merchant)
                .body("{\"stage\":\"ENDED\"}")
                .post("/api/v1/listings/l-3:stage")
                .then()
                .statusCode(200);
        api.as("viewer", merchant).get("/api/v1/listings?stage=ENDED").then().body("items.title", contains("T3"));
        api.as("viewer", merchant).get("/api/v1/listings?stage=SOON").then().statusCode(400);
        api.as("viewer", merchant).get("/api/v1/listings?limit=0").then().statusCode(400);
        api.as("viewer", merchant).get("/api/v1/listings?cursor=x").then().statusCode(400);
        api.as("viewer", Api.merchant()).get("/api/v1/listings").then().body("items", hasSize(0));
    }

    @Test
    void badInputIsAProblemAndStoresNothing() {
        for (var bad : List.of("{", "[]", "null", "{\"variants\":7}", "{\"cancelable\":\"yes\"}")) {
            put(bad).then().statusCode(400);
        }
        put("{}")
                .then()
                .statusCode(422)
                .body("violations.pointer", containsInAnyOrder("/title", "/variants", "/terms"));
        api.as("viewer", merchant).get(PATH).then().statusCode(404);
    }

    @Test
    void theEventsAreThoseOfTheContract() {
        var listing = ListingFixtures.stored(api, merchant, body -> body.put("stage", "CAPTURE_ONLY"));
        stage("CHARGE_AND_CAPTURE").then().statusCode(200);
        publish("{\"texts\":{\"en\":\"Ships in March.\"},\"expectedFrom\":\"2027-03-01\",\"expectedTo\":\"2027-03-14\","
                        + "\"reason\":\"The fabric is late.\"}")
                .then()
                .statusCode(201);
        var events = events(listing, 3);
        for (int i = 0; i < events.size(); i++) {
            assertThat(TestKafka.header(events.get(i), "ce_sequence")).isEqualTo(String.valueOf(i + 1));
            var type = TestKafka.header(events.get(i), "ce_type");
            assertThat(fields(tree(events.get(i).value())))
                    .as(type)
                    .isEqualTo(fields(Contracts.event(type).data()));
        }
    }

    private static List<String> fields(JsonNode data) {
        var fields = new ArrayList<String>();
        data.properties().forEach(field -> {
            fields.add(field.getKey());
            field.getValue().properties().forEach(inner -> fields.add(field.getKey() + "/" + inner.getKey()));
        });
        return fields.stream().sorted().toList();
    }

    private Response put(String body) {
        return api.as("staff", merchant).body(body).put(PATH);
    }

    private Response stage(String stage) {
        return api.as("staff", merchant).body("{\"stage\":\"" + stage + "\"}").post(PATH + ":stage");
    }

    private Response publish(String body) {
        return api.as("staff", merchant).body(body).post(PATH + "/statements");
    }

    private static List<ConsumerRecord<String, String>> events(JsonNode listing, int atLeast) {
        return Patience.await()
                .until(
                        () -> TestKafka.records(
                                "listing.events", listing.get("id").asText()),
                        records -> records.size() >= atLeast);
    }

    private static List<String> types(JsonNode listing, int atLeast) {
        return events(listing, atLeast).stream()
                .map(event -> TestKafka.header(event, "ce_type"))
                .toList();
    }
}
