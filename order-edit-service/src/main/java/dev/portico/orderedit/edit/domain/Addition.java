package dev.portico.orderedit.edit.domain;

import dev.portico.orderedit.catalog.domain.Catalog;
import dev.portico.orderedit.order.domain.Allocation;
import dev.portico.orderedit.order.domain.Item;
import dev.portico.orderedit.order.domain.Line;
import dev.portico.orderedit.order.domain.LineKind;
import dev.portico.orderedit.order.domain.Order;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Adds units of a variant. Those that the order had at checkout come back where they were; the rest goes to the line that has
 * the variant, else to a new one. So a variant that was removed and added again is what it was.
 */
final class Addition {

    private final PriceEngine prices;
    private final Catalog catalog;
    private final Order order;
    private final List<Line> lines;

    Addition(Order order, Pricing pricing) {
        this.order = order;
        this.prices = pricing.prices();
        this.catalog = pricing.prices().catalog();
        this.lines = new ArrayList<>(order.lines());
    }

    List<Line> of(Item item, int quantity) {
        add(item, quantity);
        return List.copyOf(lines);
    }

    private void add(Item item, int quantity) {
        int left = quantity;
        for (var home : homes(item)) {
            int back = Math.min(left, room(line(home), item));
            left -= back;
            if (back > 0) {
                raise(line(home), item, back);
            }
        }
        if (left > 0) {
            int rest = left;
            target(item).ifPresentOrElse(line -> raise(line, item, rest), () -> lines.add(added(item, rest)));
        }
    }

    // What a line sold meanwhile may move to another of these, so each is looked up when its turn comes.
    private Line line(UUID id) {
        return lines.stream().filter(line -> line.id().equals(id)).findFirst().orElseThrow();
    }

    /** The lines that sold the variant at first, in the order's order. */
    private List<UUID> homes(Item item) {
        return lines.stream()
                .filter(Addition::takesUnits)
                .filter(line -> same(line.original().item(), item))
                .map(Line::id)
                .toList();
    }

    /** A gift, an engraving or a fee takes no units. */
    private static boolean takesUnits(Line line) {
        boolean gift =
                line.item().unitPriceMinor() == 0 || line.original().item().unitPriceMinor() == 0;
        return line.kind() == LineKind.CATALOG && !gift && !line.personalized() && !fullyDiscounted(line);
    }

    private static boolean fullyDiscounted(Line line) {
        var sold = line.original();
        long price = sold.item().unitPriceMinor() * sold.quantity();
        return price > 0
                && price
                        == sold.discounts().stream()
                                .mapToLong(Allocation::amountMinor)
                                .sum();
    }

    private int room(Line home, Item item) {
        int has = same(home.item(), item) ? home.ownPriceUnits() : 0;
        return Math.max(0, home.original().quantity() - has);
    }

    private Optional<Line> target(Item item) {
        return lines.stream()
                .filter(Addition::takesUnits)
                .filter(line -> same(line.item(), item) || same(line.original().item(), item))
                .max(Comparator.comparingInt(line -> suitability(line, item)));
    }

    /** Best is where it is sold, then where nothing else is. */
    private static int suitability(Line line, Item item) {
        boolean sells = same(line.item(), item) && line.quantity() > 0;
        boolean home = same(line.original().item(), item);
        return (sells ? 4 : 0) + (line.quantity() == 0 ? 2 : 0) + (home ? 1 : 0);
    }

    /** What the line sells instead, if it does, moves to where an addition of it would go. */
    private void raise(Line line, Item item, int units) {
        int position = lines.indexOf(line);
        if (same(line.item(), item)) {
            lines.set(position, prices.withQuantity(line, line.quantity() + units));
            return;
        }
        var home = line.selling(line.addedByEdit() ? item : line.original().item(), 0, List.of());
        lines.set(position, prices.withQuantity(home, units));
        if (line.quantity() > 0) {
            add(line.item(), line.quantity());
        }
    }

    private Line added(Item item, int quantity) {
        var product = catalog.product(item.productId());
        var rates = product.map(it -> TaxEngine.ratesFor(it, order, catalog)).orElse(List.of());
        return Line.added(id(item), item, quantity, rates);
    }

    /** The same in preview and commit, so that a customer can go on changing a line that is only staged. */
    private UUID id(Item item) {
        var name = order.id() + "/" + item.productId() + "/" + item.variantId();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean same(Item one, Item other) {
        return other.productId() != null
                && other.variantId() != null
                && other.productId().equals(one.productId())
                && other.variantId().equals(one.variantId());
    }
}
