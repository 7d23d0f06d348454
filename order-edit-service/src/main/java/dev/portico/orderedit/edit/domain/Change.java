package dev.portico.orderedit.edit.domain;

import dev.portico.orderedit.order.domain.Address;
import dev.portico.orderedit.order.domain.Line;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.policy.domain.Action;
import dev.portico.orderedit.policy.domain.AddressRules;
import dev.portico.orderedit.policy.domain.Reason;
import dev.portico.orderedit.policy.domain.Situation;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One staged change. Applying it says what is sold, {@link Pricing} what that costs, {@link EditRules} whether it may be. */
public sealed interface Change {

    Action action();

    /**
     * Everything that speaks against this change alone.
     *
     * @param situation the order as it is stored
     * @param staged the order with the changes before this one
     */
    List<Reason> reasons(Situation situation, Order staged);

    /** The order with this change; for a change without a reason against it. */
    Staged applyTo(Staged staged, Pricing pricing);

    /** The product that the catalog must tell about, beside those on the order. */
    default Optional<String> namedProduct() {
        return Optional.empty();
    }

    record SetQuantity(UUID lineId, int quantity) implements Change {
        @Override
        public Action action() {
            return Action.CHANGE_QUANTITY;
        }

        @Override
        public List<Reason> reasons(Situation situation, Order staged) {
            return EditRules.ofLine(
                    this, lineId, situation, staged, line -> EditRules.quantityIsPossible(line, quantity));
        }

        @Override
        public Staged applyTo(Staged staged, Pricing pricing) {
            return staged.counting(lineId, quantity, pricing);
        }
    }

    /** What has been shipped stays. */
    record RemoveItem(UUID lineId) implements Change {
        @Override
        public Action action() {
            return Action.REMOVE_ITEM;
        }

        @Override
        public List<Reason> reasons(Situation situation, Order staged) {
            return EditRules.ofLine(this, lineId, situation, staged, line -> List.of());
        }

        @Override
        public Staged applyTo(Staged staged, Pricing pricing) {
            return staged.withLine(lineId, line -> pricing.prices().withQuantity(line, line.fulfilledQuantity()));
        }
    }

    /** Another variant of the same product, on the same line. */
    record SwapVariant(UUID lineId, String variantId) implements Change {
        @Override
        public Action action() {
            return Action.SWAP_VARIANT;
        }

        @Override
        public List<Reason> reasons(Situation situation, Order staged) {
            return EditRules.ofLine(
                    this, lineId, situation, staged, line -> EditRules.variantCanBeHad(line, variantId, situation));
        }

        @Override
        public Staged applyTo(Staged staged, Pricing pricing) {
            return staged.swapping(lineId, variantId, pricing);
        }
    }

    /** As many units of something else: the line's go, the other's are added. */
    record ReplaceItem(UUID lineId, String productId, String variantId) implements Change {
        @Override
        public Action action() {
            return Action.REPLACE_ITEM;
        }

        @Override
        public List<Reason> reasons(Situation situation, Order staged) {
            return EditRules.ofLine(
                    this,
                    lineId,
                    situation,
                    staged,
                    line -> sameProduct(line)
                            ? EditRules.variantCanBeHad(line, variantId, situation)
                            : EditRules.itemCanBeAdded(productId, variantId, line.openQuantity(), situation));
        }

        @Override
        public Staged applyTo(Staged staged, Pricing pricing) {
            var line = staged.order().line(lineId).orElseThrow();
            if (sameProduct(line)) {
                return staged.swapping(lineId, variantId, pricing);
            }
            var item = pricing.prices().today(productId, variantId).orElseThrow();
            return staged.replacing(lineId, item, pricing);
        }

        private boolean sameProduct(Line line) {
            return productId.equals(line.item().productId());
        }

        @Override
        public Optional<String> namedProduct() {
            return Optional.of(productId);
        }
    }

    record AddItem(String productId, String variantId, int quantity) implements Change {
        @Override
        public Action action() {
            return Action.ADD_ITEM;
        }

        @Override
        public List<Reason> reasons(Situation situation, Order staged) {
            return EditRules.ofOrder(
                    action(), situation, EditRules.itemCanBeAdded(productId, variantId, quantity, situation));
        }

        @Override
        public Staged applyTo(Staged staged, Pricing pricing) {
            var item = pricing.prices().today(productId, variantId).orElseThrow();
            return staged.adding(item, quantity, pricing);
        }

        @Override
        public Optional<String> namedProduct() {
            return Optional.of(productId);
        }
    }

    record ChangeShippingAddress(Address address) implements Change {
        @Override
        public Action action() {
            return Action.CHANGE_SHIPPING_ADDRESS;
        }

        @Override
        public List<Reason> reasons(Situation situation, Order staged) {
            return EditRules.ofOrder(action(), situation, AddressRules.reasons(address, situation));
        }

        @Override
        public Staged applyTo(Staged staged, Pricing pricing) {
            return staged.with(staged.order().copy().shippingAddress(address).make());
        }
    }

    /** A rate of the merchant's table; whether it is offered depends on where and what all changes together ship. */
    record ChangeShippingMethod(String rateId) implements Change {
        @Override
        public Action action() {
            return Action.CHANGE_SHIPPING_METHOD;
        }

        @Override
        public List<Reason> reasons(Situation situation, Order staged) {
            return EditRules.ofOrder(action(), situation, List.of());
        }

        @Override
        public Staged applyTo(Staged staged, Pricing pricing) {
            return staged.withRate(rateId);
        }
    }

    /** Who is written to and called; all four are replaced. */
    record ChangeContact(
            @Nullable String email, @Nullable String phone, @Nullable String firstName, @Nullable String lastName)
            implements Change {
        @Override
        public Action action() {
            return Action.CHANGE_CONTACT;
        }

        @Override
        public List<Reason> reasons(Situation situation, Order staged) {
            return EditRules.ofOrder(action(), situation, EditRules.contactIsGood(this));
        }

        @Override
        public Staged applyTo(Staged staged, Pricing pricing) {
            var customer = staged.order().customer().withContact(email, phone, firstName, lastName);
            return staged.with(staged.order().copy().customer(customer).make());
        }
    }

    record ChangeNote(@Nullable String note) implements Change {
        @Override
        public Action action() {
            return Action.CHANGE_NOTE;
        }

        @Override
        public List<Reason> reasons(Situation situation, Order staged) {
            return EditRules.ofOrder(action(), situation, EditRules.noteFits(note));
        }

        @Override
        public Staged applyTo(Staged staged, Pricing pricing) {
            return staged.with(staged.order().copy().note(note).make());
        }
    }
}
