package dev.portico.orderedit.edit;

import dev.portico.kit.http.Problems;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.orderedit.catalog.AddableItems;
import dev.portico.orderedit.edit.domain.Violation;
import dev.portico.orderedit.order.LoadedOrder;
import dev.portico.orderedit.order.OrderStore;
import dev.portico.orderedit.policy.domain.Action;
import dev.portico.orderedit.policy.domain.PermissionRules;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The catalog as far as one order's customer may add from it. One public method is one transaction. */
@ApplicationScoped
public class AddableSearch {

    private final OrderStore orders;
    private final AddableItems items;

    AddableSearch(OrderStore orders, AddableItems items) {
        this.orders = orders;
        this.items = items;
    }

    @MerchantTransaction
    public Uni<AddableView> find(MerchantId merchant, UUID orderId, String text, @Nullable String cursor, int limit) {
        return orders.find(merchant, orderId)
                .map(found -> found.orElseThrow(() -> Problems.notFound("order")))
                .map(AddableSearch::allowed)
                .chain(loaded -> items.find(
                        merchant, loaded.situation().policy(), loaded.order().currency(), text, cursor, limit))
                .map(page -> new AddableView(
                        page.products().stream().map(AddableView::of).toList(), page.next()));
    }

    /** What may be added may also replace a line, so one of the two is enough. */
    private static LoadedOrder allowed(LoadedOrder loaded) {
        var situation = loaded.situation();
        var reasons = PermissionRules.reasons(Action.ADD_ITEM, situation);
        if (!reasons.isEmpty()
                && !PermissionRules.reasons(Action.REPLACE_ITEM, situation).isEmpty()) {
            throw EditRefusals.refused(
                    "edit-refused",
                    reasons.stream().map(reason -> new Violation(reason, "")).toList());
        }
        return loaded;
    }
}
