package dev.portico.payment.charge;

import static dev.portico.local.testing.Patience.await;
import static dev.portico.payment.PaymentFixtures.allTypes;
import static dev.portico.payment.PaymentFixtures.asStaff;
import static dev.portico.payment.PaymentFixtures.awaitEvent;
import static dev.portico.payment.PaymentFixtures.awaitOutstanding;
import static dev.portico.payment.PaymentFixtures.checkout;
import static dev.portico.payment.PaymentFixtures.edited;
import static dev.portico.payment.PaymentFixtures.event;
import static dev.portico.payment.PaymentFixtures.json;
import static dev.portico.payment.PaymentFixtures.newOrder;
import static dev.portico.payment.PaymentFixtures.path;
import static dev.portico.payment.PaymentFixtures.pay;
import static dev.portico.payment.PreOrders.LISTING;
import static dev.portico.payment.PreOrders.TOP_MINOR;
import static dev.portico.payment.PreOrders.arrived;
import static dev.portico.payment.PreOrders.onAPlan;
import static dev.portico.payment.PreOrders.plan;
import static dev.portico.payment.PreOrders.preOrdered;
import static dev.portico.payment.PreOrders.released;
import static dev.portico.payment.PreOrders.terms;
import static dev.portico.payment.PreOrders.today;
import static dev.portico.payment.PreOrders.waiting;
import static dev.portico.payment.charge.ChargeFixtures.awaitStatus;
import static dev.portico.payment.charge.ChargeFixtures.card;
import static dev.portico.payment.charge.ChargeFixtures.charge;
import static dev.portico.payment.charge.ChargeFixtures.dueNow;
import static dev.portico.payment.charge.ChargeFixtures.field;
import static dev.portico.payment.charge.ChargeFixtures.onFile;
import static dev.portico.payment.charge.ChargeFixtures.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.local.testing.TestKafka;
import dev.portico.payment.PaymentFixtures;
import dev.portico.payment.PreOrders;
import dev.portico.payment.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What falls due is charged to the card on file by itself, and asked for where there is none. */
@QuarkusTest
class ChargeByItselfTest {

    private static final MerchantId DEMO = new MerchantId("demo");
    private static final Instant FAR_FUTURE = Instant.parse("2100-01-01T00:00:00Z");

    @Inject
    Charges charges;

    @Test
    void whatIsSentIsAnnouncedAndThenChargedOnce() throws Exception {
        var order = waitingFor("ON_FULFILLMENT", "success");
        var day = today().plusDays(3);

        TestKafka.send(released(order, 2), released(order, 3));

        awaitStatus(order, "CREATED");
        assertThat(field(order, "dueOn")).isEqualTo(day.toString());
        assertThat(field(order, "amountMinor")).isEqualTo(String.valueOf(TOP_MINOR));
        assertThat(field(order, "itemId")).isEqualTo(item(order, 1));
        dueNow(order);
        var upcoming = json(awaitEvent(order, "charge.upcoming.v1", 1)).get("charge");
        assertThat(upcoming.get("on").asText()).isEqualTo(day.toString());
        assertThat(upcoming.get("amountMinor").asLong()).isEqualTo(TOP_MINOR);
        dueNow(order); // too early: it waits for the day it was announced for
        await().until(() ->
                hasRow("charge where order_id = '%s' and due_at > now() + interval '1 day'".formatted(order)));
        awaitOutstanding(order, TOP_MINOR);

        theDayHasCome(order);

        awaitOutstanding(order, 0);
        awaitCharges(order, "SUCCEEDED");
        assertThat(allTypes(order))
                .containsOnlyOnce("charge.upcoming.v1", "payment.succeeded.v1")
                .doesNotContain("payment.requested.v1", "refund.due.v1");
    }

