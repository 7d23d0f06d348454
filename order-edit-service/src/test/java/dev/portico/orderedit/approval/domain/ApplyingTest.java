package dev.portico.orderedit.approval.domain;

import static dev.portico.orderedit.Fixtures.SHIRT;
import static dev.portico.orderedit.Fixtures.SOON;
import static dev.portico.orderedit.Fixtures.TOP;
import static dev.portico.orderedit.Fixtures.line;
import static dev.portico.orderedit.Fixtures.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.portico.orderedit.order.domain.Line;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.policy.domain.Reason;
import dev.portico.orderedit.policy.domain.Reason.Fulfilled;
import dev.portico.orderedit.policy.domain.Reason.OrderClosed;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ApplyingTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aCancellationIsApprovedForWhatIsStillThere(String name, Order order, List<UUID> lines, List<Reason> against) {
        assertThat(Applying.againstCanceling(order, lines)).isEqualTo(against);
    }

    static Stream<Arguments> aCancellationIsApprovedForWhatIsStillThere() {
        var topShipped = order(line(0, top -> top.put("fulfilledQuantity", 1)));
        var topRemoved = removed(order(), TOP);
        return Stream.of(
                arguments("the whole order", order(), null, List.of()),
                arguments("an order of which something is shipped", topShipped, null, List.of(new Fulfilled())),
                arguments("a line that is still there", topShipped, List.of(SHIRT), List.of()),
                arguments("a line that is shipped in part", topShipped, List.of(TOP), List.of(new Fulfilled())),
                arguments(
                        "one that is there and one that is not",
                        topShipped,
                        List.of(SHIRT, TOP),
                        List.of(new Fulfilled())),
                arguments("a line that was removed since", topRemoved, List.of(TOP), List.of(new Fulfilled())),
                arguments("a canceled order", order().cancel(SOON), null, List.of(new OrderClosed())));
    }

    private static Order removed(Order order, UUID lineId) {
        return order.copy()
                .lines(order.lines().stream()
                        .map(it -> it.id().equals(lineId) ? without(it) : it)
                        .toList())
                .make();
    }

    private static Line without(Line line) {
        return line.selling(line.item(), 0, List.of());
    }
}
