package dev.portico.orderedit.hold;

import dev.portico.kit.http.Fault;
import dev.portico.kit.http.Problems;
import dev.portico.kit.id.Ids;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.outbox.Outbox;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.orderedit.order.EventList;
import dev.portico.orderedit.order.LoadedOrder;
import dev.portico.orderedit.order.OrderExcerpts;
import dev.portico.orderedit.order.OrderStore;
import dev.portico.orderedit.order.OrderWire;
import dev.portico.orderedit.order.domain.Hold;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.order.domain.OrderStatus;
import dev.portico.orderedit.order.domain.Texts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Use cases of holds by staff. One public method is one transaction. */
@ApplicationScoped
public class Holds {

    /** An order may wait for many reasons, but not for any number. */
    private static final int LIMIT = 50;

    private final OrderStore orders;
    private final Outbox outbox;

    Holds(OrderStore orders, Outbox outbox) {
        this.orders = orders;
        this.outbox = outbox;
    }

    @MerchantTransaction
    public Uni<HoldAnswer> place(MerchantId merchant, Actor staff, UUID orderId, HoldRequest request) {
        return require(merchant, orderId)
                .invoke(loaded -> check(loaded.order(), request.lineIds()))
                .chain(loaded -> place(loaded, staff, request));
    }

    private static void check(Order order, @Nullable List<UUID> lineIds) {
        if (order.status() != OrderStatus.OPEN) {
            throw refusal("ORDER_CLOSED", "", "is not open");
        }
        if (order.holds().stream()
                        .filter(hold -> hold.kind() == Hold.Kind.STAFF)
                        .count()
                >= LIMIT) {
            throw refusal("TOO_MANY_HOLDS", "", "has " + LIMIT + " such holds already");
        }
        var ids = lineIds == null ? List.<UUID>of() : lineIds;
        var faults = IntStream.range(0, ids.size())
                .filter(i -> order.line(ids.get(i)).isEmpty())
                .mapToObj(i -> new Fault("UNKNOWN_LINE", "/lineIds/" + i, "is no line of the order", Map.of()))
                .toList();
        if (!faults.isEmpty()) {
            throw Problems.of(422, "hold-refused", "Nothing was changed", faults);
        }
    }

    private static RuntimeException refusal(String code, String pointer, String detail) {
        return Problems.of(
                422, "hold-refused", "Nothing was changed", List.of(new Fault(code, pointer, detail, Map.of())));
    }

    private Uni<HoldAnswer> place(LoadedOrder loaded, Actor staff, HoldRequest request) {
        var now = loaded.situation().now();
        var reason = Texts.tidy(request.reason());
        var hold = new Hold(Ids.next(), Hold.Kind.STAFF, now, request.lineIds(), reason);
        var order = loaded.order().withHold(hold);
        var excerpt = OrderExcerpts.of(loaded.situation().with(order));
        var events = EventList.after(loaded);
        events.add("order.held.v1", staff, new OrderWire.Held(excerpt, hold));
        return orders.update(loaded, order, events)
                .chain(() -> outbox.append(events.events()))
                .replaceWith(new HoldAnswer(hold, excerpt, events.sequence()));
    }

    /** Ends any hold but the edit window's, which lasts exactly as long as the window. */
    @MerchantTransaction
    public Uni<HoldAnswer> release(MerchantId merchant, Actor staff, UUID orderId, ReleaseRequest request) {
        return require(merchant, orderId).chain(loaded -> release(loaded, staff, request.holdId()));
    }

    private Uni<HoldAnswer> release(LoadedOrder loaded, Actor staff, UUID holdId) {
        var hold = loaded.order().hold(holdId).orElseThrow(() -> Problems.notFound("hold"));
        if (hold.kind() == Hold.Kind.EDIT_WINDOW) {
            throw refusal("HOLD_NOT_RELEASABLE", "/holdId", "ends with the edit window");
        }
        var order = loaded.order().withoutHold(hold);
        var excerpt = OrderExcerpts.of(loaded.situation().with(order));
        var events = EventList.after(loaded);
        events.add(
                "order.released.v1",
                staff,
                new OrderWire.Released(excerpt, hold, order.holds().isEmpty()));
        return orders.update(loaded, order, events)
                .chain(() -> outbox.append(events.events()))
                .replaceWith(new HoldAnswer(hold, excerpt, events.sequence()));
    }

    private Uni<LoadedOrder> require(MerchantId merchant, UUID orderId) {
        return orders.find(merchant, orderId).map(found -> found.orElseThrow(() -> Problems.notFound("order")));
    }
}
