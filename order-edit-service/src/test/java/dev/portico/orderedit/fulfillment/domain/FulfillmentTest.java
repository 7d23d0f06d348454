package dev.portico.orderedit.fulfillment.domain;

import static dev.portico.orderedit.Fixtures.PLACED;
import static dev.portico.orderedit.Fixtures.SHIRT;
import static dev.portico.orderedit.Fixtures.TOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.portico.orderedit.Fixtures;
import dev.portico.orderedit.fulfillment.domain.Fulfillment.Money;
import dev.portico.orderedit.order.domain.Hold;
import dev.portico.orderedit.order.domain.Line;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.order.domain.PreOrder;
import dev.portico.orderedit.order.domain.PreOrderHolds;
import dev.portico.orderedit.order.domain.PreOrderTerms;
import dev.portico.orderedit.order.domain.PreOrderTerms.Type;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FulfillmentTest {

    private static final UUID TOPS = new UUID(0, 7);
    private static final UUID SHIRTS = new UUID(0, 8);
    private static final Hold WINDOW = new Hold(Hold.Kind.EDIT_WINDOW, PLACED);
    private static final Order HELD = PreOrderHolds.settle(
                    Fixtures.order()
                            .copy()
                            .lines(Fixtures.order().lines().stream()
                                    .map(FulfillmentTest::promised)
                                    .toList())
                            .make(),
                    PLACED)
            .order()
            .withHold(WINDOW);
    private static final long TOTAL = HELD.totalMinor();

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void outcomes(String situation, Order order, Money money, Outcome expected) {
        var fulfillment = Fulfillment.of(order, TOPS, money);
        assertThat(fulfillment.outcome()).isEqualTo(expected);
        if (expected != Outcome.RELEASED) {
            assertThat(fulfillment.order()).isSameAs(order);
            assertThat(fulfillment.released()).isEmpty();
        }
    }

    static Stream<Arguments> table() {
        var free = HELD.withoutHold(hold(HELD, TOP));
        return Stream.of(
                arguments("paid in full", HELD, new Money(TOTAL, 0), Outcome.RELEASED),
                arguments("paid too much", HELD, new Money(TOTAL + 1, 0), Outcome.RELEASED),
                arguments("a cent is missing", HELD, new Money(TOTAL - 1, 0), Outcome.NOT_PAID),
                arguments("the cent is on its way", HELD, new Money(TOTAL - 1, 1), Outcome.PAYMENT_PENDING),
                arguments("more is on its way", HELD, new Money(TOTAL, 5), Outcome.RELEASED),
                arguments("nothing paid", HELD, new Money(0, 0), Outcome.NOT_PAID),
                arguments("canceled", HELD.cancel(PLACED), new Money(TOTAL, 0), Outcome.ORDER_CLOSED),
                arguments("free already", free, new Money(TOTAL, 0), Outcome.NOT_WAITING),
                arguments("free already and unpaid", free, new Money(0, 0), Outcome.NOT_WAITING),
                arguments("bought now", Fixtures.order(), new Money(TOTAL, 0), Outcome.NOT_WAITING));
    }

    @Test
    void onlyTheListingsOwnHoldsGo() {
        var fulfillment = Fulfillment.of(HELD, TOPS, new Money(TOTAL, 0));

        assertThat(fulfillment.released()).containsExactly(hold(HELD, TOP));
        assertThat(fulfillment.order().holds()).containsExactly(hold(HELD, SHIRT), WINDOW);
        assertThat(fulfillment.order().progress().preOrder(TOP).released()).isTrue();
        assertThat(fulfillment.order().progress().preOrder(SHIRT).released()).isFalse();
        assertThat(fulfillment.order().version()).isEqualTo(HELD.version());
    }

    private static Hold hold(Order order, UUID line) {
        return order.holds().stream()
                .filter(hold -> Objects.equals(hold.lineIds(), List.of(line)))
                .findFirst()
                .orElseThrow();
    }

    private static Line promised(Line line) {
        var terms = new PreOrderTerms(Type.CHARGE_UPFRONT, null, true, null, null);
        var variants = List.of(Objects.requireNonNull(line.item().variantId()));
        return line.promised(new PreOrder(line.id().equals(TOP) ? TOPS : SHIRTS, terms, variants, null, null));
    }
}
