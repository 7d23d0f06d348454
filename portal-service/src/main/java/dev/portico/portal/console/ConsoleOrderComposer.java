package dev.portico.portal.console;

import dev.portico.portal.address.AddressFormats;
import dev.portico.portal.console.ConsoleNav.Part;
import dev.portico.portal.console.ConsoleOrderPage.Customer;
import dev.portico.portal.console.ConsoleOrderPage.Money;
import dev.portico.portal.console.ConsoleOrderPage.Sum;
import dev.portico.portal.console.ConsoleOrderPage.Waiting;
import dev.portico.portal.page.OrderPage.Item;
import dev.portico.portal.view.domain.Balance;
import dev.portico.portal.view.domain.OrderExcerpt;
import dev.portico.portal.view.domain.OrderExcerpt.Address;
import dev.portico.portal.view.domain.OrderExcerpt.Line;
import dev.portico.portal.view.domain.OrderExcerpt.PendingEdit;
import dev.portico.portal.view.domain.OrderView;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the order page of the console. */
final class ConsoleOrderComposer {

    private final ConsoleView view;
    private final OrderView shown;
    private final OrderExcerpt order;

    ConsoleOrderComposer(ConsoleView view, OrderView shown) {
        this.view = view;
        this.shown = shown;
        this.order = shown.order();
    }

    /** @param link the customer's; null for those who may only read, who answer nothing either */
    ConsoleOrderPage compose(@Nullable String link) {
        var mayAnswer = link != null;
        var lines = order.isCanceled() ? order.lines() : order.keptLines();
        return new ConsoleOrderPage(
                view.frame("Order " + order.number()),
                view.navBelow(Part.ORDERS),
                "Placed " + view.moment(order.placedAt()),
                "Order " + order.number(),
                states(),
                order.pendingEdit() == null ? null : waiting(order.pendingEdit(), mayAnswer),
                money(),
                "Items",
                lines.stream().map(this::item).toList(),
                sums(),
                customer(),
                ConsoleHistory.entries(view, shown),
                link);
    }

    private List<String> states() {
        var states = new ArrayList<String>();
        states.add(order.isCanceled() ? "Canceled" : ConsoleView.words(order.status()));
        if (!order.isCanceled()) {
            states.add(order.arrivedAt().isPresent() ? "Delivered" : fulfillment(order.fulfillmentStatus()));
        }
        order.holds().forEach(hold -> states.add("On hold: " + hold(hold.kind())));
        if (!order.isCanceled() && order.editWindow() != null && !order.windowIsClosed(view.now())) {
            states.add("Customer can still change it");
        }
        if (order.pendingEdit() != null) {
            states.add(state(order.pendingEdit()));
        }
        return states;
    }

    private static String state(PendingEdit pending) {
        if (pending.isCancellation()) {
            return "Customer asks to cancel";
        }
        return pending.waitsForPayment() ? "Change waits for payment" : "Change waits for your approval";
    }

    private Waiting waiting(PendingEdit pending, boolean mayAnswer) {
        var href = "/console/requests/" + pending.id();
        var isOver = pending.isOver(view.now());
        if (isOver) {
            return new Waiting(
                    "A request ran out of time", "It ends by itself. The order stays as it is.", href, false);
        }
        var until = pending.expiresAt() == null ? "" : " Until " + view.moment(pending.expiresAt()) + ".";
        if (pending.isCancellation()) {
            return new Waiting(
                    "The customer asks to cancel",
                    "The order stays as it is until you answer." + until,
                    href,
                    mayAnswer);
        }
        var delta = pending.totalAfterMinor() - order.totals().totalMinor();
        var title = "A change waits for " + (pending.waitsForPayment() ? "payment" : "your answer")
                + (delta == 0 ? "" : ": " + view.signed(order.currency(), delta));
        return pending.waitsForPayment()
                ? new Waiting(title, "It’s made as soon as the customer has paid." + until, href, false)
                : new Waiting(title, "The order stays as it is until you answer." + until, href, mayAnswer);
    }

    private static String fulfillment(String status) {
        switch (status) {
            case "FULFILLED":
                return "Shipped";
            case "PARTIAL":
                return "Partly shipped";
            default:
                return "Not shipped";
        }
    }

    private static String hold(String kind) {
        switch (kind) {
            case "UNPAID":
                return "not all paid";
            case "EDIT_WINDOW":
                return "time for changes";
            default:
                return ConsoleView.words(kind).toLowerCase(ConsoleView.LANGUAGE);
        }
    }

