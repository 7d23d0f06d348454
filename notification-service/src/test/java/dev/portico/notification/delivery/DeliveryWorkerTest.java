package dev.portico.notification.delivery;

import static dev.portico.local.testing.Patience.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.testing.TestKafka;
import dev.portico.local.testing.TestTokens;
import dev.portico.notification.MailServer;
import dev.portico.notification.Orders;
import dev.portico.notification.Suite;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens when a mail does not go through at once. */
@QuarkusTest
@Suite
class DeliveryWorkerTest {

    @BeforeEach
    void knownMerchant() {
        TestKafka.send(Orders.merchant("demo", "Northwind Goods"));
    }

    @Test
    void aMailServerThatIsAwayIsTriedAgainAndThenLeftToStaffWhoSendItAgain() throws Exception {
        var patient = Orders.of("patient");
        TestKafka.send(patient.event("order.received.v1"));
        awaitDeliveries(patient, "ORDER_RECEIVED PARKED");
        assertThat(Orders.rows("select attempts || ' ' || last_error from notification.delivery where order_id = '"
                        + patient.orderId() + "'"))
                .containsExactly("3 connection refused");

        await().untilAsserted(() -> assertThat(TestKafka.records("notification.events", patient.orderId()))
                .hasSize(1));
        var failed = TestKafka.records("notification.events", patient.orderId()).get(0);
        assertThat(TestKafka.header(failed, "ce_type")).isEqualTo("email.failed.v1");
        var data = new ObjectMapper().readTree(failed.value());
        assertThat(data.get("attempts").asInt()).isEqualTo(3);
        assertThat(data.get("reason").asText()).isEqualTo("connection refused");

        try (var mails = MailServer.start()) {
            var id = data.at("/delivery/deliveryId").asText();
            var again = given().urlEncodingEnabled(false)
                    .auth()
                    .oauth2(TestTokens.bearer("staff", "demo"))
                    .header("Idempotency-Key", UUID.randomUUID())
                    .post("/api/v1/deliveries/" + id + ":resend");
            assertThat(again.statusCode()).isEqualTo(201);
            awaitDeliveries(patient, "ORDER_RECEIVED PARKED", "ORDER_RECEIVED SENT");
            await().untilAsserted(() -> assertThat(given().get("/q/metrics").asString())
                    .contains("portico_emails_total{kind=\"order_received\",status=\"sent\"")
                    .contains("portico_emails_total{kind=\"order_received\",status=\"retry\"")
                    .contains("portico_emails_total{kind=\"order_received\",status=\"parked\""));
            assertThat(mails.to("patient@example.com")).hasSize(1);
        }
    }

    @Test
    void aMailServerThatComesBackGetsTheMail() {
        var lucky = Orders.of("lucky");
        pauseRetriesOf(lucky);
        try {
            TestKafka.send(lucky.event("order.received.v1"));
            awaitDeliveries(lucky, "ORDER_RECEIVED RETRY");
        } finally {
            Orders.execute("drop trigger pause on notification.delivery");
        }
        try (var mails = MailServer.start()) {
            makeDue(lucky);
            awaitDeliveries(lucky, "ORDER_RECEIVED SENT");
            assertThat(mails.to(lucky.email())).hasSize(1);
            assertThat(attempts(lucky)).isEqualTo("2");
        }
    }

    @Test
    void mailsThatAreSettledTogetherAreNumberedOneAfterTheOther() {
        var counted = Orders.of("counted");
        try (var mails = MailServer.start()) {
            TestKafka.send(counted.event("order.received.v1"), counted.event("order.cancel-requested.v1"));

            await().untilAsserted(() -> assertThat(TestKafka.records("notification.events", counted.orderId()))
                    .extracting(sent -> TestKafka.header(sent, "ce_sequence"))
                    .containsExactly("1", "2", "3"));
            assertThat(mails.to(counted.email())).hasSize(2);
        }
    }

    @Test
    void theLanguageThatAMailIsWrittenInIsTold() throws Exception {
        var taiwan = Orders.of("taiwan");
        var event = taiwan.event("order.received.v1")
                .withData(data -> ((ObjectNode) data.at("/order/customer")).put("locale", "zh-TW"));
        try (var mails = MailServer.start()) {
            TestKafka.send(event);

            await().untilAsserted(() -> assertThat(TestKafka.records("notification.events", taiwan.orderId()))
                    .hasSize(1));
            var sent =
                    TestKafka.records("notification.events", taiwan.orderId()).get(0);
            assertThat(new ObjectMapper()
                            .readTree(sent.value())
                            .at("/delivery/locale")
                            .asText())
                    .isEqualTo("zh-Hant");
            assertThat(mails.to(taiwan.email())).hasSize(1);
        }
    }

