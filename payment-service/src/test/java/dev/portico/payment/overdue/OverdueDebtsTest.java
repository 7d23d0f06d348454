package dev.portico.payment.overdue;

import static dev.portico.local.testing.Patience.await;
import static dev.portico.payment.PaymentFixtures.DUE;
import static dev.portico.payment.PaymentFixtures.awaitEvent;
import static dev.portico.payment.PaymentFixtures.isZero;
import static dev.portico.payment.PaymentFixtures.json;
import static dev.portico.payment.PaymentFixtures.pay;
import static dev.portico.payment.PaymentFixtures.types;
import static dev.portico.payment.Shop.CARD;
import static dev.portico.payment.Shop.SHOP_PAID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.payment.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OverdueDebtsTest {

    private static final Shop SHOP = new Shop("slow-payers");

    @Test
    void aDebtOfMoreThanThreeDaysIsToldOnce() {
        var order = owing();
        daysPass(order, 3);

        var overdue = json(awaitEvent(order, "balance.overdue.v1", 1));
        assertThat(overdue.at("/overdue/amountMinor").asLong()).isEqualTo(DUE);
        assertThat(overdue.at("/overdue/since").asText()).endsWith("Z");

        SHOP.edits(order, 9, SHOP_PAID + DUE + 100);
        assertThat(awaitEvent(order, "payment.requested.v1", 2)).isNotNull();
        assertThat(hasTimer(order)).isFalse();
        assertThat(types(order)).containsOnlyOnce("balance.overdue.v1");
    }

    @Test
    void untilThenNothingIsTold() {
        var order = owing();
        daysPass(order, 2);

        await().until(() -> dueLater(order));
        assertThat(types(order)).doesNotContain("balance.overdue.v1");
    }

    @Test
    void paymentEndsTheDebtAndAnotherOneBeginsAnew() {
        var order = owing();
        daysPass(order, 3);
        assertThat(awaitEvent(order, "balance.overdue.v1", 1)).isNotNull();

        pay(SHOP.pageFor(order), CARD, 1).then().statusCode(303);
        SHOP.awaitOutstanding(order, 0);
        assertThat(hasDebt(order)).isFalse();

        SHOP.edits(order, 9, SHOP_PAID + DUE + 100);
        SHOP.awaitOutstanding(order, 100);
        daysPass(order, 4);
        var second = json(awaitEvent(order, "balance.overdue.v1", 2));
        assertThat(second.at("/overdue/amountMinor").asLong()).isEqualTo(100);
    }

    @Test
    void aDebtThatIsPaidInTimeHasNoTimerLeft() {
        var order = owing();
        assertThat(hasTimer(order)).isTrue();

        pay(SHOP.pageFor(order), CARD, 1).then().statusCode(303);

        SHOP.awaitOutstanding(order, 0);
        assertThat(hasTimer(order)).isFalse();
    }

    @Test
    void thePolicyIsLookedAtWhenItIsTime() {
        var shop = new Shop("patient-shop");
        var order = shop.receives();
        shop.edits(order, 4, SHOP_PAID + DUE);
        shop.awaitOutstanding(order, DUE);
        shop.sets("{\"overdueAfterDays\": 10}");

        daysPass(order, 4);

        await().until(() -> dueLater(order));
        assertThat(types(order)).doesNotContain("balance.overdue.v1");
    }

    private static UUID owing() {
        var order = SHOP.receives();
        SHOP.edits(order, 4, SHOP_PAID + DUE);
        SHOP.awaitOutstanding(order, DUE);
        return order;
    }

    private static void daysPass(UUID order, int days) {
        Shop.sql("update payment.debt set since = since - interval '%d days' where order_id = '%s'"
                .formatted(days, order));
        Shop.timerIsDue(OverdueDebts.TIMER, order);
    }

    private static boolean hasDebt(UUID order) {
        return exists("payment.debt where order_id = '%s'".formatted(order));
    }

    private static boolean hasTimer(UUID order) {
        return exists("payment.timer where kind = '%s' and subject = '%s'".formatted(OverdueDebts.TIMER, order));
    }

    private static boolean dueLater(UUID order) {
        return exists("payment.timer where kind = '%s' and subject = '%s' and due_at > now() + interval '1 hour'"
                .formatted(OverdueDebts.TIMER, order));
    }

    private static boolean exists(String what) {
        try {
            return !isZero("select count(*) from " + what);
        } catch (SQLException wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