    private Money money() {
        var balance = shown.balance().orElse(null);
        var stand = view.stand(balance);
        return new Money(
                stand.tone(),
                stand.title(),
                balance == null ? null : explained(balance),
                "/console/orders/" + order.id() + "/payments");
    }

    private String explained(Balance balance) {
        var net = balance.paidMinor() - balance.refundedMinor();
        var reserved = balance.authorizedMinor() == 0
                ? ""
                : " " + view.money(balance.currency(), balance.authorizedMinor()) + " are reserved and not taken yet.";
        return "The order comes to " + money(order.totals().totalMinor()) + ", the customer has paid "
                + view.money(balance.currency(), net) + "." + reserved;
    }

    private String money(long minor) {
        return view.money(order.currency(), minor);
    }

    private Item item(Line line) {
        var count = order.isCanceled() ? line.originalQuantity() : line.quantity();
        return new Item(
                line.title(),
                picture(line.imageUrl()),
                options(line),
                count + " × " + money(line.unitPriceMinor()),
                money(line.totalMinor()),
                line.discountMinor() > 0 ? money(line.subtotalMinor()) : null,
                order.isCanceled(),
                line.preOrder() == null ? null : "Pre-order",
                List.of(),
                List.of(),
                line.fulfilledQuantity() == 0 ? null : line.fulfilledQuantity() + " of " + line.quantity() + " shipped",
                List.of());
    }

    private static String options(Line line) {
        return line.options().isEmpty()
                ? Objects.requireNonNullElse(line.variantTitle(), "")
                : line.options().stream().map(OrderExcerpt.Option::value).collect(Collectors.joining(" · "));
    }

    /** Only http(s) pictures: an image's address comes from outside. */
    private static @Nullable String picture(@Nullable String url) {
        try {
            var scheme = url == null ? null : URI.create(url).getScheme();
            return "https".equals(scheme) || "http".equals(scheme) ? url : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private List<Sum> sums() {
        var totals = order.totals();
        var sums = new ArrayList<Sum>();
        sums.add(new Sum("Items", money(totals.itemsMinor()), ""));
        addUnlessZero(sums, "Discount", -totals.discountMinor());
        addUnlessZero(sums, "Shipping", totals.shippingMinor());
        addUnlessZero(sums, "Fees", totals.feesMinor());
        addUnlessZero(sums, "Tip", totals.tipMinor());
        if (!order.taxesIncluded()) {
            addUnlessZero(sums, "Tax", totals.taxMinor());
        }
        sums.add(new Sum("Total", money(totals.totalMinor()), "total"));
        if (order.taxesIncluded() && totals.taxMinor() != 0) {
            sums.add(new Sum("Tax included", money(totals.taxMinor()), "muted"));
        }
        shown.balance().ifPresent(balance -> addBalance(sums, balance));
        return sums;
    }

    private void addBalance(List<Sum> sums, Balance balance) {
        sums.add(new Sum("Paid", money(balance.paidMinor()), ""));
        addUnlessZero(sums, "Reserved, not taken yet", balance.authorizedMinor());
        addUnlessZero(sums, "Refunded", balance.refundedMinor());
        addUnlessZero(sums, "Waived", balance.waivedMinor());
        if (balance.outstandingMinor() != 0) {
            var label = balance.outstandingMinor() > 0 ? "Left to pay" : "Refund due";
            sums.add(new Sum(label, money(Math.abs(balance.outstandingMinor())), "strong"));
        }
    }

    private void addUnlessZero(List<Sum> sums, String label, long minor) {
        if (minor != 0) {
            sums.add(new Sum(label, money(minor), ""));
        }
    }

    private Customer customer() {
        var customer = order.customer();
        var name = joined(" ", customer.firstName(), customer.lastName());
        return new Customer(
                name.isEmpty() ? "No name given" : name,
                customer.email(),
                address(order.shippingAddress()),
                order.shippingLine() == null ? null : order.shippingLine().title(),
                order.note() == null || order.note().isBlank() ? null : order.note());
    }

    private List<String> address(@Nullable Address address) {
        if (address == null) {
            return List.of();
        }
        return Stream.concat(
                        AddressFormats.write(address.parts(), view.formats()::country).stream(),
                        Stream.ofNullable(address.phone()).filter(phone -> !phone.isBlank()))
                .toList();
    }

    private static String joined(String between, @Nullable String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(between));
    }
}