    @Test
    void anAddressThatMailCantBeSentToIsParkedAtOnce() {
        var odd = new Orders(UUID.randomUUID().toString(), "robin@example.com>\r\nBcc: evil@example.com", "demo");
        try (var mails = MailServer.start()) {
            TestKafka.send(odd.event("order.received.v1"));
            awaitDeliveries(odd, "ORDER_RECEIVED PARKED");
            assertThat(attempts(odd)).isEqualTo("1");
            assertThat(mails.to("evil@example.com")).isEmpty();
        }
    }

    /** The database refuses to store SENT, as if the service had died right after the mail server's yes. */
    @Test
    void aCrashBetweenSendingAndStoringSendsAgainUnderTheSameMessageIdAndAnnouncesOnce() {
        var crash = Orders.of("crash");
        Orders.execute(
                """
                create sequence public.deaths;
                grant usage on sequence public.deaths to public;
                create or replace function public.die() returns trigger language plpgsql as
                $$ begin perform nextval('public.deaths'); raise exception 'killed'; end $$;
                create trigger die before update on notification.delivery for each row
                  when (new.status = 'SENT' and new.recipient = 'crash@example.com') execute function public.die()
                """);
        try (var mails = MailServer.start()) {
            TestKafka.send(crash.event("order.received.v1"));
            // Once with others, once alone. Sequences outlive what is rolled back.
            await().until(() -> Orders.rows("select last_value from public.deaths where is_called")
                    .contains("2"));
            assertThat(mails.to(crash.email())).hasSize(1);
            assertThat(crash.deliveries()).containsExactly("ORDER_RECEIVED SENDING");
            Orders.execute("drop trigger die on notification.delivery");
            makeDue(crash);

            awaitDeliveries(crash, "ORDER_RECEIVED SENT");
            var sent = mails.to(crash.email());
            assertThat(sent).hasSize(2);
            assertThat(sent.get(1).header("Message-ID")).isEqualTo(sent.get(0).header("Message-ID"));
            assertThat(attempts(crash)).isEqualTo("2");
            await().until(() ->
                    TestKafka.records("notification.events", crash.orderId()).size() == 1);
        } finally {
            Orders.execute("drop trigger if exists die on notification.delivery; drop sequence public.deaths");
        }
    }

    @Test
    void aMailWhoseWorkersKeepDyingIsParkedWithoutAnotherTry() {
        var doomed = Orders.of("doomed");
        try (var mails = MailServer.start()) {
            TestKafka.send(doomed.event("order.received.v1"));
            awaitDeliveries(doomed, "ORDER_RECEIVED SENT");
            Orders.execute(
                    "update notification.delivery set status = 'SENDING', attempts = 3, sent_at = null, due_at = now()"
                            + " where order_id = '" + doomed.orderId() + "'");
            awaitDeliveries(doomed, "ORDER_RECEIVED PARKED");
            assertThat(mails.to(doomed.email())).hasSize(1);
        }
    }

    /** The first pause becomes as long as a test wants. */
    private static void pauseRetriesOf(Orders orders) {
        Orders.execute(
                """
                create or replace function public.pause() returns trigger language plpgsql as
                $$ begin new.due_at := new.due_at + interval '1 day'; return new; end $$;
                create trigger pause before update on notification.delivery for each row
                  when (new.status = 'RETRY' and new.order_id = '%s') execute function public.pause()
                """
                        .formatted(orders.orderId()));
    }

    /** Ends a pause or a lease. */
    private static void makeDue(Orders orders) {
        Orders.execute("update notification.delivery set due_at = now() where order_id = '" + orders.orderId() + "'");
    }

    private static String attempts(Orders orders) {
        return Orders.rows("select attempts from notification.delivery where order_id = '" + orders.orderId() + "'")
                .stream()
                .findFirst()
                .orElse("0");
    }

    private static void awaitDeliveries(Orders orders, String... expected) {
        await().untilAsserted(() -> assertThat(orders.deliveries()).containsExactly(expected));
    }
}
