package dev.portico.payment.due;

import static dev.portico.local.testing.Patience.await;
import static dev.portico.payment.PaymentFixtures.RETURN_URL;
import static dev.portico.payment.PaymentFixtures.allTypes;
import static dev.portico.payment.PaymentFixtures.asService;
import static dev.portico.payment.PaymentFixtures.asStaff;
import static dev.portico.payment.PaymentFixtures.awaitEvent;
import static dev.portico.payment.PaymentFixtures.awaitEvents;
import static dev.portico.payment.PaymentFixtures.awaitOutstanding;
import static dev.portico.payment.PaymentFixtures.checkout;
import static dev.portico.payment.PaymentFixtures.edited;
import static dev.portico.payment.PaymentFixtures.event;
import static dev.portico.payment.PaymentFixtures.json;
import static dev.portico.payment.PaymentFixtures.newOrder;
import static dev.portico.payment.PaymentFixtures.orderWithBalanceDue;
import static dev.portico.payment.PaymentFixtures.path;
import static dev.portico.payment.PaymentFixtures.pay;
import static dev.portico.payment.PaymentFixtures.received;
import static dev.portico.payment.PaymentFixtures.type;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.testing.Contracts;
import dev.portico.local.testing.Contracts.GoldenEvent;
import dev.portico.local.testing.TestDatabase;
import dev.portico.local.testing.TestKafka;
import dev.portico.local.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * The golden order with its top on pre-order: $127.50 of it, with tax, are the top's. The other $58.12 are due at once, and
 * a deposit of 20 %, which is $25.50.
 */
