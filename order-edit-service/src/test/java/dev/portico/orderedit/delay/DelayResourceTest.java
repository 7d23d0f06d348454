package dev.portico.orderedit.delay;

import static dev.portico.orderedit.Api.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.testing.Contracts;
import dev.portico.local.testing.Patience;
import dev.portico.local.testing.TestKafka;
import dev.portico.orderedit.Api;
import dev.portico.orderedit.MovableClock;
import dev.portico.orderedit.OrderEditTest;
import dev.portico.orderedit.PreOrders;
import dev.portico.orderedit.TestPolicies;
import dev.portico.orderedit.TestRows;
import dev.portico.orderedit.listing.ListingFixtures;
import dev.portico.orderedit.policy.domain.DelayRule;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden orders that wait for tops, promised for January 31, 2027 at the latest, and a shirt that they can have now. */
@OrderEditTest
class DelayResourceTest {

    private static final String PATH = "/api/v1/listings/" + ListingFixtures.TOPS;
    private static final Duration USUAL = Duration.ofDays(14);

    @Inject
    Api api;

    @Inject
    MovableClock clock;

    private String merchant;
    private JsonNode listing;

    @BeforeEach
    void aMerchantWithAListing() {
        clock.reset();
        merchant = api.openMerchant();
        listing = ListingFixtures.stored(api, merchant);
    }

    @Test
    void whoWaitsIsAskedOnceAndTheShopHearsWhoIsOpen() {
        var orders = PreOrders.stored(api, merchant, 2, (i, order) -> {});
        var bought = api.stored(merchant, "bought-now");

        var notice = announced("2027-04-01");
        announce(body("2027-04-01"))
                .then()
                .statusCode(200)
                .body("noticeId", equalTo(notice.get("noticeId").asText()));

        orders.forEach(order -> {
            var delay = asked(order);
            assertThat(delay.get("consentRequired").asBoolean()).isTrue();
            assertThat(delay.get("expectedFrom").asText()).isEqualTo("2027-04-01");
            assertThat(delay.get("lineIds")).hasSize(1);
            assertThat(delay.get("answer").isNull()).isTrue();
        });
        assertThat(read(bought.get("id").asText()).has("delays")).isFalse();
        assertThat(notice.get("promisedBy").asText()).isEqualTo("2027-01-31");
        delays().then()
                .body("items.noticeId", contains(notice.get("noticeId").asText()))
                .body("items[0].orders.asked", equalTo(2))
                .body("items[0].orders.open", equalTo(2));
        assertThat(tree(api.as("viewer", merchant).get(PATH)).at("/statement/id"))
                .isEqualTo(notice.get("noticeId"));
    }

    @Test
    void theEventIsThatOfTheContract() {
        delay("2027-04-01");
        var event = Patience.await()
                .until(
                        () -> TestKafka.records(
                                "listing.events", listing.get("id").asText()),
                        records -> records.size() >= 2)
                .get(1);
        assertThat(TestKafka.header(event, "ce_type")).isEqualTo("listing.delay-announced.v1");
        assertThat(TestKafka.header(event, "ce_sequence")).isEqualTo("2");
        assertThat(fields(tree(event.value())))
                .isEqualTo(fields(Contracts.event("listing.delay-announced.v1").data()));
    }

