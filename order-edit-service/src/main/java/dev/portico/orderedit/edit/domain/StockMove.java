package dev.portico.orderedit.edit.domain;

import dev.portico.orderedit.catalog.domain.Catalog;
import dev.portico.orderedit.order.domain.Line;
import dev.portico.orderedit.order.domain.Order;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Units of one variant that an edit takes from stock; negative: gives back. Only of variants whose stock is tracked. */
public record StockMove(String productId, String variantId, long units, boolean limited, long left) {

    /** Whether the stock, as it was read, has that many. */
    boolean fits() {
        return !limited || units <= 0 || units <= left;
    }

    /** The same for so many units more. */
    StockMove plus(long more) {
        return new StockMove(productId, variantId, units + more, limited, left);
    }

    static List<StockMove> between(Order before, Order after, Catalog catalog) {
        Map<Key, Long> units = new LinkedHashMap<>();
        before.lines().forEach(line -> add(units, line, -1));
        after.lines().forEach(line -> add(units, line, 1));
        var moves = new ArrayList<StockMove>();
        units.forEach((key, sum) -> catalog.variant(key.productId(), key.variantId())
                .filter(variant -> variant.tracked() && sum != 0)
                .map(variant -> new StockMove(key.productId(), key.variantId(), sum, variant.limited(), variant.left()))
                .ifPresent(moves::add));
        return moves;
    }

    private record Key(String productId, String variantId) {}

    private static void add(Map<Key, Long> units, Line line, int sign) {
        var product = line.item().productId();
        var variant = line.item().variantId();
        if (product != null && variant != null) {
            units.merge(new Key(product, variant), (long) sign * line.quantity(), Long::sum);
        }
    }

    boolean of(Line line) {
        return productId.equals(line.item().productId())
                && variantId.equals(line.item().variantId());
    }
}