@QuarkusTest
class ScheduleStoryTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOP = "01935a2c-7c00-7000-8000-000000000001";
    private static final String LISTING = "01935a2c-7c06-7000-8000-000000000001";
    private static final long AT_ONCE = 5812;
    private static final long DEPOSIT = 2550;

    @Test
    void aPlanAsksForItsDepositOnly() {
        var order = newOrder();
        var today = today();

        TestKafka.send(onAPlan(order, AT_ONCE));

        awaitOutstanding(order, 18562 - AT_ONCE);
        asStaff()
                .get("/api/v1/orders/{id}/balance", order)
                .then()
                .body("dueMinor", equalTo((int) DEPOSIT))
                .body("nextDueOn", equalTo(today.plusMonths(1).toString()));
        asStaff()
                .get("/api/v1/orders/{id}/schedule", order)
                .then()
                .statusCode(200)
                .body("items.kind", contains("AT_ONCE", "DEPOSIT", "INSTALLMENT", "INSTALLMENT", "INSTALLMENT"))
                .body("items.amountMinor", contains((int) AT_ONCE, (int) DEPOSIT, 3400, 3400, 3400))
                .body("items.status", contains("PAID", "OPEN", "OPEN", "OPEN", "OPEN"))
                .body("items[4].dueOn", equalTo(today.plusMonths(3).toString()));
        assertThat(timers(order))
                .containsExactly(today.plusMonths(1).atStartOfDay(shop()).toInstant());
        assertThat(allTypes(order)).containsExactly("balance.changed.v1", "schedule.planned.v1");
    }

    @Test
    void anOrderThatIsBoughtNowHasOneItemAndNoScheduleEvents() {
        var order = orderWithBalanceDue();

        asService()
                .get("/internal/orders/{id}/schedule", order)
                .then()
                .statusCode(200)
                .body("items.kind", contains("AT_ONCE"))
                .body("items.amountMinor", contains(24937))
                .body("items.paidMinor", contains(18562));
        assertThat(allTypes(order)).noneMatch(type -> type.startsWith("schedule."));
        assertThat(timers(order)).isEmpty();
    }

    @Test
    void duplicatesAndDisorderLeadToTheSameSchedule() {
        var order = newOrder();
        var other = newOrder();

        TestKafka.send(onAPlan(order, AT_ONCE + DEPOSIT), raised(order));
        awaitOutstanding(order, 24937 - AT_ONCE - DEPOSIT);
        TestKafka.send(raised(other), raised(other), onAPlan(other, AT_ONCE + DEPOSIT), raised(other));
        TestKafka.send(onAPlan(other, AT_ONCE + DEPOSIT));
        awaitOutstanding(other, 24937 - AT_ONCE - DEPOSIT);

        assertThat(amounts(other)).isEqualTo(amounts(order)).containsExactly(5812, 2550, 5525, 5525, 5525);
        assertThat(allTypes(order))
                .containsExactly(
                        "balance.changed.v1", "schedule.planned.v1", "balance.changed.v1", "schedule.changed.v1");
        assertThat(allTypes(other)).containsExactly("balance.changed.v1", "schedule.planned.v1");
    }

    @Test
    void payingAllEarlyPaysTheSchedule() {
        var order = newOrder();
        TestKafka.send(onAPlan(order, AT_ONCE + DEPOSIT));
        awaitOutstanding(order, 10200);

        String url = checkout(order, UUID.randomUUID().toString(), 10200)
                .then()
                .statusCode(201)
                .extract()
                .path("url");
        pay(path(url), "4242 4242 4242 4242", 1).then().statusCode(303).header("Location", RETURN_URL);

        var changed = awaitEvent(order, "schedule.changed.v1", 1);
        assertThat(json(changed).get("cause").asText()).isEqualTo("PAYMENT");
        asStaff().get("/api/v1/orders/{id}/schedule", order).then().body("items.status", everyItem(equalTo("PAID")));
        assertThat(allTypes(order)).doesNotContain("refund.due.v1", "payment.requested.v1");
        assertThat(timers(order)).isEmpty();
    }

    @Test
    void aCanceledOrderHasNothingToPayLater() {
        var order = newOrder();

        TestKafka.send(onAPlan(order, AT_ONCE + DEPOSIT), event("order.canceled.v1", order, 5));

        awaitOutstanding(order, -AT_ONCE - DEPOSIT);
        var changed = awaitEvent(order, "schedule.changed.v1", 1);
        assertThat(json(changed).get("cause").asText()).isEqualTo("ORDER_CANCELED");
        assertThat(json(changed).at("/schedule/items")).isEmpty();
        assertThat(timers(order)).isEmpty();
    }

    @Test
    void staffAskForWhatWaitsOnce() {
        var order = newOrder();
        TestKafka.send(chargedWhen(order, "ON_STOCK_ARRIVAL"));
        awaitOutstanding(order, 18562 - AT_ONCE);
        trigger(order, "{\"lineIds\": [\"" + UUID.randomUUID() + "\"]}")
                .then()
                .statusCode(422)
                .body("code", equalTo("trigger-refused"))
                .body("violations.pointer", hasItems("/lineIds/0"));
        given().urlEncodingEnabled(false)
                .auth()
                .oauth2(TestTokens.bearer("viewer", "demo"))
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/orders/{id}/schedule:trigger", order)
                .then()
                .statusCode(403);

        for (int i = 0; i < 2; i++) {
            trigger(order, "{\"lineIds\": [\"" + TOP + "\"]}")
                    .then()
                    .statusCode(200)
                    .body("items[1].dueOn", equalTo(today().toString()));
        }

        assertThat(allTypes(order))
                .containsExactly(
                        "balance.changed.v1",
                        "schedule.planned.v1",
                        "balance.changed.v1",
                        "schedule.changed.v1",
                        "payment.requested.v1");
        var requested = json(awaitEvent(order, "payment.requested.v1", 1));
        assertThat(requested.get("amountMinor").asLong()).isEqualTo(12750);
        assertThat(requested.get("reason").asText()).isEqualTo("TRIGGERED");
    }

    @Test
    void whatIsSentIsAskedFor() {
        var order = newOrder();
        var released = preOrdered(event("order.released.v1", order, 8), terms("ON_FULFILLMENT"))
                .withData(data -> ((ObjectNode) data.get("hold")).put("kind", "PREORDER"));

        TestKafka.send(chargedWhen(order, "ON_FULFILLMENT"));
        TestKafka.send(preOrdered(event("order.released.v1", order, 7), terms("ON_FULFILLMENT"))); // the window's
        TestKafka.send(released, released);

        var requested = json(awaitEvent(order, "payment.requested.v1", 1));
        assertThat(requested.get("amountMinor").asLong()).isEqualTo(12750);
        assertThat(awaitEvents(order, 5))
                .extracting(record -> type(record))
                .containsExactly(
                        "balance.changed.v1",
                        "schedule.planned.v1",
                        "balance.changed.v1",
                        "schedule.changed.v1",
                        "payment.requested.v1");
    }

    @Test
    void termsThatNobodyCanReadGoToTheDeadLetters() {
        var order = newOrder();

        TestKafka.send(preOrdered(received(order), "{\"type\": \"LEASE\"}"));

        await().until(() -> TestKafka.records("order.events.payment-service.dlq", order.toString())
                        .size()
                == 1);
        asStaff().get("/api/v1/orders/{id}/schedule", order).then().statusCode(404);
    }

    /** The shop moves from the last time zone of the world to the first, where it is tomorrow already, or the day after. */
    @Test
    void theTimerAsksForWhatBecameDueOnce() throws SQLException {
        var order = newOrder();
        var day = LocalDate.now(ZoneId.of("Etc/GMT-14"));
        TestKafka.send(settings(1, "Etc/GMT+12"));
        await().until(() -> zone("calendar").equals(List.of("Etc/GMT+12")));
        TestKafka.send(preOrdered(received(order), dated(day))
                .withData(data -> paidAlready(data, AT_ONCE))
                .withHeader("ce_merchant", "calendar"));
        await().until(() -> timers(order)
                .equals(List.of(day.atStartOfDay(ZoneId.of("Etc/GMT+12")).toInstant())));

        fireNow(order); // too early: it is set again
        await().until(() -> timers(order)
                .equals(List.of(day.atStartOfDay(ZoneId.of("Etc/GMT+12")).toInstant())));
        TestKafka.send(settings(2, "Etc/GMT-14"));
        await().until(() -> zone("calendar").equals(List.of("Etc/GMT-14")));
        fireNow(order);

        var requested = json(awaitEvent(order, "payment.requested.v1", 1));
        assertThat(requested.get("amountMinor").asLong()).isEqualTo(12750);
        assertThat(requested.get("reason").asText()).isEqualTo("DAY_CAME");
        assertThat(requested.at("/balance/dueMinor").asLong()).isEqualTo(12750);
        assertThat(requested.at("/balance/nextDueOn").isNull()).isTrue();
        assertThat(timers(order)).isEmpty();
        assertThat(awaitEvents(order, 4))
                .extracting(record -> type(record))
                .containsExactly(
                        "balance.changed.v1", "schedule.planned.v1", "balance.changed.v1", "payment.requested.v1");
    }

    @Test
    void theGoldenPreviewIsAnswered() throws IOException {
        var order = UUID.fromString("01935a2c-7c00-7000-8000-000000002052");
        var request = JSON.readTree(internal("account-preview-request"));
        var terms = request.at("/lines/0/preOrder").toString();
        TestKafka.send(received(order).withData(data -> {
            var line = (ObjectNode) data.at("/order/lines/0");
            line.set("preOrder", tree(terms));
            line.put("id", request.at("/lines/0/lineId").asText());
            line.put("totalMinor", 10000);
            line.putArray("taxLines");
            ((ObjectNode) data.at("/order/totals")).put("totalMinor", 10499);
            paidAlready(data, 2499);
        }));
        awaitOutstanding(order, 8000);

        var answer = JSON.readTree(preview(order, request.toString())
                .then()
                .statusCode(200)
                .extract()
                .asString());

        var agreed = JSON.readTree(internal("account-preview"));
        assertThat(answer.get("before")).isEqualTo(agreed.get("before"));
        assertThat(answer.get("after")).isEqualTo(agreed.get("after"));
        assertThat(answer.get("outstandingMinor")).isEqualTo(agreed.get("outstandingMinor"));
        assertThat(answer.fieldNames()).toIterable().containsExactlyElementsOf(agreed::fieldNames);
        assertThat(allTypes(order)).containsExactly("balance.changed.v1", "schedule.planned.v1");
    }

    @Test
    void aPreviewThatCantBeSaysEverythingThatIsWrong() {
        var order = orderWithBalanceDue();

        preview(
                        order,
                        "{\"currency\": \"USD\", \"totalMinor\": 100, \"lines\": [" + line("{}") + ","
                                + line("{\"type\": 1}") + "]}")
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("/lines/0/preOrder", "/lines/1/preOrder"));
        preview(order, "{\"currency\": \"XXQ\", \"totalMinor\": 100, \"lines\": []}")
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("/currency"));
        preview(order, "{\"currency\": \"EUR\", \"totalMinor\": 100, \"lines\": []}")
                .then()
                .statusCode(422)
                .body("violations.code", contains("CURRENCY_MISMATCH"));
        preview(newOrder(), "{\"currency\": \"USD\", \"totalMinor\": 100, \"lines\": []}")
                .then()
                .statusCode(404);
    }

    private static String line(String terms) {
        return "{\"lineId\": \"%s\", \"amountMinor\": 50, \"quantity\": 1, \"preOrder\": %s}".formatted(TOP, terms);
    }

    private static io.restassured.response.Response preview(UUID order, String body) {
        return asService()
                .urlEncodingEnabled(false)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/internal/accounts/{id}:preview", order);
    }

    private static io.restassured.response.Response trigger(UUID order, String body) {
        return asStaff()
                .urlEncodingEnabled(false)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/orders/{id}/schedule:trigger", order);
    }

    private static List<Integer> amounts(UUID order) {
        return asStaff()
                .get("/api/v1/orders/{id}/schedule", order)
                .then()
                .statusCode(200)
                .extract()
                .path("items.amountMinor");
    }

    private static GoldenEvent onAPlan(UUID order, long paidMinor) {
        return preOrdered(received(order), plan()).withData(data -> paidAlready(data, paidMinor));
    }

    private static GoldenEvent chargedWhen(UUID order, String trigger) {
        return preOrdered(received(order), terms(trigger)).withData(data -> paidAlready(data, AT_ONCE));
    }

    private static GoldenEvent raised(UUID order) {
        return preOrdered(edited(order, 4, 2, 24937), plan());
    }

    private static String plan() {
        return """
                {"listingId": "%s", "type": "DEPOSIT_UPFRONT", "deposit": {"percent": "20", "amountMinor": null},
                 "plan": {"name": "Three months", "every": 1, "unit": "MONTH", "installments": 3},
                 "charge": {"trigger": "STAFF", "on": null, "days": null}, "released": false}"""
                .formatted(LISTING);
    }

    private static String terms(String trigger) {
        return """
                {"listingId": "%s", "type": "CHARGE_LATER", "deposit": null, "plan": null,
                 "charge": {"trigger": "%s", "on": null, "days": null}}"""
                .formatted(LISTING, trigger);
    }

    private static String dated(LocalDate day) {
        return """
                {"listingId": "%s", "type": "CHARGE_LATER", "charge": {"trigger": "ON_DATE", "on": "%s"}}"""
                .formatted(LISTING, day);
    }

    /** Ordered today, with the top on pre-order. */
    private static GoldenEvent preOrdered(GoldenEvent event, String terms) {
        return event.withData(data -> {
            var order = (ObjectNode) data.get("order");
            order.put("placedAt", Instant.now().toString());
            ((ObjectNode) order.at("/lines/0")).set("preOrder", tree(terms));
        });
    }

    private static void paidAlready(ObjectNode data, long minor) {
        ArrayNode payments = data.putArray("payments");
        payments.addObject()
                .put("externalId", "txn-1")
                .put("amountMinor", minor)
                .put("method", "Visa ending 4242");
    }

    private static GoldenEvent settings(long sequence, String zone) {
        return Contracts.event("merchant.settings-changed.v1")
                .withKey("calendar")
                .withNewId()
                .withSequence(sequence)
                .withHeader("ce_merchant", "calendar")
                .withData(data -> ((ObjectNode) data.get("merchant"))
                        .put("id", "calendar")
                        .put("timeZone", zone));
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static java.io.File internal(String name) {
        return Contracts.directory().resolve("internal/" + name + ".json").toFile();
    }

    /** Other tests tell of the shop's settings, and whose calendar it keeps. */
    private static ZoneId shop() {
        return zone("demo").stream().<ZoneId>map(ZoneId::of).findFirst().orElse(ZoneOffset.UTC);
    }

    private static LocalDate today() {
        return LocalDate.now(shop());
    }

    private static List<String> zone(String merchant) {
        return query("select time_zone from payment.shop where merchant = '" + merchant + "'");
    }

    private static List<Instant> timers(UUID order) {
        return query("select to_char(due_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') from payment.timer"
                        + " where kind = 'schedule-due' and subject = '" + order + "'")
                .stream()
                .map(Instant::parse)
                .toList();
    }

    private static void fireNow(UUID order) throws SQLException {
        try (var database = TestDatabase.connect("postgres")) {
            database.createStatement()
                    .execute("update payment.timer set due_at = now() where subject = '" + order + "'");
        }
    }

    private static List<String> query(String sql) {
        try (var database = TestDatabase.connect("postgres");
                var rows = database.createStatement().executeQuery(sql)) {
            var found = new java.util.ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
