package dev.portico.local.demo;

import dev.portico.local.identity.DemoIdentities;
import java.util.List;
import java.util.Map;

/**
 * The third shop, where not everything is done at once: new addresses wait for its approval, and its plan has one edit a
 * month, which a customer has used. Both are done here as they would be by people.
 */
final class LittleLoom {

    private static final String PLAN = "one";

    private final AdminApi api;
    private final DemoShop.Addresses addresses;
    private final DemoCustomer customer;

    LittleLoom(AdminApi api, DemoShop.Addresses addresses, DemoCustomer customer) {
        this.api = api;
        this.addresses = addresses;
        this.customer = customer;
    }

    /** Once: a shop that has its plan is left alone. */
    void settle(List<DemoOrder.Placed> orders) throws InterruptedException {
        var usage = api.get(Shop.LOOM.client(), addresses.orderEdit().resolve("/api/v1/usage"))
                .orFail();
        if (usage.body().at("/plan/name").asText().equals(PLAN)) {
            return;
        }
        askForApprovals();
        customer.edit(orders, DemoOrders.IN_APPROVAL, "a.address1", "14 Quay Street");
        givePlan();
        customer.edit(orders, DemoOrders.OVER_ALLOWANCE, "note", "Please wrap it as a gift.");
    }

    private void askForApprovals() throws InterruptedException {
        var address = addresses.orderEdit().resolve("/api/v1/edit-policy");
        api.change(Shop.LOOM.client(), address, policy -> policy.putArray("approval")
                .add("CHANGE_SHIPPING_ADDRESS"));
    }

    private void givePlan() throws InterruptedException {
        var plan = Map.of("merchant", Shop.LOOM.id(), "name", PLAN, "monthlyEdits", 1);
        api.put(DemoIdentities.OPERATOR, addresses.orderEdit().resolve("/api/v1/usage/plan"), plan, Map.of())
                .check();
    }
}