    @Test
    void whatHasArrivedIsChargedWhenAllOfItHas() throws Exception {
        var order = waitingFor("ON_STOCK_ARRIVAL", "success");

        TestKafka.send(arrived(order, 2, 1));
        await().until(() -> hasRow("account where order_id = '%s' and order_sequence = 2".formatted(order)));
        asStaff()
                .get("/api/v1/orders/{id}/schedule", order)
                .then()
                .body("items[1].trigger", equalTo("ON_STOCK_ARRIVAL"));
        TestKafka.send(arrived(order, 3, 2), arrived(order, 4, 2));

        awaitStatus(order, "CREATED");
        dueNow(order);
        assertThat(awaitEvent(order, "charge.upcoming.v1", 1)).isNotNull();
        theDayHasCome(order);
        awaitOutstanding(order, 0);
        assertThat(allTypes(order)).containsOnlyOnce("payment.succeeded.v1").doesNotContain("payment.requested.v1");
    }

    @Test
    void withoutACardTheCustomerIsAsked() {
        var order = newOrder();
        TestKafka.send(waiting(order, "ON_FULFILLMENT"), released(order, 2));

        var asked = json(awaitEvent(order, "payment.requested.v1", 1));
        assertThat(asked.get("amountMinor").asLong()).isEqualTo(TOP_MINOR);
        asStaff().get("/api/v1/orders/{id}/charges", order).then().body("items", hasSize(0));

        onFile(order, "success"); // from now on it is charged
        awaitStatus(order, "CREATED");
        assertThat(allTypes(order)).containsOnlyOnce("payment.requested.v1");
    }

    @Test
    void whatIsAboveTheCeilingIsAskedFor() {
        var order = newOrder();
        TestKafka.send(waiting(order, "ON_FULFILLMENT"));
        awaitOutstanding(order, TOP_MINOR);
        put(order, card("sbx_card_test_success").replace("}", ", \"ceilingMinor\": %d}".formatted(TOP_MINOR - 1)))
                .then()
                .statusCode(200);

        TestKafka.send(released(order, 2));

        assertThat(json(awaitEvent(order, "payment.requested.v1", 1))
                        .get("amountMinor")
                        .asLong())
                .isEqualTo(TOP_MINOR);
        asStaff().get("/api/v1/orders/{id}/charges", order).then().body("items", hasSize(0));
    }

    @Test
    void whereOnlyDetailsWereCapturedStaffAskTheCustomer() {
        var order = newOrder();
        TestKafka.send(PreOrders.received(order, terms(LISTING, "CAPTURE_ONLY", "STAFF"), PreOrders.AT_ONCE));
        awaitOutstanding(order, TOP_MINOR);
        onFile(order, "success");

        triggered(order);

        assertThat(awaitEvent(order, "payment.requested.v1", 1)).isNotNull();
        asStaff().get("/api/v1/orders/{id}/charges", order).then().body("items", hasSize(0));
    }

    @Test
    void aPlanIsPlannedAndFollowsTheOrder() {
        var order = newOrder();
        TestKafka.send(onAPlan(order));
        awaitOutstanding(order, 10200);
        onFile(order, "success");
        awaitCharges(order, "CREATED", "CREATED", "CREATED");
        assertThat(amounts(order, "CREATED")).containsExactly(3400, 3400, 3400);
        assertThat(asStaff().get("/api/v1/orders/{id}/charges", order).<List<String>>path("items.dueOn"))
                .containsExactlyInAnyOrder(
                        today().plusMonths(1).toString(),
                        today().plusMonths(2).toString(),
                        today().plusMonths(3).toString());

        TestKafka.send(preOrdered(edited(order, 4, 2, 24937), plan()));
        await().until(() -> amounts(order, "CREATED").equals(List.of(5525, 5525, 5525)));

        TestKafka.send(event("order.canceled.v1", order, 6));
        awaitCharges(order, "SKIPPED", "SKIPPED", "SKIPPED");
        assertThat(field(order, "skipReason")).isEqualTo("CANCELED");
    }

