package dev.portico.orderedit.policy;

import dev.portico.kit.http.Problems;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.orderedit.order.OrderStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Explains to staff what a customer may do with an order. */
@ApplicationScoped
public class OrderPermissions {

    private final OrderStore orders;

    OrderPermissions(OrderStore orders) {
        this.orders = orders;
    }

    @MerchantTransaction
    public Uni<Explanation> explain(MerchantId merchant, UUID orderId) {
        return orders.find(merchant, orderId).map(found -> found.map(loaded -> Explanations.of(loaded.situation()))
                .orElseThrow(() -> Problems.notFound("order")));
    }
}
