package dev.portico.portal.page;

import dev.portico.kit.id.Ids;
import dev.portico.portal.page.OrderPage.Delivery;
import dev.portico.portal.page.OrderPage.Item;
import dev.portico.portal.page.OrderPage.Owed;
import dev.portico.portal.page.OrderPage.Step;
import dev.portico.portal.page.OrderPage.Window;
import dev.portico.portal.view.domain.Balance;
import dev.portico.portal.view.domain.LastPayment;
import dev.portico.portal.view.domain.OrderExcerpt;
import dev.portico.portal.view.domain.OrderExcerpt.Line;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the order page: where the order stands, what can be done until when, what is owed, then the rest. */
final class OrderPageComposer {

    /** The confirmations an address may ask for: nothing else from the address is shown. */
    private static final Set<String> DONE = Set.of(
            "edited",
            "requested",
            "payFirst",
            "undone",
            "takenBack",
            "canceled",
            "itemsCanceled",
            "cancelRequested",
            "delayAccepted",
            "delayCanceled",
            "paid",
            "cardChanged");

    private final Visit visit;
    private final OrderExcerpt order;
    private final Allowances allowances;
    private final PreOrders preOrders;

    OrderPageComposer(Visit visit) {
        this.visit = visit;
        this.order = visit.view().order();
        this.allowances = new Allowances(visit);
        this.preOrders = new PreOrders(visit);
    }

    OrderPage compose(Assets assets, @Nullable String done) {
        var owed = owed();
        var notices = new Notices(visit, allowances);
        var waiting = WaitingEdit.of(visit, isPayable()).orElse(null);
        return new OrderPage(
                Frame.of(visit, assets, orderTitle(), ""),
                DONE.contains(String.valueOf(done)) ? visit.text("done." + done) : null,
                visit.text("order.placed", Map.of("number", order.number(), "when", visit.moment(order.placedAt()))),
                headline(),
                track(),
                window(),
                openUntil(),
                allowances.actions(owed == null && (waiting == null || waiting.pay() == null)),
                allowances.refusals(),
                waiting,
                notices.payment().orElse(null),
                owed,
                notices.all(),
                visit.text("items.title", Map.of("count", itemCount())),
                items(),
                preOrders.news(),
                preOrders.expected().isEmpty() ? null : visit.href("/expected.ics"),
                PaymentPlan.of(visit, isPayable()).orElse(null),
                new Refunds(visit).sent(),
                Sums.of(visit),
                delivery(),
                Histories.entries(visit));
    }

    private String orderTitle() {
        return visit.text("order.title", Map.of("number", order.number()));
    }

    /** Only of what has arrived the sentence has a day. */
    private String headline() {
        var day = order.arrivedAt().map(at -> Map.of("day", visit.formats().dayOf(at)));
        return visit.text(standing().text(), day.orElse(Map.of()));
    }

    Standing standing() {
        if (order.isCanceled()) {
            return Standing.CANCELED;
        }
        switch (order.fulfillmentStatus()) {
            case "FULFILLED":
                return order.arrivedAt().isPresent() ? Standing.DELIVERED : Standing.SHIPPED;
            case "PARTIAL":
                return Standing.PARTLY_SHIPPED;
            default:
                return isOwed() ? Standing.UNPAID : allowances.windowIsOpen() ? Standing.RECEIVED : readiness();
        }
    }

    private Standing readiness() {
        return preOrders.areWaitedFor() ? Standing.RESERVED : Standing.PREPARING;
    }

    private List<Step> track() {
        if (order.isCanceled()) {
            return List.of();
        }
        if (order.arrivedAt().isPresent()) {
            return List.of(
                    new Step(visit.text("track.placed"), "done"),
                    new Step(visit.text("track.shipped"), "done"),
                    new Step(visit.text("track.delivered"), "current"));
        }
        // Not every shop tells of an arrival, so it is no step that all customers wait for.
        var shipped = order.isShipped();
        return List.of(
                new Step(visit.text("track.placed"), "done"),
                new Step(visit.text("track.preparing"), shipped ? "done" : "current"),
                new Step(visit.text("track.shipped"), shipped ? "current" : "ahead"));
    }

    private @Nullable Window window() {
        var window = order.editWindow();
        if (!allowances.allowsEditing() || window == null || window.closesAt() == null) {
            return null;
        }
        var left = Duration.between(visit.now(), window.closesAt());
        var total = Math.max(
                left.toSeconds(),
                Duration.between(order.placedAt(), window.closesAt()).toSeconds());
        return new Window(
                visit.text("window.until", Map.of("when", visit.moment(window.closesAt()))),
                visit.text("window.left", Map.of("span", visit.formats().span(left, visit.texts()))),
                visit.text("window.left", Map.of("span", "{}")),
                window.closesAt().getEpochSecond(),
                total,
                left.toSeconds());
    }

