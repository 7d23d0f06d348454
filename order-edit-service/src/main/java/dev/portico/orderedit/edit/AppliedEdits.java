package dev.portico.orderedit.edit;

import dev.portico.kit.identity.Actor;
import dev.portico.kit.outbox.Outbox;
import dev.portico.orderedit.edit.OrderEditStore.Kind;
import dev.portico.orderedit.edit.OrderEditStore.NewEdit;
import dev.portico.orderedit.edit.domain.Decision.Accepted;
import dev.portico.orderedit.edit.domain.OrderEdit;
import dev.portico.orderedit.edit.domain.StockMove;
import dev.portico.orderedit.order.EventList;
import dev.portico.orderedit.order.LoadedOrder;
import dev.portico.orderedit.order.OrderExcerpt;
import dev.portico.orderedit.order.OrderExcerpts;
import dev.portico.orderedit.order.OrderStore;
import dev.portico.orderedit.order.OrderWire;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.policy.domain.Situation;
import dev.portico.orderedit.workflow.WorkflowEvents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes an accepted edit: order, edit, deadline, events and stock in four statements. Only inside a transaction. */
@ApplicationScoped
public class AppliedEdits {

    private final OrderStore orders;
    private final OrderEditStore edits;
    private final Outbox outbox;

    AppliedEdits(OrderStore orders, OrderEditStore edits, Outbox outbox) {
        this.orders = orders;
        this.edits = edits;
        this.outbox = outbox;
    }

    /** Adds the events that say what the edit is. */
    @FunctionalInterface
    public interface Announcement {
        void add(EventList events, OrderExcerpt excerpt, OrderEdit edit);
    }

    /** Whose edit it is, and the request it answers. */
    public record Origin(Kind kind, Actor actor, String key, String requestHash) {}

    public Uni<CommitAnswer> write(LoadedOrder loaded, Accepted accepted, Origin origin, Announcement announcement) {
        return write(loaded, accepted, accepted.stockMoves(), origin, announcement);
    }

    /** @param moves what is still to be moved, where stock was set aside before */
    public Uni<CommitAnswer> write(
            LoadedOrder loaded, Accepted accepted, List<StockMove> moves, Origin origin, Announcement announcement) {
        var excerpt = OrderExcerpts.of(after(loaded.situation(), accepted.order(), origin));
        var events = EventList.after(loaded);
        announcement.add(events, excerpt, accepted.edit());
        follow(events, accepted, origin.actor(), excerpt);
        var edit = new NewEdit(
                loaded,
                accepted.edit(),
                accepted.span(),
                origin.kind(),
                origin.actor(),
                origin.key(),
                origin.requestHash(),
                excerpt,
                events.sequence(),
                deadline(loaded, accepted));
        // Stock comes last: many orders share a variant, and wait for its row as long as this transaction has it.
        return orders.update(loaded, accepted.order(), events)
                .chain(() -> edits.insert(edit))
                .chain(() -> outbox.append(events.events()))
                .chain(() -> edits.moveStock(loaded, moves))
                .replaceWith(new CommitAnswer(
                        accepted.edit().id(), CommitAnswer.Outcome.APPLIED, excerpt, events.sequence()));
    }

    /** Only what customers save as an edit counts towards the order's limit. */
    private static Situation after(Situation before, Order order, Origin origin) {
        boolean counts = origin.kind() == Kind.EDIT && origin.actor().equals(Actor.CUSTOMER);
        return counts ? before.edited(order) : before.with(order);
    }

    private static @Nullable Instant deadline(LoadedOrder loaded, Accepted accepted) {
        return accepted.held()
                .map(hold -> hold.placedAt().plus(loaded.situation().policy().collectWithin()))
                .orElse(null);
    }

    private static void follow(EventList events, Accepted accepted, Actor actor, OrderExcerpt excerpt) {
        WorkflowEvents.add(events, actor, excerpt, accepted.followed());
        accepted.held().ifPresent(hold -> events.add("order.held.v1", Actor.SYSTEM, new OrderWire.Held(excerpt, hold)));
        OrderWire.addHeld(events, excerpt, accepted.settled().held());
        OrderWire.addReleased(
                events,
                excerpt,
                Stream.concat(accepted.released().stream(), accepted.settled().released().stream())
                        .toList());
    }
}
