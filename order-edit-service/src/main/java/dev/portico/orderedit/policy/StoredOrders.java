package dev.portico.orderedit.policy;

import dev.portico.kit.http.Cursor;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.orderedit.order.LoadedOrder;
import dev.portico.orderedit.order.OrderFilter;
import dev.portico.orderedit.order.OrderStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads a merchant's orders a chunk at a time, newest first. One chunk is one transaction. */
@ApplicationScoped
public class StoredOrders {

    /** So few that judging them keeps the event loop for milliseconds only. */
    static final int CHUNK = 50;

    private final OrderStore orders;

    StoredOrders(OrderStore orders) {
        this.orders = orders;
    }

    @MerchantTransaction
    public Uni<List<LoadedOrder>> before(MerchantId merchant, Cursor position) {
        return orders.list(merchant, OrderFilter.EVERY, position, CHUNK);
    }
}
