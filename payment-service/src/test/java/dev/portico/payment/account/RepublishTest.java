package dev.portico.payment.account;

import static dev.portico.local.testing.Patience.await;
import static dev.portico.payment.PaymentFixtures.awaitEvents;
import static dev.portico.payment.PaymentFixtures.isZero;
import static dev.portico.payment.PaymentFixtures.orderWithBalanceDue;
import static dev.portico.payment.PaymentFixtures.types;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.portico.local.testing.TestKafka;
import dev.portico.local.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RepublishTest {

    @Test
    void anAdminAnnouncesEveryAccountOfTheirShop() {
        var first = orderWithBalanceDue();
        var second = orderWithBalanceDue();

        given().urlEncodingEnabled(false)
                .auth()
                .oauth2(TestTokens.bearer("admin", "demo"))
                .post("/api/v1/accounts:republish")
                .then()
                .statusCode(202)
                .body("started.merchant", equalTo(java.util.List.of("demo")));

        awaitSnapshot(first);
        awaitSnapshot(second);
        assertThat(TestKafka.header(awaitEvents(first, 4).get(3), "ce_sequence"))
                .isEqualTo("4");
        awaitTheEnd();
    }

    @Test
    void theOperatorAnnouncesEverybodys() {
        var order = orderWithBalanceDue();

        given().urlEncodingEnabled(false)
                .auth()
                .oauth2(TestTokens.operator())
                .post("/api/v1/accounts:republish")
                .then()
                .statusCode(202)
                .body("started.merchant", hasItem("demo"));

        awaitSnapshot(order);
        awaitTheEnd();
    }

    @Test
    void staffMayNot() {
        given().urlEncodingEnabled(false)
                .auth()
                .oauth2(TestTokens.bearer("staff", "demo"))
                .post("/api/v1/accounts:republish")
                .then()
                .statusCode(403);
    }

    /** Or it would announce the accounts of the next tests, too. */
    private static void awaitTheEnd() {
        await().until(() -> isZero("select count(*) from payment.republish where ended_at is null"));
    }

    private static void awaitSnapshot(UUID order) {
        await().until(() -> types(order).contains("account.snapshot.v1"));
    }
}
