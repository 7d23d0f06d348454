package dev.portico.payment;

import static dev.portico.local.testing.Patience.await;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.identity.Caller;
import dev.portico.kit.identity.CallerHeader;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.local.testing.Contracts;
import dev.portico.local.testing.Contracts.GoldenEvent;
import dev.portico.local.testing.TestDatabase;
import dev.portico.local.testing.TestKafka;
import dev.portico.local.testing.TestTokens;
import io.quarkus.arc.Arc;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One story for all tests: an order of $185.62, paid, that grows to $249.37, so that $63.75 are due. */
public final class PaymentFixtures {

    public static final String TOPIC = "payment.events";
    public static final long DUE = 6375;
    public static final String RETURN_URL = "http://localhost:8080/p/token/paid";

    private static final long LAST = 1_000;
    private static final long LAST_TOTAL = 99_999;
    private static final ObjectMapper JSON = new ObjectMapper();

    public static UUID newOrder() {
        return UUID.randomUUID();
    }

    /** A golden order event about another order, as an event of its own. */
    public static GoldenEvent event(String type, UUID order, long sequence) {
        return Contracts.event(type)
                .withKey(order.toString())
                .withNewId()
                .withSequence(sequence)
                .withData(data -> ((ObjectNode) data.get("order")).put("id", order.toString()));
    }

    public static GoldenEvent received(UUID order) {
        return event("order.received.v1", order, 1);
    }

    public static GoldenEvent edited(UUID order, long sequence, long version, long totalMinor) {
        return event("order.edited.v1", order, sequence).withData(data -> {
            ((ObjectNode) data.get("order")).put("version", version);
            ((ObjectNode) data.at("/order/totals")).put("totalMinor", totalMinor);
        });
    }

    /** Sends the story's first two events and waits for the balance. */
    public static UUID orderWithBalanceDue() {
        var order = newOrder();
        TestKafka.send(received(order), edited(order, 4, 2, 24937));
        awaitOutstanding(order, DUE);
        return order;
    }

    public static void awaitOutstanding(UUID order, long minor) {
        await().untilAsserted(() -> asStaff()
                .get("/api/v1/orders/{id}/balance", order)
                .then()
                .statusCode(200)
                .body("outstandingMinor", equalTo((int) minor)));
    }

    public static RequestSpecification asStaff() {
        return given().auth().oauth2(TestTokens.bearer("staff", "demo"));
    }

    public static RequestSpecification asService() {
        return asServiceFor("demo");
    }

    public static RequestSpecification asServiceFor(String merchant) {
        var header = Arc.container()
                .instance(CallerHeader.class)
                .get()
                .sign(new Caller(new MerchantId(merchant), Actor.CUSTOMER));
        return given().auth().oauth2(TestTokens.service()).header(CallerHeader.NAME, header);
    }

    public static Response checkout(UUID order, String key, long amountMinor) {
        return asService()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(
                        """
                        {"purpose": "BALANCE", "amountMinor": %d, "currency": "USD", "returnUrl": "%s"}"""
                                .formatted(amountMinor, RETURN_URL))
                .post("/internal/orders/{id}/checkouts", order);
    }

    /** Asks for a link to save another card. */
    public static Response requestUpdate(UUID order) {
        return requestUpdate(asService(), order);
    }

    public static Response requestUpdate(RequestSpecification caller, UUID order) {
        // as it is: REST Assured would write the colon as %3A
        return caller.urlEncodingEnabled(false).post("/internal/orders/" + order + "/payment-method:request-update");
    }

    /** Starts a checkout and gives the path of its page. */
    public static String pageFor(UUID order) {
        String url = checkout(order, UUID.randomUUID().toString(), DUE)
                .then()
                .statusCode(201)
                .extract()
                .path("url");
        return path(url);
    }

    public static String path(String url) {
        return url.substring(url.indexOf("/sandbox"));
    }

    public static Response pay(String page, String number, int form) {
        return given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .formParam("number", number)
                .formParam("expiry", "12/34")
                .formParam("cvc", "123")
                .formParam("name", "Robin Example")
                .formParam("form", form)
                .post(page);
    }

    /** Events about an order, once there are {@code count} of them. */
    public static List<ConsumerRecord<String, String>> awaitEvents(UUID order, int count) {
        return await().until(() -> TestKafka.records(TOPIC, order.toString()), records -> records.size() >= count);
    }

    /** The n-th event of a type about an order, from 1, once it is there. */
    public static ConsumerRecord<String, String> awaitEvent(UUID order, String type, int number) {
        return await().until(() -> ofType(order, type), records -> records.size() >= number)
                .get(number - 1);
    }

    private static List<ConsumerRecord<String, String>> ofType(UUID order, String type) {
        return TestKafka.records(TOPIC, order.toString()).stream()
                .filter(record -> type(record).equals(type))
                .toList();
    }

    /**
     * The types of all events about an order that what was done so far leads to: every webhook has been taken, and one more
     * edit has come out behind them.
     */
    public static List<String> allTypes(UUID order) {
        awaitWebhooks(order);
        TestKafka.send(edited(order, LAST, LAST, LAST_TOTAL));
        return await().until(() -> TestKafka.records(TOPIC, order.toString()), PaymentFixtures::hasLastEdit).stream()
                .takeWhile(record -> !isLastEdit(record))
                .map(PaymentFixtures::type)
                .toList();
    }

    private static boolean hasLastEdit(List<ConsumerRecord<String, String>> records) {
        return records.stream().anyMatch(PaymentFixtures::isLastEdit);
    }

    private static boolean isLastEdit(ConsumerRecord<String, String> record) {
        return json(record).at("/balance/orderTotalMinor").asLong() == LAST_TOTAL;
    }

    private static void awaitWebhooks(UUID order) {
        await().until(() ->
                isZero("select count(*) from payment.sandbox_webhook where delivered_at is null and body like '%"
                        + order + "%'"));
    }

    public static boolean isZero(String count) throws SQLException {
        try (var database = TestDatabase.connect("postgres");
                var row = database.createStatement().executeQuery(count)) {
            return row.next() && row.getLong(1) == 0;
        }
    }

    public static List<String> types(UUID order) {
        return TestKafka.records(TOPIC, order.toString()).stream()
                .map(PaymentFixtures::type)
                .toList();
    }

    public static String type(ConsumerRecord<?, ?> record) {
        return TestKafka.header(record, "ce_type");
    }

    public static JsonNode json(ConsumerRecord<String, String> record) {
        try {
            return JSON.readTree(record.value());
        } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private PaymentFixtures() {}
}
