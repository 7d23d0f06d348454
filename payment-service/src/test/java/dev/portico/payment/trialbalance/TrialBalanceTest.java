package dev.portico.payment.trialbalance;

import static dev.portico.local.testing.Patience.await;
import static dev.portico.payment.PaymentFixtures.awaitEvent;
import static dev.portico.payment.PaymentFixtures.json;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.portico.local.testing.TestTokens;
import dev.portico.payment.PaymentFixtures;
import dev.portico.payment.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TrialBalanceTest {

    private static final String PATH = "/api/v1/trial-balances";

    @Test
    void booksThatAddUpSaySo() {
        var shop = new Shop("good-books");
        for (var i = 0; i < 5; i++) { // more than two chunks
            assertThat(shop.receives()).isNotNull();
        }
        var refunded = shop.owesWhatCameByCard(Shop.CARD);
        shop.refunds(refunded, 6000).statusCode(201);

        shop.as("admin")
                .post(PATH)
                .then()
                .statusCode(200)
                .body("items.merchant", contains("good-books"))
                .body("items[0].accounts", equalTo(6))
                .body("items[0].differences", hasSize(0));
    }

    @Test
    void eachSumThatIsWrongIsTold() {
        var shop = new Shop("bad-books");
        var orders = List.of(shop.receives(), shop.receives(), shop.receives());
        var order = orders.get(2);
        tamper(order, 100);

        shop.as("admin")
                .post(PATH)
                .then()
                .statusCode(200)
                .body("items[0].accounts", equalTo(3))
                .body("items[0].differences.orderId", contains(order.toString()))
                .body("items[0].differences[0].sum", equalTo("PAYMENT"))
                .body("items[0].differences[0].promotedMinor", equalTo(18662))
                .body("items[0].differences[0].entriesMinor", equalTo(18562));

        var event = json(awaitEvent(order, "ledger.unbalanced.v1", 1));
        assertThat(event.at("/difference/amountMinor").asLong()).isEqualTo(100);
        assertThat(event.at("/difference/what").asText()).isEqualTo("PAYMENT");
        given().get("/q/metrics").then().body(containsString("portico_ledger_differences_total{sum=\"payment\""));
        tamper(order, -100);
    }

    @Test
    void itIsDoneDailyByItself() {
        var shop = new Shop("daily-books");
        var order = shop.receives();
        tamper(order, 1);

        Shop.sql("update payment.trial_balance set due_at = now() where merchant = 'daily-books'");

        await().until(() -> PaymentFixtures.types(order), types -> types.contains("ledger.unbalanced.v1"));
        await().until(() -> !PaymentFixtures.isZero("select count(*) from payment.trial_balance where merchant ="
                + " 'daily-books' and differences = 1 and accounts = 1 and due_at > now() + interval '23 hours'"));
        tamper(order, -1);
    }

    @Test
    void theOperatorSeesAllAndAMerchantTheirOwn() {
        assertThat(List.of(new Shop("first-books").receives(), new Shop("other-books").receives()))
                .hasSize(2);

        given().auth()
                .oauth2(TestTokens.operator())
                .post(PATH)
                .then()
                .statusCode(200)
                .body("items.merchant", hasItem("first-books"))
                .body("items.merchant", hasItem("other-books"));
        new Shop("first-books").as("admin").post(PATH).then().body("items.merchant", contains("first-books"));
        new Shop("first-books").as("staff").post(PATH).then().statusCode(403);
        new Shop("first-books").as("viewer").post(PATH).then().statusCode(403);
    }

    private static void tamper(UUID order, long minor) {
        Shop.sql("update payment.account set paid_minor = paid_minor + %d where order_id = '%s'"
                .formatted(minor, order));
    }
}
