package dev.portico.orderedit.edit;

import dev.portico.kit.identity.Actor;
import dev.portico.kit.outbox.Outbox;
import dev.portico.orderedit.edit.OrderEditStore.Kind;
import dev.portico.orderedit.edit.OrderEditStore.NewEdit;
import dev.portico.orderedit.edit.domain.Cancellation;
import dev.portico.orderedit.edit.domain.OrderEdit;
import dev.portico.orderedit.edit.domain.Reservation;
import dev.portico.orderedit.edit.domain.StockMove;
import dev.portico.orderedit.order.EventList;
import dev.portico.orderedit.order.LoadedOrder;
import dev.portico.orderedit.order.OrderExcerpt;
import dev.portico.orderedit.order.OrderExcerpts;
import dev.portico.orderedit.order.OrderStore;
import dev.portico.orderedit.order.OrderWire;
import dev.portico.orderedit.window.WindowTimers;
import dev.portico.orderedit.workflow.WorkflowEvents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Writes a cancellation. Only inside a transaction. */
@ApplicationScoped
public class CanceledOrders {

    private final OrderStore orders;
    private final OrderEditStore edits;
    private final WindowTimers windows;
    private final Outbox outbox;

    CanceledOrders(OrderStore orders, OrderEditStore edits, WindowTimers windows, Outbox outbox) {
        this.orders = orders;
        this.edits = edits;
        this.windows = windows;
        this.outbox = outbox;
    }

    /**
     * What comes with a cancellation from before it.
     *
     * @param announcement adds the events that come first
     * @param reserved stock that was set aside and now goes back
     * @param key the Idempotency-Key of an edit that turned out to be a cancellation
     * @param requestHash of that edit
     */
    public record Prelude(
            BiConsumer<EventList, OrderExcerpt> announcement,
            List<StockMove> reserved,
            Optional<String> key,
            String requestHash) {

        public static final Prelude NONE = new Prelude((events, excerpt) -> {}, List.of());

        public Prelude(BiConsumer<EventList, OrderExcerpt> announcement, List<StockMove> reserved) {
            this(announcement, reserved, Optional.empty(), "");
        }

        /** Of the commit of an edit. */
        static Prelude ofEdit(String key, String requestHash) {
            return new Prelude(NONE.announcement(), NONE.reserved(), Optional.of(key), requestHash);
        }
    }

    public Uni<CancelAnswer> write(LoadedOrder loaded, Cancellation cancellation, Actor actor, Prelude prelude) {
        return write(
                loaded,
                cancellation,
                actor,
                prelude,
                (events, excerpt) -> announce(events, excerpt, cancellation, actor));
    }

    /** @param main adds the event that says what it is */
    public Uni<CancelAnswer> write(
            LoadedOrder loaded,
            Cancellation cancellation,
            Actor actor,
            Prelude prelude,
            BiConsumer<EventList, OrderExcerpt> main) {
        var excerpt = OrderExcerpts.of(loaded.situation().with(cancellation.order()));
        var events = EventList.after(loaded);
        prelude.announcement().accept(events, excerpt);
        main.accept(events, excerpt);
        WorkflowEvents.add(events, actor, excerpt, cancellation.followed());
        OrderWire.addReleased(events, excerpt, cancellation.released());
        var moves = Reservation.together(cancellation.stockMoves(), Reservation.release(prelude.reserved()));
        return orders.update(loaded, cancellation.order(), events)
                .chain(() -> keep(loaded, cancellation, actor, prelude, excerpt, events.sequence()))
                .chain(() -> outbox.append(events.events()))
                .chain(() -> edits.moveStock(loaded, moves))
                .replaceWith(new CancelAnswer(excerpt, events.sequence(), CancelAnswer.Outcome.CANCELED));
    }

    /** What was an edit of the order is kept as one; an order that is canceled has no window any more. */
    private Uni<Void> keep(
            LoadedOrder loaded,
            Cancellation cancellation,
            Actor actor,
            Prelude prelude,
            OrderExcerpt excerpt,
            long sequence) {
        return cancellation
                .edit()
                .map(edit -> edits.insert(row(loaded, cancellation, edit, actor, prelude, excerpt, sequence)))
                .orElseGet(() -> Uni.createFrom().voidItem())
                .chain(() -> cancellation.whole()
                        ? windows.cancel(loaded.merchant(), loaded.order().id())
                        : Uni.createFrom().voidItem());
    }

    private static NewEdit row(
            LoadedOrder loaded,
            Cancellation cancellation,
            OrderEdit edit,
            Actor actor,
            Prelude prelude,
            OrderExcerpt excerpt,
            long sequence) {
        return new NewEdit(
                loaded,
                edit,
                cancellation.span(),
                Kind.CANCEL,
                actor,
                prelude.key().orElse("cancel:" + edit.id()),
                prelude.requestHash(),
                excerpt,
                sequence,
                null);
    }

    private static void announce(EventList events, OrderExcerpt excerpt, Cancellation cancellation, Actor actor) {
        if (cancellation.whole()) {
            events.add("order.canceled.v1", actor, EditWire.canceled(excerpt, cancellation));
            return;
        }
        var edit = cancellation.edit().orElseThrow();
        events.add("order.edited.v1", actor, EditWire.linesCanceled(excerpt, edit, cancellation));
    }
}
