package dev.portico.orderedit.balance;

import dev.portico.kit.identity.Actor;
import dev.portico.kit.inbox.ReceivedEvent;
import dev.portico.kit.outbox.Outbox;
import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.orderedit.approval.RequestQueue;
import dev.portico.orderedit.order.EventList;
import dev.portico.orderedit.order.LoadedOrder;
import dev.portico.orderedit.order.OrderExcerpts;
import dev.portico.orderedit.order.OrderStore;
import dev.portico.orderedit.order.OrderWire;
import dev.portico.orderedit.order.domain.Hold;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what payment-service says about an order's money, releases what was held until paid, and applies what waited for it. */
@ApplicationScoped
public class AccountBalances {

    private static final Sql KEEP = Sql.of(
            """
            insert into account_balance (merchant, order_id, paid_minor, authorized_minor, outstanding_minor, pending_minor,
                                         sequence)
            values (:merchant, :order, :paid, :authorized, :outstanding, :pending, :sequence)
            on conflict (merchant, order_id) do update
               set paid_minor = excluded.paid_minor, authorized_minor = excluded.authorized_minor,
                   outstanding_minor = excluded.outstanding_minor, pending_minor = excluded.pending_minor,
                   sequence = excluded.sequence
             where account_balance.sequence < excluded.sequence
            """);

    private final OrderStore orders;
    private final RequestQueue queue;
    private final Outbox outbox;

    AccountBalances(OrderStore orders, RequestQueue queue, Outbox outbox) {
        this.orders = orders;
        this.queue = queue;
        this.outbox = outbox;
    }

    /**
     * The part of payment-service's balance that is used here; amounts in minor units.
     *
     * @param authorizedMinor what is reserved at the shop's platform and is to be taken, if the event tells
     * @param pendingMinor money on its way, if the event tells
     * @param dueMinor what the customer is asked for now, if the event tells: less than what is outstanding where a plan puts
     *     parts of it off
     */
    record Balance(
            UUID orderId,
            long orderTotalMinor,
            long paidMinor,
            @Nullable Long authorizedMinor,
            long refundedMinor,
            long waivedMinor,
            long outstandingMinor,
            @Nullable Long pendingMinor,
            @Nullable Long dueMinor) {

        /** What the customer need not pay any more. */
        long settledMinor() {
            return paidMinor + reservedMinor() - refundedMinor + waivedMinor;
        }

        long reservedMinor() {
            return Objects.requireNonNullElse(authorizedMinor, 0L);
        }

        boolean nothingIsDue() {
            return Objects.requireNonNullElse(dueMinor, outstandingMinor) <= 0;
        }
    }

    record BalanceChanged(Balance balance) {}

    @MerchantTransaction
    public Uni<Void> keep(MerchantId merchant, ReceivedEvent event) {
        var balance = event.as(BalanceChanged.class).balance();
        return store(merchant, balance, event.sequence())
                .chain(newer -> newer && balance.nothingIsDue()
                        ? releasePaid(merchant, balance).chain(() -> queue.moneyCame(merchant, balance.orderId()))
                        : Uni.createFrom().voidItem());
    }

    private static Uni<Boolean> store(MerchantId merchant, Balance balance, long sequence) {
        return KEEP.with("merchant", merchant.value())
                .with("order", balance.orderId())
                .with("paid", balance.settledMinor())
                .with("authorized", balance.reservedMinor())
                .with("outstanding", balance.outstandingMinor())
                .with("pending", Objects.requireNonNullElse(balance.pendingMinor(), 0L))
                .with("sequence", sequence)
                .update()
                .map(rows -> rows == 1);
    }

    private Uni<Void> releasePaid(MerchantId merchant, Balance balance) {
        return orders.find(merchant, balance.orderId()).chain(found -> found.filter(loaded -> isPaid(loaded, balance))
                .map(this::release)
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    // A balance of an older total says nothing about the edit that came after it: its own will follow.
    private static boolean isPaid(LoadedOrder loaded, Balance balance) {
        return loaded.order().hold(Hold.Kind.UNPAID).isPresent()
                && loaded.order().totalMinor() == balance.orderTotalMinor();
    }

    private Uni<Void> release(LoadedOrder loaded) {
        var hold = loaded.order().hold(Hold.Kind.UNPAID).orElseThrow();
        var order = loaded.order().withoutHold(Hold.Kind.UNPAID);
        var excerpt = OrderExcerpts.of(loaded.situation().with(order));
        var events = EventList.after(loaded);
        events.add(
                "order.released.v1",
                Actor.SYSTEM,
                new OrderWire.Released(excerpt, hold, order.holds().isEmpty()));
        return orders.update(loaded, order, events).chain(() -> outbox.append(events.events()));
    }
}
