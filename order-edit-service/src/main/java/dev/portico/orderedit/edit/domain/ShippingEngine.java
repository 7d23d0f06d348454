package dev.portico.orderedit.edit.domain;

import dev.portico.orderedit.catalog.domain.Catalog;
import dev.portico.orderedit.order.domain.Line;
import dev.portico.orderedit.order.domain.LineKind;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.order.domain.ShippingLine;
import dev.portico.orderedit.policy.domain.ShippingPrices;
import dev.portico.orderedit.shipping.domain.ShippingRates;
import dev.portico.orderedit.shipping.domain.ShippingRates.Offer;
import dev.portico.orderedit.shipping.domain.ShippingRates.Parcel;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What shipping costs. KEEP leaves it; RECALCULATE looks the method up in the merchant's rate table and moves the price when the
 * order has come into another band or zone than at checkout: back there, the price of then is back. A method that the customer
 * has chosen here follows the table either way.
 */
record ShippingEngine(ShippingPrices mode, ShippingRates rates, Catalog catalog, TaxEngine taxes) {

    /** The rates that the order could be shipped with; none when nothing is shipped. */
    List<Offer> offers(Order order) {
        return order.shippingLine() == null ? List.of() : rates.offers(parcel(order));
    }

    /** Whether an offer is what the order is shipped with. */
    static boolean isCurrent(Offer offer, Order order) {
        var line = order.shippingLine();
        return line != null
                && (line.rateId() == null
                        ? offer.title().equalsIgnoreCase(line.title())
                        : offer.rateId().equals(line.rateId()));
    }

    /**
     * The shipping of an order whose lines and address are final.
     *
     * @param rateId what the customer chooses now, if they do
     */
    @Nullable
    ShippingLine shipping(Order order, @Nullable String rateId) {
        var line = order.shippingLine();
        if (line == null) {
            return null;
        }
        var chosen = rateId == null ? line.rateId() : rateId;
        if (chosen != null) {
            return chosen(order, line, chosen);
        }
        return mode == ShippingPrices.KEEP ? line : recalculated(order, line.asSold());
    }

    private ShippingLine chosen(Order order, ShippingLine line, String rateId) {
        var sold = line.asSold();
        var offer = offers(order).stream()
                .filter(each -> each.rateId().equals(rateId))
                .findFirst();
        if (offer.isEmpty()) {
            return mode == ShippingPrices.KEEP ? line : recalculated(order, sold);
        }
        return offer.equals(atCheckout(order, sold)) ? sold : moved(sold, offer.get(), rateId);
    }

    private ShippingLine recalculated(Order order, ShippingLine sold) {
        var before = atCheckout(order, sold);
        if (before.isEmpty()) {
            return sold;
        }
        var offers = offers(order);
        return titled(sold.title(), offers)
                .or(() -> offers.stream().min(Comparator.comparingLong(Offer::priceMinor)))
                .filter(now -> !now.equals(before.get()))
                .map(now -> moved(sold, now, null))
                .orElse(sold);
    }

    /** What the table says about the order as it was bought; nothing when it does not know the method. */
    private Optional<Offer> atCheckout(Order order, ShippingLine sold) {
        var lines = order.lines().stream().map(ShippingEngine::asSold).toList();
        var bought = order.copy()
                .lines(lines)
                .shippingAddress(order.platform().shippingAddress())
                .make();
        return titled(sold.title(), offers(bought));
    }

    private static Line asSold(Line line) {
        var original = line.original();
        return line.selling(original.item(), original.quantity(), List.of())
                .withAmounts(original.discounts(), original.taxLines());
    }

    private static Optional<Offer> titled(String title, List<Offer> offers) {
        return offers.stream()
                .filter(offer -> offer.title().equalsIgnoreCase(title))
                .findFirst();
    }

    private ShippingLine moved(ShippingLine sold, Offer offer, @Nullable String rateId) {
        long discount = Math.min(sold.discountMinor(), offer.priceMinor());
        return new ShippingLine(
                offer.title(),
                offer.priceMinor(),
                discount,
                taxes.taxes(sold, offer.priceMinor() - discount),
                rateId,
                sold);
    }

    private Parcel parcel(Order order) {
        var goods = order.lines().stream()
                .filter(line -> line.kind() != LineKind.FEE)
                .toList();
        return new Parcel(
                order.shippingAddress(),
                order.currency(),
                goods.stream().mapToLong(Line::totalMinor).sum(),
                goods.stream().mapToLong(this::grams).sum());
    }

    private long grams(Line line) {
        return catalog.variant(line.item().productId(), line.item().variantId())
                        .flatMap(variant -> Optional.ofNullable(variant.grams()))
                        .orElse(0L)
                * line.quantity();
    }
}
