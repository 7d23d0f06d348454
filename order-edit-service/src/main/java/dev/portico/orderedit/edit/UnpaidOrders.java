package dev.portico.orderedit.edit;

import dev.portico.kit.identity.Actor;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.orderedit.approval.EditRequests;
import dev.portico.orderedit.edit.domain.Cancellation;
import dev.portico.orderedit.order.LoadedOrder;
import dev.portico.orderedit.order.OrderStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Cancels orders that were not paid for as long as their merchant allows. The same order twice is once. */
@ApplicationScoped
public class UnpaidOrders {

    private final OrderStore orders;
    private final CanceledOrders canceled;
    private final EditRequests requests;

    UnpaidOrders(OrderStore orders, CanceledOrders canceled, EditRequests requests) {
        this.orders = orders;
        this.canceled = canceled;
        this.requests = requests;
    }

    /** Does nothing with an order that is over, was sent in part, or is not there. */
    @MerchantTransaction
    public Uni<Void> cancel(MerchantId merchant, UUID orderId) {
        return orders.find(merchant, orderId)
                .chain(found -> found.filter(loaded -> Cancellation.canEndUnpaid(loaded.order()))
                        .map(this::cancel)
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> cancel(LoadedOrder loaded) {
        return requests.withdraw(loaded, Actor.SYSTEM)
                .chain(prelude ->
                        canceled.write(loaded, Cancellation.unpaid(loaded.situation()), Actor.SYSTEM, prelude))
                .replaceWithVoid();
    }
}
