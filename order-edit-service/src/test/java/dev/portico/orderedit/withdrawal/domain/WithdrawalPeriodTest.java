package dev.portico.orderedit.withdrawal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.orderedit.Fixtures;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.policy.domain.EditPolicy;
import dev.portico.orderedit.policy.domain.Reason.OrderClosed;
import dev.portico.orderedit.policy.domain.Reason.WithdrawalNotOffered;
import dev.portico.orderedit.policy.domain.Reason.WithdrawalOver;
import dev.portico.orderedit.policy.domain.Situation;
import dev.portico.orderedit.policy.domain.WithdrawalTerms;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WithdrawalPeriodTest {

    private static final EditPolicy OFFERED = EditPolicy.DEFAULT
            .copy()
            .withdrawal(new WithdrawalTerms(true, Set.of("DE"), 14))
            .make();

    @Test
    void itIsOffWhereTheShopDidNotTurnItOn() {
        var situation = Fixtures.soon(german());
        assertThat(WithdrawalPeriod.offered(situation)).isFalse();
        assertThat(WithdrawalPeriod.reasons(situation)).containsExactly(new WithdrawalNotOffered());
    }

    @Test
    void itIsForTheCountriesTheGoodsGoTo() {
        assertThat(WithdrawalPeriod.offered(Fixtures.situation(Fixtures.order(), OFFERED, Fixtures.SOON)))
                .isFalse();
        assertThat(WithdrawalPeriod.offered(Fixtures.situation(german(), OFFERED, Fixtures.SOON)))
                .isTrue();
    }

    @Test
    void whatIsNotDeliveredYetCanBeWithdrawnFromAtAnyTime() {
        var situation = Fixtures.situation(german(), OFFERED, Fixtures.PLACED.plusSeconds(90 * 86_400L));
        assertThat(WithdrawalPeriod.until(situation)).isEmpty();
        assertThat(WithdrawalPeriod.reasons(situation)).isEmpty();
    }

    @Test
    void aPartlyDeliveredOrderHasNoEndYet() {
        var order = delivered(german(), Map.of("9001", Instant.parse("2026-01-01T00:00:00Z")));
        assertThat(WithdrawalPeriod.until(Fixtures.situation(order, OFFERED, Fixtures.SOON)))
                .isEmpty();
    }

    @Test
    void anOrderHasArrivedWithItsLastGoods() {
        var first = Instant.parse("2026-01-01T00:00:00Z");
        var last = Instant.parse("2026-01-03T00:00:00Z");

        assertThat(delivered(german(), Map.of("9001", first)).deliveredAt()).isEmpty();
        assertThat(delivered(german(), Map.of("9001", last, "9002", first)).deliveredAt())
                .contains(last);
    }

    /** Berlin: the fourteenth day ends at midnight there, in summer, in winter, and across both changes of the clock. */
    @ParameterizedTest(name = "delivered {0}: until {1}")
    @CsvSource({
        "2026-07-01T09:00:00Z, 2026-07-15T22:00:00Z",
        "2026-12-01T09:00:00Z, 2026-12-15T23:00:00Z",
        "2026-03-20T09:00:00Z, 2026-04-03T22:00:00Z",
        "2026-10-20T09:00:00Z, 2026-11-03T23:00:00Z",
        "2026-12-01T23:30:00Z, 2026-12-16T23:00:00Z",
    })
    void itEndsWithTheLastDayByTheShopsClock(Instant lastDelivery, Instant until) {
        var order = delivered(german(), Map.of("9001", lastDelivery.minusSeconds(86_400), "9002", lastDelivery));
        assertThat(WithdrawalPeriod.until(berlin(order, until))).contains(until);
        assertThat(WithdrawalPeriod.reasons(berlin(order, until.minusSeconds(1))))
                .isEmpty();
        assertThat(WithdrawalPeriod.reasons(berlin(order, until))).containsExactly(new WithdrawalOver(until));
    }

    @Test
    void aCanceledOrderHasNoContractToWithdrawFrom() {
        var canceled = german().cancel(Fixtures.SOON, 0);
        assertThat(WithdrawalPeriod.reasons(Fixtures.situation(canceled, OFFERED, Fixtures.SOON)))
                .containsExactly(new OrderClosed());
    }

    private static Situation berlin(Order order, Instant now) {
        return Fixtures.situation(order, OFFERED, now)
                .copy()
                .zone(ZoneId.of("Europe/Berlin"))
                .make();
    }

    private static Order delivered(Order order, Map<String, Instant> deliveries) {
        return order.withProgress(order.progress().delivered(deliveries));
    }

    private static Order german() {
        return Fixtures.order(json -> ((ObjectNode) json.get("shippingAddress"))
                .put("countryCode", "DE")
                .putNull("provinceCode"));
    }
}
