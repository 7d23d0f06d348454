package dev.portico.payment.processor.sandbox;

import static dev.portico.payment.PaymentFixtures.allTypes;
import static dev.portico.payment.PaymentFixtures.awaitOutstanding;
import static dev.portico.payment.PaymentFixtures.orderWithBalanceDue;
import static dev.portico.payment.PaymentFixtures.pageFor;
import static dev.portico.payment.PaymentFixtures.pay;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Webhooks as real processors send them on a bad day: each of them twice, and the newest first. */
@QuarkusTest
@TestProfile(UnreliableDeliveryTest.BadDay.class)
class UnreliableDeliveryTest {

    public static class BadDay implements QuarkusTestProfile {

        /** Looks for webhooks so seldom that those of one test lie there together. */
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "portico.sandbox.deliver-newest-first", "true",
                    "portico.sandbox.deliver-twice", "true",
                    "portico.sandbox.deliver-every", "3s");
        }
    }

    @Test
    void aPaymentCountsOnceAndOldNewsAreNoNews() {
        var order = orderWithBalanceDue();
        var page = pageFor(order);
        pay(page, "4000 0000 0000 0002", 1).then().statusCode(303);
        pay(page, "4000 0025 0000 3155", 2).then().statusCode(303);
        given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .formParam("answer", "approve")
                .post(page + "/confirmation")
                .then()
                .statusCode(303);

        awaitOutstanding(order, 0);

        assertThat(allTypes(order)).containsOnlyOnce("payment.succeeded.v1").endsWith("balance.changed.v1");
    }
}
