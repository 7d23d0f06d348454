package dev.portico.notification;

import static dev.portico.local.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.kit.link.LinkCheck;
import dev.portico.kit.link.PortalLinks;
import dev.portico.local.testing.Contracts;
import dev.portico.local.testing.TestKafka;
import dev.portico.notification.MailServer.Received;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Robin orders, edits, fails to pay, pays, and gives up: every step is mailed once. */
@QuarkusTest
@Suite
class MailStoryTest {

    private static final String STAFF = "orders@northwind.example";

    @Inject
    PortalLinks links;

    private MailServer mails;

    @BeforeEach
    void startMailServer() {
        mails = MailServer.start();
    }

    @AfterEach
    void stopMailServer() {
        mails.close();
    }

    @Test
    void everyStepIsMailedOnceHoweverOftenItsEventIsDelivered() throws Exception {
        var robin = Orders.of("story");
        TestKafka.sendGolden("merchant.settings-changed.v1");
        for (var type : List.of("order.received.v1", "order.tagged.v1", "order.edited.v1", "order.canceled.v1")) {
            var event = robin.event(type);
            TestKafka.send(event, event);
        }
        for (var type : List.of(
                "payment.requested.v1",
                "payment.failed.v1",
                "payment.succeeded.v1",
                "balance.changed.v1",
                "refund.due.v1")) {
            var event = robin.event(type);
            TestKafka.send(event, event);
        }

        await().untilAsserted(() -> assertThat(robin.deliveries())
                .containsExactlyInAnyOrder(
                        "ORDER_RECEIVED SENT",
                        "ORDER_EDITED SENT",
                        "ORDER_EDITED_BY_CUSTOMER SENT",
                        "ORDER_CANCELED SENT",
                        "ORDER_CANCELED_BY_CUSTOMER SENT",
                        "PAYMENT_REQUESTED SENT",
                        "PAYMENT_FAILED SENT",
                        "PAYMENT_RECEIVED SENT",
                        "REFUND_DUE SENT"));

        assertThat(mails.to(robin.email()).stream().map(Received::subject))
                .containsExactlyInAnyOrder(
                        "We received your order #2051",
                        "Your order #2051 has been changed",
                        "Your order #2051 has been canceled",
                        "Payment needed for order #2051: $63.75",
                        "Your payment for order #2051 did not go through",
                        "Payment received for order #2051");
        assertThat(mails.to(STAFF).stream()
                        .filter(mail -> mail.html().contains(robin.orderId()))
                        .map(Received::subject))
                .containsExactlyInAnyOrder(
                        "Order #2051 was edited by the customer",
                        "Order #2051 was canceled by the customer",
                        "Refund due: $63.75 for order #2051");

        theLinkOpensTheOrder(robin);
        everyMailIsAnnounced(robin);
    }

    private void theLinkOpensTheOrder(Orders robin) {
        var mail = mails.to(robin.email()).get(0);
        var token = Pattern.compile("http://localhost:8080/p/(\\S+)").matcher(mail.text());
        assertThat(token.find()).isTrue();
        assertThat(links.verify(token.group(1))).isInstanceOfSatisfying(LinkCheck.Valid.class, valid -> {
            assertThat(valid.link().orderId()).hasToString(robin.orderId());
            assertThat(valid.link().merchant().value()).isEqualTo("demo");
            assertThat(valid.link().generation()).isEqualTo(1);
        });
        assertThat(mail.html()).contains("/p/" + token.group(1));
    }

    /** Structure and headers of {@code email.sent.v1} are those of the golden example. */
    private static void everyMailIsAnnounced(Orders robin) throws Exception {
        var golden = Contracts.event("email.sent.v1");
        await().untilAsserted(() -> assertThat(TestKafka.records("notification.events", robin.orderId()))
                .hasSize(9));
        long sequence = 0;
        for (var record : TestKafka.records("notification.events", robin.orderId())) {
            assertThat(TestKafka.header(record, "ce_sequence")).isEqualTo(String.valueOf(++sequence));
            assertThat(golden.headers().keySet()).allMatch(name -> TestKafka.header(record, name) != null);
            assertThat(TestKafka.header(record, "ce_type")).isEqualTo("email.sent.v1");
            assertThat(TestKafka.header(record, "ce_source")).isEqualTo(golden.header("ce_source"));
            assertThat(TestKafka.header(record, "ce_actor")).isEqualTo(golden.header("ce_actor"));
            var data = (ObjectNode) new ObjectMapper().readTree(record.value());
            assertThat(data.fieldNames()).toIterable().containsExactlyElementsOf(golden.data()::fieldNames);
            assertThat(data.get("delivery").fieldNames())
                    .toIterable()
                    .containsExactlyElementsOf(golden.data().get("delivery")::fieldNames);
            assertThat(data.at("/delivery/locale").asText()).isEqualTo("en");
            assertThat(data.toString()).doesNotContain("@");
        }
    }
}