    @ParameterizedTest(name = "{0} by {1}: {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "FTC, 2027-03-02, false",
                "FTC, 2027-03-03, true",
                "FTC, -, true",
                "SILENCE_IS_CONSENT, 2027-12-31, false",
            })
    void theSettingDecidesWhetherSilenceIsConsent(DelayRule rule, String day, boolean required) {
        TestPolicies.set(merchant, policy -> policy.delayRule(rule));
        assertThat(PreOrders.stored(api, merchant, 1, (i, order) -> {})).hasSize(1);
        assertThat(announced(day).get("consentRequired").asBoolean()).isEqualTo(required);
    }

    @Test
    void aShopMayAskForConsentWhereTheRuleDoesNot() {
        assertThat(PreOrders.stored(api, merchant, 1, (i, order) -> {})).hasSize(1);
        var body = body("2027-02-10").put("consentRequired", true);
        announce(body).then().statusCode(201).body("consentRequired", equalTo(true));
    }

    @Test
    void aSecondDelayNeedsConsentFromThoseWhoHeardOfTheFirst() {
        var order = PreOrders.stored(api, merchant, 1, (i, it) -> {}).get(0);
        assertThat(announced("2027-02-10").get("consentRequired").asBoolean()).isFalse();
        awaitAsked(order);
        clock.advance(Duration.ofHours(1));
        var second = announced("2027-02-11");
        assertThat(second.get("renewed").asBoolean()).isTrue();
        assertThat(second.get("consentRequired").asBoolean()).isTrue();
        Patience.await().until(() -> asked(order).get("noticeId").equals(second.get("noticeId")));

        // The first question is over: only the second one's silence counts.
        clock.advance(USUAL.minusMinutes(30));
        awaitOrders(1, "ended", 1);
        assertThat(read(order).get("status").asText()).isEqualTo("OPEN");
        clock.advance(Duration.ofHours(1));
        awaitOrders(0, "lapsed", 1);
        assertThat(read(order).at("/lines/0/quantity").asInt()).isZero();
    }

    @Test
    void whoAcceptsKeepsTheirOrderAndTheConsentIsKept() {
        var order = PreOrders.stored(api, merchant, 1, (i, it) -> {}).get(0);
        delay("2027-04-01");
        var asked = asked(order);
        var version = read(order).get("version").asInt();

        var first = answer(order, asked, "ACCEPT", "k-1");
        first.then().statusCode(201).body("outcome", equalTo("ACCEPTED"));
        answer(order, asked, "ACCEPT", "k-1").then().statusCode(201).body(equalTo(first.asString()));
        answer(order, asked, "ACCEPT", "k-2").then().statusCode(201).body("outcome", equalTo("ACCEPTED"));

        var accepted = read(order);
        assertThat(accepted.at("/delays/0/answer").asText()).isEqualTo("ACCEPTED");
        assertThat(accepted.get("version").asInt()).isEqualTo(version);
        assertThat(TestRows.count(
                        "select count(*) from order_edit.delay_option where merchant = ? and answer = 'ACCEPTED'"
                                + " and answered_by = 'customer' and answered_at is not null",
                        merchant))
                .isEqualTo(1);
        api.as("viewer", merchant)
                .get("/api/v1/orders/" + order + "/history")
                .then()
                .body("items.findAll { it.actor == 'customer' }.changes.flatten().field", hasItem("progress"));

        clock.advance(USUAL.plusMinutes(1));
        awaitOrders(0, "open", 0);
        assertThat(read(order).at("/lines/0/quantity").asInt()).isEqualTo(2);
    }

    @Test
    void whoCancelsSeesFirstWhatComesBackAndKeepsTheRest() {
        var order = PreOrders.stored(api, merchant, 1, (i, it) -> {}).get(0);
        delay("2027-04-01");
        var asked = asked(order);

        var preview = preview(order, asked);
        // Two tops with their tax.
        assertThat(preview.get("refundDueMinor").asLong()).isEqualTo(12750);
        assertThat(preview.get("wholeOrder").asBoolean()).isFalse();
        assertThat(preview.get("cancel")).isEmpty();
        answer(order, asked, "CANCEL", "k-1").then().statusCode(201).body("outcome", equalTo("CANCELED"));
        answer(order, asked, "CANCEL", "k-2").then().statusCode(201).body("outcome", equalTo("CANCELED"));
        answer(order, asked, "ACCEPT", "k-3")
                .then()
                .statusCode(422)
                .body("violations.code", contains("NOTHING_TO_ANSWER"));

        var canceled = read(order);
        assertThat(canceled.get("status").asText()).isEqualTo("OPEN");
        assertThat(canceled.at("/lines/0/quantity").asInt()).isZero();
        assertThat(canceled.at("/lines/1/quantity").asInt()).isEqualTo(1);
        assertThat(canceled.at("/totals/totalMinor").asLong())
                .isEqualTo(preview.get("totalMinor").asLong() - 12750);
        assertThat(canceled.at("/delays/0/answer").asText()).isEqualTo("CANCELED");
        assertThat(Api.types(order, 5)).contains("order.edited.v1", "order.released.v1");
        delays().then().body("items[0].orders.canceled", equalTo(1));
    }

    @Test
    void cancelingAnotherVersionIsToldWhatItWouldGiveBackNow() {
        var order = PreOrders.stored(api, merchant, 1, (i, it) -> {}).get(0);
        delay("2027-04-01");
        var asked = asked(order);
        var before = read(order);
        api.commit(merchant, before, "e-1", Api.setQuantity(before, 0, 1))
                .then()
                .statusCode(201);
        answer(order, asked, "CANCEL", 1, "k-1")
                .then()
                .statusCode(409)
                .body("code", equalTo("stale-version"))
                .body("preview.refundDueMinor", equalTo(12750));
        answer(order, asked, "ACCEPT", 1, "k-2").then().statusCode(201);
    }

    @Test
    void whoDoesNotConsentInTimeIsCanceledAndTheRefundBecomesDue() {
        var orders = PreOrders.stored(api, merchant, 2, (i, order) -> ((ObjectNode) order.at("/lines/1"))
                .put("fulfilledQuantity", i == 0 ? 0 : 1));
        delay("2027-04-01");
        orders.forEach(this::awaitAsked);
        clock.advance(USUAL.minusSeconds(1));
        answer(orders.get(0), asked(orders.get(0)), "ACCEPT", "k-1").then().statusCode(201);

        clock.advance(Duration.ofSeconds(2));
        awaitOrders(0, "lapsed", 1);

        var lapsed = read(orders.get(1));
        assertThat(lapsed.at("/lines/0/quantity").asInt()).isZero();
        assertThat(lapsed.at("/delays/0/answer").asText()).isEqualTo("LAPSED");
        assertThat(read(orders.get(0)).at("/lines/0/quantity").asInt()).isEqualTo(2);
        var edited = TestKafka.records("order.events", orders.get(1)).stream()
                .filter(event -> TestKafka.header(event, "ce_type").equals("order.edited.v1"))
                .findFirst()
                .orElseThrow();
        assertThat(TestKafka.header(edited, "ce_actor")).isEqualTo("system");
        assertThat(tree(edited.value()).at("/edit/deltaMinor").asLong()).isEqualTo(-12750);
        assertThat(tree(edited.value()).at("/edit/cancellation/reason").asText())
                .isEqualTo("DELAYED");
        answer(orders.get(1), lapsed.at("/delays/0"), "ACCEPT", "k-2")
                .then()
                .statusCode(422)
                .body("violations.code", contains("NOTHING_TO_ANSWER"));
    }

    @Test
    void anOrderOfNothingElseIsCanceledWhole() {
        var order = PreOrders.stored(api, merchant, 1, (i, it) -> {}).get(0);
        api.customer(merchant)
                .header("Idempotency-Key", "c-1")
                .body("{\"version\":1,\"reason\":\"OTHER\",\"lineIds\":[\"" + Api.lineId(read(order), 1) + "\"]}")
                .post("/internal/orders/" + order + "/cancellation")
                .then()
                .statusCode(201);
        delay(null);
        assertThat(preview(order, asked(order)).get("wholeOrder").asBoolean()).isTrue();
        clock.advance(USUAL.plusSeconds(1));
        awaitOrders(0, "lapsed", 1);
        assertThat(read(order).get("status").asText()).isEqualTo("CANCELED");
        assertThat(read(order).at("/totals/totalMinor").asLong()).isZero();
        assertThat(Api.types(order, 4)).contains("order.canceled.v1");
    }

    @Test
    void silenceStaysWhereItIsConsent() {
        var order = PreOrders.stored(api, merchant, 1, (i, it) -> {}).get(0);
        delay("2027-02-10");
        var asked = asked(order);
        clock.advance(USUAL.plusSeconds(1));
        awaitOrders(0, "silent", 1);
        assertThat(read(order).at("/delays/0/answer").asText()).isEqualTo("SILENT");
        assertThat(read(order).at("/lines/0/quantity").asInt()).isEqualTo(2);
        answer(order, asked, "CANCEL", "k-1").then().statusCode(422).body("violations.code", contains("ANSWER_OVER"));
    }

    @Test
    void manyAreAskedAndEndedInChunks() {
        var orders = PreOrders.stored(api, merchant, 120, (i, order) -> {});
        delay("2027-02-10");
        awaitOrders(0, "open", 120);
        awaitAsked(orders.get(119));
        clock.advance(USUAL.plusSeconds(1));
        awaitOrders(0, "silent", 120);
    }

    @Test
    void badInputIsAProblemAndAsksNobody() {
        announce(Api.json().createObjectNode())
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid-delay"))
                .body("violations.pointer", contains("/texts"));
        announce(body("2027-01-31").put("respondBy", "2026-11-21T16:15:01Z"))
                .then()
                .statusCode(422)
                .body("violations.code", containsInAnyOrder("not-later", "time-out-of-range"));
        announce(body("2027-04-01").put("respondBy", "tomorrow"))
                .then()
                .statusCode(422)
                .body("violations.code", contains("bad-time"));
        announce(body("2027-04-01").put("respondBy", "2027-02-20T00:00:00Z"))
                .then()
                .statusCode(422)
                .body("violations.code", contains("time-out-of-range"));
        for (var bad : List.of("{", "[]", "null", "{\"texts\":7}")) {
            api.as("staff", merchant)
                    .body(bad)
                    .post(PATH + ":announce-delay")
                    .then()
                    .statusCode(400);
        }
        api.as("staff", merchant)
                .body(body("2027-04-01").toString())
                .post("/api/v1/listings/none:announce-delay")
                .then()
                .statusCode(404);
        api.as("viewer", merchant).get("/api/v1/listings/none/delays").then().statusCode(404);
        delays().then().body("items", hasSize(0));
    }

    @Test
    void anotherMerchantsOrderCantBeAnswered() {
        var order = PreOrders.stored(api, merchant, 1, (i, it) -> {}).get(0);
        delay("2027-04-01");
        var asked = asked(order);
        var other = api.openMerchant();
        api.customer(other)
                .header("Idempotency-Key", "k-1")
                .body(request(asked, "CANCEL", 1))
                .post("/internal/orders/" + order + "/delay-answer")
                .then()
                .statusCode(404);
        assertThat(read(order).at("/delays/0/answer").isNull()).isTrue();
    }

    private static ObjectNode body(String day) {
        var body = Api.json().createObjectNode();
        body.putObject("texts").put("en", "The fabric is late.");
        if (day != null) {
            body.put("expectedFrom", day);
        }
        return body;
    }

    private Response announce(JsonNode body) {
        return api.as("staff", merchant).body(body.toString()).post(PATH + ":announce-delay");
    }

    private JsonNode announced(String day) {
        var response = announce(body(day));
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        return tree(response);
    }

    private void delay(String day) {
        assertThat(announced(day).has("noticeId")).isTrue();
    }

    private Response delays() {
        return api.as("viewer", merchant).get(PATH + "/delays");
    }

    private void awaitOrders(int notice, String what, int count) {
        Patience.await().untilAsserted(() -> assertThat(tree(delays())
                        .at("/items/" + notice + "/orders/" + what)
                        .asInt())
                .isEqualTo(count));
    }

    private JsonNode read(String order) {
        return tree(api.as("viewer", merchant).get("/api/v1/orders/" + order));
    }

    /** What the order was asked, once it was. */
    private JsonNode asked(String order) {
        return Patience.await().until(() -> read(order).at("/delays/0"), delay -> !delay.isMissingNode());
    }

    private void awaitAsked(String order) {
        assertThat(asked(order).has("noticeId")).isTrue();
    }

    private JsonNode preview(String order, JsonNode asked) {
        return tree(api.customer(merchant)
                .body("{\"noticeId\":" + asked.get("noticeId") + "}")
                .post("/internal/orders/" + order + "/delay-answer:preview"));
    }

    private Response answer(String order, JsonNode asked, String answer, String key) {
        return answer(order, asked, answer, read(order).get("version").asInt(), key);
    }

    private Response answer(String order, JsonNode asked, String answer, int version, String key) {
        return api.customer(merchant)
                .header("Idempotency-Key", key)
                .body(request(asked, answer, version))
                .post("/internal/orders/" + order + "/delay-answer");
    }

    private static String request(JsonNode asked, String answer, int version) {
        return "{\"noticeId\":" + asked.get("noticeId") + ",\"answer\":\"" + answer + "\",\"version\":" + version + "}";
    }

    private static TreeSet<String> fields(JsonNode data) {
        var fields = new TreeSet<String>();
        data.properties().forEach(field -> field.getValue()
                .fieldNames()
                .forEachRemaining(inner -> fields.add(field.getKey() + "/" + inner)));
        return fields;
    }
}
