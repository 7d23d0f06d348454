package dev.portico.orderedit.edit.domain;

import dev.portico.orderedit.catalog.domain.Catalog;
import dev.portico.orderedit.catalog.domain.Product;
import dev.portico.orderedit.catalog.domain.Variant;
import dev.portico.orderedit.order.domain.Item;
import dev.portico.orderedit.order.domain.Line;
import dev.portico.orderedit.order.domain.PricedUnits;
import dev.portico.orderedit.policy.domain.RaisedPrice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What units cost. Those sold at checkout keep their price and come back with it; further ones cost the line's own price or
 * today's, added and swapped items today's. The last units are the first to go.
 */
record PriceEngine(RaisedPrice raisedPrice, Catalog catalog, String currency) {

    /** The line with this many units in all. */
    Line withQuantity(Line line, int quantity) {
        var current = line.quantity() == 0 && !sellsOriginalItem(line) ? atTodaysPrice(line) : line;
        return quantity <= current.quantity() ? lowered(current, quantity) : raised(current, quantity);
    }

    /** The line with as many units of another variant of its product; the one sold at checkout has its price of then. */
    Line withVariant(Line line, String variantId) {
        if (variantId.equals(line.item().variantId())) {
            return line;
        }
        var original = line.original().item();
        if (!line.addedByEdit() && variantId.equals(original.variantId())) {
            return raised(line.selling(original, 0, List.of()), line.quantity());
        }
        return today(line.item().productId(), variantId)
                .map(item -> line.selling(titled(item, line.item().title()), line.quantity(), List.of()))
                .orElse(line);
    }

    /** A variant as it is sold today, if it is in the order's currency. */
    Optional<Item> today(@Nullable String productId, @Nullable String variantId) {
        return catalog.product(productId).flatMap(product -> product.variant(variantId)
                .filter(variant -> variant.currency().equals(currency))
                .map(variant -> item(product, variant)));
    }

    /** Units that would come back with their original price. */
    int missingOriginalUnits(Line line) {
        return sellsOriginalItem(line) ? Math.max(0, line.original().quantity() - line.ownPriceUnits()) : 0;
    }

    private Line raised(Line line, int quantity) {
        int more = quantity - line.quantity();
        int others = more - Math.min(more, missingOriginalUnits(line));
        long price = priceOfFurtherUnits(line);
        boolean ownPrice = others == 0 || price == line.item().unitPriceMinor();
        return line.selling(
                line.item(), quantity, ownPrice ? line.raised() : and(line.raised(), new PricedUnits(others, price)));
    }

    /** The line with the units of another that sells the same variant, each at the price it has. */
    static Line joined(Line line, Line other) {
        long price = other.item().unitPriceMinor();
        boolean samePrice = price == line.item().unitPriceMinor();
        var raised = samePrice ? line.raised() : and(line.raised(), new PricedUnits(other.ownPriceUnits(), price));
        for (var units : other.raised()) {
            raised = and(raised, units);
        }
        return line.selling(line.item(), line.quantity() + other.quantity(), raised);
    }

    private static Line lowered(Line line, int quantity) {
        var raised = new ArrayList<>(line.raised());
        int fewer = line.quantity() - quantity;
        while (fewer > 0 && !raised.isEmpty()) {
            var last = raised.remove(raised.size() - 1);
            if (last.units() > fewer) {
                raised.add(new PricedUnits(last.units() - fewer, last.unitPriceMinor()));
            }
            fewer -= Math.min(fewer, last.units());
        }
        return line.selling(line.item(), quantity, raised);
    }

    private static List<PricedUnits> and(List<PricedUnits> raised, PricedUnits more) {
        var all = new ArrayList<>(raised);
        int last = all.size() - 1;
        if (last >= 0 && all.get(last).unitPriceMinor() == more.unitPriceMinor()) {
            all.set(last, new PricedUnits(all.get(last).units() + more.units(), more.unitPriceMinor()));
        } else {
            all.add(more);
        }
        return all;
    }

    private long priceOfFurtherUnits(Line line) {
        long own = line.item().unitPriceMinor();
        return raisedPrice == RaisedPrice.LINE
                ? own
                : today(line.item().productId(), line.item().variantId())
                        .map(Item::unitPriceMinor)
                        .filter(price -> price > 0)
                        .orElse(own);
    }

    private Line atTodaysPrice(Line line) {
        return today(line.item().productId(), line.item().variantId())
                .map(item -> line.selling(titled(item, line.item().title()), 0, List.of()))
                .orElse(line);
    }

    private static boolean sellsOriginalItem(Line line) {
        return !line.addedByEdit() && line.item().equals(line.original().item());
    }

    private static Item item(Product product, Variant variant) {
        return new Item(
                product.externalId(),
                variant.externalId(),
                variant.sku(),
                product.title(),
                variant.title(),
                variant.options(),
                variant.imageUrl() == null ? product.imageUrl() : variant.imageUrl(),
                variant.priceMinor());
    }

    private static Item titled(Item item, String title) {
        return new Item(
                item.productId(),
                item.variantId(),
                item.sku(),
                title,
                item.variantTitle(),
                item.options(),
                item.imageUrl(),
                item.unitPriceMinor());
    }
}
