package dev.portico.orderedit.edit.domain;

import dev.portico.orderedit.order.domain.Address;
import dev.portico.orderedit.order.domain.Customer;
import dev.portico.orderedit.order.domain.Line;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.order.domain.ShippingLine;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts of an order that customers' edits can change. */
public record EditedParts(
        List<Line> lines,
        @Nullable ShippingLine shippingLine,
        long feesMinor,
        @Nullable Address shippingAddress,
        Customer customer,
        @Nullable String note) {

    public EditedParts {
        lines = List.copyOf(lines);
    }

    public static EditedParts of(Order order) {
        return new EditedParts(
                order.lines(),
                order.shippingLine(),
                order.feesMinor(),
                order.shippingAddress(),
                order.customer(),
                order.note());
    }

    /** The order with these parts, and everything else as it is. */
    public Order on(Order order) {
        return money(order)
                .copy()
                .shippingAddress(shippingAddress)
                .customer(customer)
                .note(note)
                .make();
    }

    /** Only what is sold and what it costs; the address too where the price of delivery depends on it. */
    public Order moneyOn(Order order) {
        var restored = money(order);
        return Objects.equals(shippingLine, order.shippingLine())
                ? restored
                : restored.copy().shippingAddress(shippingAddress).make();
    }

    private Order money(Order order) {
        return order.copy()
                .lines(Stream.concat(order.lines().stream().map(this::restored), linesMissingIn(order))
                        .toList())
                .shippingLine(shippingLine)
                .feesMinor(feesMinor)
                .make();
    }

    /** What has been shipped meanwhile stays shipped; a line that was not there sells nothing. */
    private Line restored(Line now) {
        return line(now.id())
                .map(line -> line.withFulfilledQuantity(now.fulfilledQuantity()))
                .orElseGet(now::canceled);
    }

    private Stream<Line> linesMissingIn(Order order) {
        return lines.stream().filter(line -> order.line(line.id()).isEmpty());
    }

    private Optional<Line> line(UUID id) {
        return lines.stream().filter(line -> line.id().equals(id)).findFirst();
    }

    /** The products that the catalog must tell about, so that the stock of what they sell is known. */
    public List<String> products() {
        return lines.stream()
                .flatMap(line -> Stream.ofNullable(line.item().productId()))
                .distinct()
                .toList();
    }

    /** Whether units of a line have left that these parts don't have: then there is no way to them. */
    public boolean shippedBeyond(Order order) {
        return order.lines().stream()
                .anyMatch(now -> now.fulfilledQuantity()
                        > line(now.id()).map(Line::quantity).orElse(0));
    }

    /** Whether the order still is in these parts as it was then, but for what was shipped. */
    public boolean still(Order order) {
        return lines.size() == order.lines().size()
                && order.lines().stream().allMatch(this::sameLine)
                && Objects.equals(shippingLine, order.shippingLine())
                && Objects.equals(shippingAddress, order.shippingAddress())
                && customer.equals(order.customer())
                && Objects.equals(note, order.note());
    }

    private boolean sameLine(Line now) {
        return line(now.id())
                .map(then -> then.withFulfilledQuantity(0).equals(now.withFulfilledQuantity(0)))
                .orElse(false);
    }
}
