package dev.portico.orderedit.usage;

import static dev.portico.orderedit.Api.setQuantity;
import static dev.portico.orderedit.Api.tree;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.local.testing.Contracts;
import dev.portico.local.testing.Patience;
import dev.portico.local.testing.TestKafka;
import dev.portico.local.testing.TestTokens;
import dev.portico.orderedit.Api;
import dev.portico.orderedit.MovableClock;
import dev.portico.orderedit.OrderEditTest;
import dev.portico.orderedit.TestRows;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OrderEditTest
class UsageResourceTest {

    private static final String TOLD =
            "select count(*) from order_edit.usage_plan where merchant = ? and told_exhausted = ?";

    @Inject
    Api api;

    @Inject
    MovableClock clock;

    private String merchant;

    @BeforeEach
    void aMerchant() {
        clock.reset();
        merchant = api.openMerchant();
    }

    @Test
    void withoutAPlanThereIsNoLimit() {
        var order = api.stored(merchant, "1");
        edit(order, "k-1", setQuantity(order, 0, 3) + "," + note("One"));
        edit(api.stored(merchant, "2"), "k-1", note("Two"));

        usage("")
                .then()
                .statusCode(200)
                .body("plan.name", equalTo("unlimited"))
                .body("plan.monthlyEdits", nullValue())
                .body("allowance.limit", nullValue())
                .body("allowance.used", equalTo(2))
                .body("allowance.exhausted", equalTo(false))
                .body("period.startsOn", equalTo("2026-11-01"))
                .body("period.endsOn", equalTo("2026-12-01"))
                .body("edits", equalTo(2))
                .body("actions.CHANGE_NOTE", equalTo(2))
                .body("actions.CHANGE_QUANTITY", equalTo(1))
                .body("days", hasSize(1))
                .body("days[0].date", equalTo("2026-11-20"))
                .body("days[0].edits", equalTo(2));
    }

    @Test
    void cancellationsAreCountedByReasonAndUseNothing() {
        plan(10).then().statusCode(200);
        cancel(api.stored(merchant, "1"), "CHANGED_MIND");
        cancel(api.stored(merchant, "2"), "CHANGED_MIND");
        cancel(api.stored(merchant, "3"), "FOUND_CHEAPER");

        usage("")
                .then()
                .body("cancellations", equalTo(3))
                .body("cancelReasons.CHANGED_MIND", equalTo(2))
                .body("cancelReasons.FOUND_CHEAPER", equalTo(1))
                .body("days[0].cancellations", equalTo(3))
                .body("edits", equalTo(0))
                .body("allowance.used", equalTo(0));
    }

    @Test
    void theLastUseClosesAndAnUpgradeReopens() {
        plan(2).then().statusCode(200).body("allowance.limit", equalTo(2));
        var watched = api.stored(merchant, "watched");
        edit(api.stored(merchant, "1"), "k-1", note("One"));
        edit(api.stored(merchant, "2"), "k-1", note("Two"));
        usage("").then().body("allowance.used", equalTo(2)).body("allowance.exhausted", equalTo(true));

        api.commit(merchant, watched, "k-1", note("Three"))
                .then()
                .statusCode(422)
                .body("violations.code", hasItem("ALLOWANCE_EXHAUSTED"))
                .body("violations[0].params.limit", equalTo(2))
                .body("violations[0].params.until", equalTo(midnight("2026-12-20")));
        assertThat(reasonsToldOf(watched, "ALLOWANCE_EXHAUSTED")).isTrue();

        plan(3).then().statusCode(200).body("allowance.exhausted", equalTo(false));
        edit(watched, "k-2", note("Three"));
        usage("").then().body("allowance.used", equalTo(3));
    }

    @Test
    void theNextPeriodReopens() {
        plan(1).then().statusCode(200);
        edit(api.stored(merchant, "1"), "k-1", note("One"));
        Patience.await().until(() -> TestRows.count(TOLD, merchant, true) == 1);

        clock.set(Instant.parse("2026-12-20T06:00:00Z"));

        usage("").then().body("allowance.used", equalTo(0)).body("period.startsOn", equalTo("2026-12-20"));
        Patience.await().until(() -> TestRows.count(TOLD, merchant, false) == 1);
        var next = Api.golden().put("placedAt", "2026-12-20T06:00:00Z");
        var order = tree(api.put(merchant, "2", next)).get("order");
        edit(order, "k-1", note("Two"));
        usage("").then().body("allowance.used", equalTo(1));
    }

    @Test
    void bothThresholdsAreToldOnce() {
        plan(5).then().statusCode(200);
        IntStream.rangeClosed(1, 5).forEach(i -> edit(api.stored(merchant, "o-" + i), "k-1", note("Number " + i)));

        var told = told(2);
        assertThat(told.get(0)).satisfies(record -> {
            assertThat(TestKafka.header(record, "ce_subject")).isEqualTo(merchant);
            assertThat(TestKafka.header(record, "ce_sequence")).isEqualTo("1");
            assertThat(TestKafka.header(record, "ce_actor")).isEqualTo("system");
        });
        var golden = Contracts.event("usage.threshold-reached.v1").data().get("usage");
        assertThat(usage(told.get(0)).fieldNames()).toIterable().containsExactlyElementsOf(golden::fieldNames);
        assertThat(told.stream().map(record -> usage(record).get("percent").asInt()))
                .containsExactly(80, 100);
        assertThat(usage(told.get(1)).get("periodStart").asText()).isEqualTo(midnight("2026-11-20"));
        assertThat(usage(told.get(1)).get("periodEnd").asText()).isEqualTo(midnight("2026-12-20"));
        assertThat(usage(told.get(1)).get("used").asInt()).isEqualTo(5);

        // The same plan again is no news; a smaller one is.
        plan(5).then().statusCode(200);
        plan(6).then().statusCode(200);
        assertThat(told(3).stream()
                        .map(record -> usage(record).get("limit").asInt() + ":"
                                + usage(record).get("percent").asInt()))
                .containsExactly("5:80", "5:100", "6:80");
    }

