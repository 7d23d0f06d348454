package dev.portico.orderedit.order.domain;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order. A removed line stays with quantity 0, so that its history and its original price remain. Discounts and
 * taxes are amounts for the whole line, in minor units.
 *
 * @param original what was sold at checkout; of a line that came later nothing, at the rates its taxes follow
 * @param raised the units that cost something else than the item's price, of those in {@code quantity}; they are the last ones
 * @param preOrder what was promised when it was pre-ordered, frozen at checkout; see {@link #preOrdered}
 */
public record Line(
        UUID id,
        String externalId,
        LineKind kind,
        Item item,
        int quantity,
        int fulfilledQuantity,
        List<Allocation> discounts,
        List<TaxLine> taxLines,
        List<Property> properties,
        Sale original,
        List<PricedUnits> raised,
        @Nullable PreOrder preOrder) {

    @SuppressWarnings("NullAway") // Documents from before there were such units have none.
    public Line {
        raised = raised == null ? List.of() : List.copyOf(raised);
        discounts = List.copyOf(discounts);
        taxLines = List.copyOf(taxLines);
        properties = List.copyOf(properties);
    }

    /** A line that an edit has added, at the price of that day; its taxes follow the given ones' rates. */
    public static Line added(UUID id, Item item, int quantity, List<TaxLine> rates) {
        var noTax = rates.stream().map(tax -> tax.withAmount(0)).toList();
        return new Line(
                id,
                id.toString(),
                LineKind.CATALOG,
                item,
                quantity,
                0,
                List.of(),
                noTax,
                List.of(),
                new Sale(item, 0, List.of(), noTax),
                List.of(),
                null);
    }

    /** Whether it was not in the order at checkout. */
    public boolean addedByEdit() {
        return original.quantity() == 0;
    }

    /** Units at the item's own price. */
    public int ownPriceUnits() {
        return quantity - raised.stream().mapToInt(PricedUnits::units).sum();
    }

    /** Whether it sells exactly what it did at checkout, at the same prices. */
    public boolean asSold() {
        return quantity == original.quantity() && raised.isEmpty() && item.equals(original.item());
    }

    /** Whether both sell the same units at the same prices, whatever is taken off or taxed. */
    public boolean sellsLike(Line other) {
        return quantity == other.quantity && item.equals(other.item) && raised.equals(other.raised);
    }

    /** Units that have not been handed to a carrier. */
    public int openQuantity() {
        return Math.max(0, quantity - fulfilledQuantity);
    }

    public long subtotalMinor() {
        long own = Math.multiplyExact(item.unitPriceMinor(), (long) ownPriceUnits());
        return raised.stream().mapToLong(PricedUnits::amountMinor).reduce(own, Math::addExact);
    }

    public long discountMinor() {
        return discounts.stream().mapToLong(Allocation::amountMinor).reduce(0, Math::addExact);
    }

    /** After discounts, before taxes that are not included in the price. */
    public long totalMinor() {
        return Math.subtractExact(subtotalMinor(), discountMinor());
    }

    public long taxMinor() {
        return taxLines.stream().mapToLong(TaxLine::amountMinor).reduce(0, Math::addExact);
    }

    /** A gift: it costs nothing, or nothing is left of its price. */
    public boolean free() {
        return item.unitPriceMinor() == 0 || (quantity > 0 && totalMinor() == 0);
    }

    /** Made for this customer: it carries a property that the customer can see. */
    public boolean personalized() {
        return properties.stream().anyMatch(property -> !property.hidden());
    }

    public Line withFulfilledQuantity(int fulfilled) {
        return new Line(
                id,
                externalId,
                kind,
                item,
                quantity,
                fulfilled,
                discounts,
                taxLines,
                properties,
                original,
                raised,
                preOrder);
    }

    /** The same line selling these units; discounts and taxes are still those of before. */
    public Line selling(Item newItem, int newQuantity, List<PricedUnits> newRaised) {
        return copy(newItem, newQuantity, discounts, taxLines, newRaised);
    }

    public Line withAmounts(List<Allocation> newDiscounts, List<TaxLine> newTaxLines) {
        return copy(item, quantity, newDiscounts, newTaxLines, raised);
    }

    private Line copy(
            Item newItem,
            int newQuantity,
            List<Allocation> newDiscounts,
            List<TaxLine> newTaxLines,
            List<PricedUnits> newRaised) {
        return new Line(
                id,
                externalId,
                kind,
                newItem,
                newQuantity,
                fulfilledQuantity,
                newDiscounts,
                newTaxLines,
                properties,
                original,
                newRaised,
                preOrder);
    }

    /** The same line as it comes in, pre-ordered. */
    public Line promised(PreOrder promise) {
        return new Line(
                id,
                externalId,
                kind,
                item,
                quantity,
                fulfilledQuantity,
                discounts,
                taxLines,
                properties,
                original,
                raised,
                promise);
    }

    /** The promise for what the line sells now: none for an item that the listing did not have. */
    public Optional<PreOrder> preOrdered() {
        return Optional.ofNullable(preOrder)
                .filter(promise ->
                        Objects.equals(item.productId(), original.item().productId()))
                .filter(promise -> promise.variantIds().contains(item.variantId()));
    }

    /** Whether customers may not cancel it, by the listing it was pre-ordered from. */
    public boolean binding() {
        return preOrdered().filter(PreOrder::binding).isPresent();
    }

    /** The same line selling nothing any more. */
    public Line canceled() {
        return selling(item, 0, List.of())
                .withAmounts(
                        List.of(),
                        taxLines.stream().map(tax -> tax.withAmount(0)).toList());
    }
}