    @Test
    void whatIsPaidEarlyIsNotCharged() {
        var order = newOrder();
        TestKafka.send(onAPlan(order));
        awaitOutstanding(order, 10200);
        onFile(order, "success");
        awaitCharges(order, "CREATED", "CREATED", "CREATED");

        TestKafka.send(
                preOrdered(event("order.updated.v1", order, 4), plan()).withData(data -> data.putArray("payments")
                        .addObject()
                        .put("externalId", "txn-2")
                        .put("amountMinor", 5000)
                        .put("method", "Cash")));
        awaitOutstanding(order, 5200);
        awaitCharges(order, "CREATED", "CREATED", "SKIPPED");
        assertThat(amounts(order, "CREATED")).containsExactlyInAnyOrder(1800, 3400);

        payOnAPage(order, 5200);
        awaitOutstanding(order, 0);
        awaitCharges(order, "SKIPPED", "SKIPPED", "SKIPPED");
    }

    @Test
    void aDeadCardLetsTheCustomerBeAskedAndAnotherOneIsCharged() throws Exception {
        var order = waitingFor("ON_FULFILLMENT", "declined-later");
        announced(order);

        theDayHasCome(order);

        awaitStatus(order, "DECLINED");
        var asked = json(awaitEvent(order, "payment.requested.v1", 1));
        assertThat(asked.get("reason").asText()).isEqualTo("NOT_CHARGED");
        assertThat(asked.get("amountMinor").asLong()).isEqualTo(TOP_MINOR);
        assertThat(hasRow("debt where order_id = '%s'".formatted(order))).isTrue();

        onFile(order, "success");
        awaitOutstanding(order, 0);
        assertThat(allTypes(order)).containsOnlyOnce("payment.requested.v1", "payment.succeeded.v1");
    }

    @Test
    void whileACardIsTriedAgainNobodyIsAsked() throws Exception {
        var order = waitingFor("ON_FULFILLMENT", "insufficient-funds");
        announced(order);
        theDayHasCome(order);
        awaitStatus(order, "DECLINED");
        assertThat(json(awaitEvent(order, "payment.failed.v1", 1))
                        .at("/retry/nextAt")
                        .isTextual())
                .isTrue();
        assertThat(hasRow("debt where order_id = '%s'".formatted(order))).isFalse();

        Shop.sql("update payment.charge set attempt = 3, due_at = now(), version = version + 1 where order_id = '%s'"
                .formatted(order)); // the last try

        assertThat(json(awaitEvent(order, "payment.failed.v1", 2))
                        .at("/retry/nextAt")
                        .isNull())
                .isTrue();
        assertThat(json(awaitEvent(order, "payment.requested.v1", 1))
                        .get("reason")
                        .asText())
                .isEqualTo("NOT_CHARGED");
        assertThat(allTypes(order)).containsOnlyOnce("payment.requested.v1");
    }

    @Test
    void aBankThatAsksLeavesItToTheCustomer() throws Exception {
        var order = waitingFor("ON_FULFILLMENT", "authentication");
        announced(order);

        theDayHasCome(order);

        awaitStatus(order, "REQUIRES_ACTION");
        assertThat(awaitEvent(order, "payment.action-required.v1", 1)).isNotNull();
        assertThat(hasRow("debt where order_id = '%s'".formatted(order))).isTrue();
        assertThat(allTypes(order)).doesNotContain("payment.requested.v1");
    }

    @Test
    void aRunTakesWhatIsPlannedAtOnce() {
        var order = waitingFor("STAFF", "success");
        triggered(order);
        awaitStatus(order, "CREATED");

        charge(order);

        awaitOutstanding(order, 0);
        awaitCharges(order, "SKIPPED", "SUCCEEDED");
        assertThat(allTypes(order)).containsOnlyOnce("payment.succeeded.v1").doesNotContain("payment.requested.v1");
    }

    @Test
    void aRunThatTriggersAsksForNothingItTakes() {
        var order = waitingFor("STAFF", "success");

        charge(order);

        awaitOutstanding(order, 0);
        assertThat(allTypes(order)).containsOnlyOnce("payment.succeeded.v1").doesNotContain("payment.requested.v1");
    }

