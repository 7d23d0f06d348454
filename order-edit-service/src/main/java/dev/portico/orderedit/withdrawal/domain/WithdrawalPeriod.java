package dev.portico.orderedit.withdrawal.domain;

import dev.portico.orderedit.order.domain.Address;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.order.domain.OrderStatus;
import dev.portico.orderedit.policy.domain.Reason;
import dev.portico.orderedit.policy.domain.Reason.OrderClosed;
import dev.portico.orderedit.policy.domain.Reason.WithdrawalNotOffered;
import dev.portico.orderedit.policy.domain.Reason.WithdrawalOver;
import dev.portico.orderedit.policy.domain.Situation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The consumer's right to withdraw from the contract: where the shop has it on, for orders that go to one of its countries,
 * from the order until so many days after the last delivery. The edit window, tags, discounts and risk don't matter to it.
 */
public final class WithdrawalPeriod {

    /** Whether this order has the right at all. */
    public static boolean offered(Situation situation) {
        var terms = situation.policy().withdrawal();
        return terms.enabled()
                && country(situation.order())
                        .filter(terms.countries()::contains)
                        .isPresent();
    }

    /** Why the customer can't withdraw; empty if they can. */
    public static List<Reason> reasons(Situation situation) {
        if (!offered(situation)) {
            return List.of(new WithdrawalNotOffered());
        }
        if (situation.order().status() != OrderStatus.OPEN
                || situation.order().progress().withdrawn() != null) {
            return List.of(new OrderClosed());
        }
        return until(situation)
                .filter(until -> !situation.now().isBefore(until))
                .map(until -> List.<Reason>of(new WithdrawalOver(until)))
                .orElse(List.of());
    }

    /** The end of the last day, by the shop's clock; empty as long as something is still to be delivered. */
    public static Optional<Instant> until(Situation situation) {
        return situation.order().deliveredAt().map(last -> last.atZone(situation.zone())
                .toLocalDate()
                .plusDays(situation.policy().withdrawal().days() + 1L)
                .atStartOfDay(situation.zone())
                .toInstant());
    }

    /** Where the goods go; for what is not sent, where the bill goes. */
    private static Optional<String> country(Order order) {
        return Optional.ofNullable(order.shippingAddress())
                .or(() -> Optional.ofNullable(order.billingAddress()))
                .map(Address::countryCode);
    }

    private WithdrawalPeriod() {}
}
