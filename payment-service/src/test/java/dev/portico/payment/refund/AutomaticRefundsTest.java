package dev.portico.payment.refund;

import static dev.portico.local.testing.Patience.await;
import static dev.portico.payment.PaymentFixtures.DUE;
import static dev.portico.payment.PaymentFixtures.awaitEvent;
import static dev.portico.payment.PaymentFixtures.isZero;
import static dev.portico.payment.PaymentFixtures.json;
import static dev.portico.payment.Shop.CARD;
import static dev.portico.payment.Shop.SHOP_PAID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;

import dev.portico.payment.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AutomaticRefundsTest {

    private static final String POLICY =
            """
            {"mode": "AUTOMATIC", "limitMinor": {"USD": %d}, "delayMinutes": 60}""";

    @Test
    void whatIsDueIsIssuedAfterTheDelayOnceTheWindowHasClosed() {
        var shop = shop("auto-issues", DUE);
        var order = shop.owesWhatCameByCard(CARD);
        assertThat(hasTimer(order)).isFalse();

        shop.closesWindow(order, 11);
        await().until(() -> hasTimer(order));
        Shop.timerIsDue(AutomaticRefunds.TIMER, order);

        shop.awaitRefund(order, "SUCCEEDED");
        shop.awaitOutstanding(order, 0);
        var issued = json(awaitEvent(order, "refund.issued.v1", 1));
        assertThat(issued.at("/refund/kind").asText()).isEqualTo("AUTOMATIC");
        assertThat(issued.at("/refund/amountMinor").asLong()).isEqualTo(DUE);
    }

    @Test
    void theDelayCountsFromTheLaterOfBothAndStartsAnewWhenTheAmountChanges() {
        var shop = shop("auto-delays", DUE);
        var order = shop.paidByCard(CARD);
        shop.closesWindow(order, 7); // in the golden event, long ago

        shop.edits(order, 9, SHOP_PAID);
        await().until(() -> hasTimer(order));

        assertThat(isDueIn(order, 59, 61)).isTrue();
    }

    @Test
    void anOrderThatIsOverWaitsForNoWindow() {
        var shop = shop("auto-cancels", 100_000);
        var order = shop.paidByCard(CARD);

        shop.cancels(order, 9);

        await().until(() -> hasTimer(order));
    }

    @Test
    void whatIsGoneByThenIsNotIssued() {
        var shop = shop("auto-gone", DUE);
        var order = shop.owesWhatCameByCard(CARD);
        shop.closesWindow(order, 11);
        await().until(() -> hasTimer(order));

        shop.edits(order, 13, SHOP_PAID + DUE);
        shop.awaitOutstanding(order, 0);
        assertNothingIsIssued(shop, order);
    }

    @Test
    void onlyTheRestIsIssuedAfterStaffGaveBackAPart() {
        var shop = shop("auto-rest", DUE);
        var order = shop.owesWhatCameByCard(CARD);
        shop.closesWindow(order, 11);
        await().until(() -> hasTimer(order));

        shop.refunds(order, 6000).statusCode(201);
        Shop.timerIsDue(AutomaticRefunds.TIMER, order);

        shop.awaitOutstanding(order, 0);
        shop.as("viewer")
                .get("/api/v1/orders/{id}/refunds", order)
                .then()
                .body("items.amountMinor", contains(375, 6000))
                .body("items.kind", contains("AUTOMATIC", "MANUAL"));
    }

    @Test
    void aboveTheLimitItIsLeftToStaff() {
        var shop = shop("auto-limit", DUE - 1);
        var order = shop.owesWhatCameByCard(CARD);
        shop.closesWindow(order, 11);
        await().until(() -> hasTimer(order));

        assertNothingIsIssued(shop, order);
    }

    @Test
    void whatTheShopTookIsLeftToStaff() {
        var shop = shop("auto-outside", 100_000);
        var order = shop.receives();
        shop.edits(order, 4, SHOP_PAID - 1000);
        shop.awaitOutstanding(order, -1000);
        shop.closesWindow(order, 6);
        await().until(() -> hasTimer(order));

        assertNothingIsIssued(shop, order);
    }

    @Test
    void aMerchantWhoChangedTheirMindIsObeyed() {
        var shop = shop("auto-off", DUE);
        var order = shop.owesWhatCameByCard(CARD);
        shop.closesWindow(order, 11);
        await().until(() -> hasTimer(order));

        shop.sets("{\"mode\": \"MANUAL\"}");
        assertNothingIsIssued(shop, order);
    }

    private static void assertNothingIsIssued(Shop shop, UUID order) {
        Shop.timerIsDue(AutomaticRefunds.TIMER, order);
        await().until(() -> !hasTimer(order));
        shop.as("viewer").get("/api/v1/orders/{id}/refunds", order).then().body("items", hasSize(0));
    }

    private static Shop shop(String name, long limit) {
        var shop = new Shop(name);
        shop.sets(POLICY.formatted(limit));
        return shop;
    }

    private static boolean hasTimer(UUID order) {
        return count(order, "true");
    }

    private static boolean isDueIn(UUID order, int least, int most) {
        return count(
                order,
                "due_at between now() + interval '%d minutes' and now() + interval '%d minutes'"
                        .formatted(least, most));
    }

    private static boolean count(UUID order, String condition) {
        try {
            return !isZero("select count(*) from payment.timer where kind = '%s' and subject = '%s' and %s"
                    .formatted(AutomaticRefunds.TIMER, order, condition));
        } catch (java.sql.SQLException wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