    @Test
    void whatWasGivenBackIsNotChargedAgain() throws Exception {
        var order = waitingFor("ON_FULFILLMENT", "success");
        announced(order);
        theDayHasCome(order);
        awaitOutstanding(order, 0);

        asStaff()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "goodwill-" + order)
                .body("{\"amountMinor\": 1000, \"currency\": \"USD\", \"allowMoreThanDue\": true}")
                .post("/api/v1/orders/{id}/refunds", order)
                .then()
                .statusCode(201);

        awaitOutstanding(order, 1000);
        assertThat(allTypes(order)).doesNotContain("payment.requested.v1");
        awaitCharges(order, "SUCCEEDED");
    }

    /** The service dies when the attempt is stored; the order is edited before anybody asks what became of it. */
    @Test
    void anAttemptThatACrashCutOffIsFinishedAndMadeOnce() throws Throwable {
        var order = waitingFor("ON_FULFILLMENT", "success");
        announced(order);
        daysPass(order);
        Shop.sql(
                "update payment.charge set due_at = now() + interval '1 day', version = version + 1 where order_id = '%s'"
                        .formatted(order)); // no worker takes it
        var id = UUID.fromString(field(order, "id"));
        assertThat(begun(id)).hasSize(1);
        assertThat(begun(id)).isEmpty();

        TestKafka.send(released(order, 5));
        dueNow(order);

        awaitOutstanding(order, 0);
        awaitCharges(order, "SUCCEEDED");
        assertThat(allTypes(order)).containsOnlyOnce("payment.succeeded.v1").doesNotContain("payment.requested.v1");
    }

    private List<Attempt> begun(UUID charge) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> charges.begin(DEMO, List.of(charge), FAR_FUTURE));
    }

    private static UUID waitingFor(String trigger, String slug) {
        var order = newOrder();
        TestKafka.send(waiting(order, trigger));
        awaitOutstanding(order, TOP_MINOR);
        onFile(order, slug);
        return order;
    }

    private static void announced(UUID order) throws Exception {
        TestKafka.send(released(order, 2));
        awaitStatus(order, "CREATED");
        dueNow(order);
        assertThat(awaitEvent(order, "charge.upcoming.v1", 1)).isNotNull();
    }

    /** The day comes, as far as the charge is concerned. */
    private static void theDayHasCome(UUID order) throws SQLException {
        daysPass(order);
        dueNow(order);
    }

    /** Four, since what is charged has happened. */
    private static void daysPass(UUID order) {
        Shop.sql(
                """
                update payment.schedule set version = version + 1, document = jsonb_set(
                       document, '{triggered,%s}', to_jsonb(to_char(current_date - 4, 'YYYY-MM-DD')))
                 where order_id = '%s'"""
                        .formatted(PreOrders.TOP, order));
        Shop.sql("update payment.charge set due_on = due_on - 4, version = version + 1 where order_id = '%s'"
                .formatted(order));
    }

    private static void triggered(UUID order) {
        // as it is: REST Assured would write the colon as %3A
        asStaff()
                .urlEncodingEnabled(false)
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/orders/{id}/schedule:trigger", order)
                .then()
                .statusCode(200);
    }

    private static void payOnAPage(UUID order, long minor) {
        String url = checkout(order, UUID.randomUUID().toString(), minor)
                .then()
                .statusCode(201)
                .extract()
                .path("url");
        pay(path(url), "4242 4242 4242 4242", 1).then().statusCode(303);
    }

    private static String item(UUID order, int index) {
        return asStaff().get("/api/v1/orders/{id}/schedule", order).path("items[%d].id".formatted(index));
    }

    private static void awaitCharges(UUID order, String... statuses) {
        await().untilAsserted(() -> assertThat(
                        asStaff().get("/api/v1/orders/{id}/charges", order).<List<String>>path("items.status"))
                .containsExactlyInAnyOrder(statuses));
    }

    private static List<Integer> amounts(UUID order, String status) {
        return asStaff()
                .get("/api/v1/orders/{id}/charges", order)
                .path("items.findAll { it.status == '%s' }.amountMinor".formatted(status));
    }

    private static boolean hasRow(String what) throws SQLException {
        return !PaymentFixtures.isZero("select count(*) from payment." + what);
    }
}