    @Test
    void oneOfManyTakesTheLastUse() {
        plan(5).then().statusCode(200);
        var orders = IntStream.range(0, 12)
                .mapToObj(i -> api.stored(merchant, "o-" + i))
                .toList();

        var answers = orders.stream()
                .map(order -> CompletableFuture.supplyAsync(
                        () -> api.commit(merchant, order, "k-1", note("Me")).statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).filteredOn(status -> status == 201).hasSize(5);
        assertThat(answers).filteredOn(status -> status != 201).containsOnly(422);
        usage("").then().body("allowance.used", equalTo(5)).body("edits", equalTo(5));
        assertThat(told(2)).hasSize(2);
    }

    @Test
    void theSameKeyTwiceIsOneUse() {
        plan(10).then().statusCode(200);
        var order = api.stored(merchant, "1");
        edit(order, "k-1", note("One"));
        edit(order, "k-1", note("One"));

        usage("").then().body("allowance.used", equalTo(1));
    }

    @Test
    void anotherAnniversaryCountsItsOwnDays() {
        edit(api.stored(merchant, "1"), "k-1", note("One"));
        clock.advance(Duration.ofDays(3));
        var later = Api.golden().put("placedAt", clock.instant().toString());
        edit(tree(api.put(merchant, "2", later)).get("order"), "k-1", note("Two"));

        plan(10, "2026-01-31").then().statusCode(200).body("allowance.used", equalTo(2));
        plan(10, "2026-01-22")
                .then()
                .statusCode(200)
                .body("allowance.used", equalTo(1))
                .body("period.startsOn", equalTo("2026-11-22"));
        plan(10).then()
                .statusCode(200)
                .body("plan.anniversary", equalTo("2026-01-22"))
                .body("edits", equalTo(1));
        usage("?from=2026-11-20&to=2026-11-20").then().body("edits", equalTo(1)).body("allowance.used", equalTo(1));
        usage("?from=2026-11-01").then().body("edits", equalTo(2)).body("days", hasSize(2));
    }

    @ParameterizedTest
    @CsvSource({"?from=yesterday", "?to=2026-02-30", "?from=2026-11-02&to=2026-11-01", "?from=2020-01-01&to=2026-01-01"
    })
    void daysThatAreNoneAreRefused(String query) {
        usage(query).then().statusCode(400).body("code", equalTo("bad-days"));
    }

    @Test
    void everyWrongFieldOfAPlanIsNamed() {
        put("{\"merchant\":\"No Such\",\"name\":\" \",\"monthlyEdits\":0,\"anniversary\":\"31.1.\"}")
                .then()
                .statusCode(422)
                .body("violations.pointer", contains("/merchant", "/name", "/monthlyEdits", "/anniversary"));
        put("[]").then().statusCode(400);
        put("{\"monthlyEdits\":\"many\"}").then().statusCode(400);
    }

    @Test
    void onlyAnOperatorGivesPlans() {
        var body = "{\"merchant\":\"" + merchant + "\",\"name\":\"big\",\"monthlyEdits\":null}";
        Stream.of("admin", "staff", "viewer").forEach(role -> api.as(role, merchant)
                .body(body)
                .put("/api/v1/usage/plan")
                .then()
                .statusCode(403));
        api.as("viewer", merchant).get("/api/v1/usage").then().statusCode(200);
    }

    private void edit(JsonNode order, String key, String changes) {
        api.commit(merchant, order, key, changes).then().statusCode(201);
    }

    private void cancel(JsonNode order, String reason) {
        api.customer(merchant)
                .header("Idempotency-Key", "cancel")
                .body("{\"version\":1,\"reason\":\"" + reason + "\",\"comment\":null}")
                .post("/internal/orders/" + order.get("id").asText() + "/cancellation")
                .then()
                .statusCode(201);
    }

    /** By the shop's clock. */
    private String midnight(String day) {
        var zone = tree(usage("")).get("timeZone").asText();
        return LocalDate.parse(day).atStartOfDay(ZoneId.of(zone)).toInstant().toString();
    }

    private Response usage(String query) {
        return api.as("viewer", merchant).get("/api/v1/usage" + query);
    }

    private Response plan(int monthlyEdits) {
        return put("{\"merchant\":\"" + merchant + "\",\"name\":\"starter\",\"monthlyEdits\":" + monthlyEdits + "}");
    }

    private Response plan(int monthlyEdits, String anniversary) {
        return put("{\"merchant\":\"" + merchant + "\",\"name\":\"starter\",\"monthlyEdits\":" + monthlyEdits
                + ",\"anniversary\":\"" + anniversary + "\"}");
    }

    private Response put(String body) {
        return given().header("Authorization", "Bearer " + TestTokens.operator())
                .contentType("application/json")
                .body(body)
                .put("/api/v1/usage/plan");
    }

    private static String note(String text) {
        return "{\"type\":\"CHANGE_NOTE\",\"note\":\"" + text + "\"}";
    }

    /** Whether a snapshot of the order came that says so. */
    private static boolean reasonsToldOf(JsonNode order, String code) {
        Patience.await().until(() -> Api.events(order.get("id").asText(), 1).stream()
                .anyMatch(record -> record.value().contains(code)));
        return true;
    }

    private List<ConsumerRecord<String, String>> told(int atLeast) {
        return Api.events(merchant, atLeast);
    }

    private static JsonNode usage(ConsumerRecord<String, String> record) {
        return tree(record.value()).get("usage");
    }
}
