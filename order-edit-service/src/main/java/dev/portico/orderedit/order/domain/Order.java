package dev.portico.orderedit.order.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One order of one merchant. {@code version} grows with everything a customer or the platform changes; holds and the end of the
 * window do not count. All amounts are minor units of {@code currency} (ISO 4217), all times UTC. {@code chargeTriggeredAt} is when the
 * deferred charge of its listing was triggered; null: not yet, or there is none.
 */
public record Order(
        UUID id,
        String externalId,
        String number,
        int version,
        long platformVersion,
        OrderStatus status,
        Instant placedAt,
        @Nullable Instant canceledAt,
        String currency,
        boolean taxesIncluded,
        Customer customer,
        @Nullable Address shippingAddress,
        @Nullable Address billingAddress,
        List<Line> lines,
        @Nullable ShippingLine shippingLine,
        List<Discount> discounts,
        long feesMinor,
        long tipMinor,
        List<String> tags,
        @Nullable String note,
        RiskLevel riskLevel,
        List<Payment> payments,
        List<Hold> holds,
        @Nullable Instant windowClosedAt,
        @Nullable Instant chargeTriggeredAt,
        PlatformCopy platform,
        Progress progress) {

    @SuppressWarnings("NullAway") // a stored document may lack what came later
    public Order {
        lines = List.copyOf(lines);
        discounts = List.copyOf(discounts);
        tags = List.copyOf(tags);
        payments = List.copyOf(payments);
        holds = List.copyOf(holds);
        progress = progress == null ? Progress.NONE : progress;
    }

    public static final String EDITED_TAG = "Edit Order - Edited by Customer";

    public static final String CANCELED_TAG = "Edit Order - Cancelled by Customer";

    /** Tags that say what happened here: a platform cannot take them away. */
    public static final List<String> WORKFLOW_TAGS = List.of(EDITED_TAG, CANCELED_TAG);

    public Totals totals() {
        return Totals.of(this);
    }

    public long totalMinor() {
        return totals().totalMinor();
    }

    /** What the platform had taken when it last spoke of this order, in minor units. */
    public long paidMinor() {
        return sum(PaymentStatus.CAPTURED);
    }

    /** What the platform had reserved and not taken then, in minor units. */
    public long authorizedMinor() {
        return sum(PaymentStatus.AUTHORIZED);
    }

    /** What the customer needed not pay any more then, in minor units. */
    public long coveredMinor() {
        return Math.addExact(paidMinor(), authorizedMinor());
    }

    private long sum(PaymentStatus status) {
        return payments.stream()
                .filter(payment -> payment.status() == status)
                .mapToLong(Payment::amountMinor)
                .reduce(0, Math::addExact);
    }

    public Optional<Line> line(UUID lineId) {
        return lines.stream().filter(line -> line.id().equals(lineId)).findFirst();
    }

    /** Units a customer can still be sent; fees are not sent. */
    public int openUnits() {
        return goods().mapToInt(Line::openQuantity).sum();
    }

    public int units() {
        return goods().mapToInt(Line::quantity).sum();
    }

    public FulfillmentStatus fulfillmentStatus() {
        if (goods().allMatch(line -> line.fulfilledQuantity() == 0)) {
            return FulfillmentStatus.UNFULFILLED;
        }
        return openUnits() == 0 ? FulfillmentStatus.FULFILLED : FulfillmentStatus.PARTIAL;
    }

    public boolean discounted() {
        return !discounts.isEmpty() || lines.stream().anyMatch(line -> line.discountMinor() > 0);
    }

    /** When the last of the goods reached the customer, UTC; empty as long as some of them have not. */
    public Optional<Instant> deliveredAt() {
        var sent = lines.stream()
                .filter(line -> line.kind() != LineKind.FEE && line.quantity() > 0)
                .map(Line::externalId)
                .toList();
        var delivered = progress.deliveredAt();
        return delivered.keySet().containsAll(sent)
                ? sent.stream().map(delivered::get).filter(Objects::nonNull).max(Instant::compareTo)
                : Optional.empty();
    }

    public Optional<Hold> hold(Hold.Kind kind) {
        return holds.stream().filter(hold -> hold.kind() == kind).findFirst();
    }

    public Optional<Hold> hold(UUID holdId) {
        return holds.stream().filter(hold -> hold.id().equals(holdId)).findFirst();
    }

    /** Of the holds that come by themselves an order has one of each kind at most. */
    public Order withHold(Hold hold) {
        return hold.kind().single() && hold(hold.kind()).isPresent()
                ? this
                : copy().holds(Stream.concat(holds.stream(), Stream.of(hold)).toList())
                        .make();
    }

    public Order withoutHold(Hold.Kind kind) {
        return copy().holds(holds.stream().filter(hold -> hold.kind() != kind).toList())
                .make();
    }

    /** A line whose own hold is let go is free for good: it is not held again when an edit brings it back. */
    public Order withoutHold(Hold gone) {
        var left = copy().holds(holds.stream()
                .filter(hold -> !hold.id().equals(gone.id()))
                .toList());
        var lineIds = gone.lineIds();
        return gone.kind() == Hold.Kind.PRE_ORDER && lineIds != null
                ? left.progress(lineIds.stream().reduce(progress, Progress::released, (one, other) -> other))
                        .make()
                : left.make();
    }

    /** The lines that wait for what a listing sells and were not let go. */
    public List<Line> waitingFor(UUID listingId) {
        return lines.stream()
                .filter(line -> status == OrderStatus.OPEN && line.openQuantity() > 0)
                .filter(line -> line.preOrdered()
                        .filter(promise -> promise.listingId().equals(listingId))
                        .isPresent())
                .filter(line -> !progress.preOrder(line.id()).released())
                .toList();
    }

    /** How far a line is; only for one that is pre-ordered. */
    public PreOrderProgress preOrderProgress(Line line) {
        return progress.preOrder(line.id()).of(line);
    }

    public Order withProgress(Progress other) {
        return copy().progress(other).make();
    }

    /** The window is over for good: a later change of the policy does not reopen it, since the goods may be on their way. */
    public Order withWindowClosed(Instant closedAt) {
        return withoutHold(Hold.Kind.EDIT_WINDOW)
                .copy()
                .windowClosedAt(closedAt)
                .make();
    }

    public Order withTag(String tag) {
        if (tags.contains(tag)) {
            return this;
        }
        var more = new ArrayList<>(tags);
        more.add(tag);
        return copy().tags(more).make();
    }

    public Order withoutTag(String tag) {
        return copy().tags(tags.stream().filter(it -> !it.equals(tag)).toList()).make();
    }

    /** Canceled without a fee. */
    public Order cancel(Instant now) {
        return cancel(now, 0);
    }

    /**
     * The order as it stands after a cancellation: nothing is sold any more, nothing is held, and nothing waits.
     *
     * @param feeMinor what the cancellation costs, in minor units: all that is left of the total
     * @throws IllegalStateException if it is not open
     */
    public Order cancel(Instant now, long feeMinor) {
        if (status != OrderStatus.OPEN) {
            throw new IllegalStateException("Order " + id + " is " + status);
        }
        return copy().version(version + 1)
                .status(OrderStatus.CANCELED)
                .canceledAt(now)
                .lines(lines.stream().map(Line::canceled).toList())
                .shippingLine(shippingLine == null ? null : shippingLine.canceled())
                .feesMinor(feeMinor)
                .tipMinor(0)
                .holds(List.of())
                .progress(progress.waitingFor(null).editedBy(null))
                .make();
    }

    public OrderCopy copy() {
        return new OrderCopy(this);
    }

    private Stream<Line> goods() {
        return lines.stream().filter(line -> line.kind() != LineKind.FEE);
    }
}