    /** Said instead of a countdown where no time ends the window. */
    private @Nullable String openUntil() {
        var isTimed = order.editWindow() == null || order.editWindow().closesAt() != null;
        return isTimed || !allowances.allowsEditing() ? null : visit.text("window.untilShipped");
    }

    private boolean isOwed() {
        return visit.due() > 0;
    }

    private @Nullable Owed owed() {
        var minor = visit.due();
        // The payment a change waits for covers what was open before.
        var waiting = order.pendingEdit();
        if (minor <= 0 || (waiting != null && waiting.waitsForPayment() && !waiting.isOver(visit.now()))) {
            return null;
        }
        return new Owed(
                visit.text("owed.title", Map.of("amount", visit.money(minor))),
                owedBecause(),
                visit.text("owed.button"),
                visit.href("/pay"),
                minor,
                Ids.next().toString(),
                PayChoices.card(visit),
                isPayable(),
                PayChoices.areThere(visit) ? visit.href("/pay") : null);
    }

    /** Only who paid before and then added to the order pays a difference. */
    private String owedBecause() {
        if (order.isCanceled()) {
            return visit.text("owed.canceled");
        }
        if (order.isHeldAs("UNPAID") && !order.isShipped()) {
            return visit.text("owed.held");
        }
        if (!"UNFULFILLED".equals(order.fulfillmentStatus())) {
            return visit.text(order.arrivedAt().isPresent() ? "owed.delivered" : "owed.shipped");
        }
        var overdue = visit.view().facts().overdue();
        if (overdue != null) {
            return visit.text("owed.overdue", Map.of("day", visit.formats().dayOf(overdue.since())));
        }
        if (visit.view().plan().isPresent()) {
            return visit.text("owed.plan");
        }
        var hasPaid = visit.view().balance().map(Balance::paidMinor).orElse(0L) > 0;
        var owesADifference = hasPaid && Histories.addedByEdits(visit.view().history()) > 0;
        return visit.text(owesADifference ? "owed.text" : "owed.plain");
    }

    private boolean isPayable() {
        return !lastPaymentIs(LastPayment.State.UNKNOWN);
    }

    private boolean lastPaymentIs(LastPayment.State state) {
        return visit.view().lastPayment() != null && visit.view().lastPayment().state() == state;
    }

    private int itemCount() {
        return shownLines().stream().mapToInt(this::count).sum();
    }

    private List<Item> items() {
        return shownLines().stream().map(this::item).toList();
    }

    /** Canceling leaves every line with quantity 0: people then want to see what it was. */
    List<Line> shownLines() {
        return order.isCanceled() ? order.lines() : order.keptLines();
    }

    int count(Line line) {
        return order.isCanceled() ? line.originalQuantity() : line.quantity();
    }

    private Item item(Line line) {
        return new Item(
                line.title(),
                Lines.picture(line.imageUrl()),
                Lines.options(line),
                visit.text("item.count", Map.of("count", count(line), "price", visit.money(line.unitPriceMinor()))),
                order.isCanceled() ? "" : visit.money(line.totalMinor()),
                !order.isCanceled() && line.discountMinor() > 0 ? visit.money(line.subtotalMinor()) : null,
                order.isCanceled(),
                preOrders.tag(line),
                discounts(line),
                Lines.properties(line),
                shipped(line),
                allowances.locks(line));
    }

    private List<String> discounts(Line line) {
        return line.discounts().stream()
                .filter(discount -> discount.amountMinor() != null)
                .map(discount -> visit.text(
                        "item.discount",
                        Map.of("name", discountName(discount), "amount", visit.money(-amount(discount)))))
                .toList();
    }

    String discountName(OrderExcerpt.Discount discount) {
        if (discount.title() != null) {
            return discount.title();
        }
        return discount.code() == null ? visit.text("sum.discount") : discount.code();
    }

    private static long amount(OrderExcerpt.Discount discount) {
        return discount.amountMinor() == null ? 0 : discount.amountMinor();
    }

    private @Nullable String shipped(Line line) {
        if (line.fulfilledQuantity() == 0) {
            return null;
        }
        return visit.text("item.shipped", Map.of("done", line.fulfilledQuantity(), "all", line.quantity()));
    }

    private Delivery delivery() {
        return new Delivery(
                Lines.address(order.shippingAddress(), visit),
                order.shippingLine() == null ? null : order.shippingLine().title(),
                Lines.isFilled(order.note()) ? order.note() : null);
    }
}
