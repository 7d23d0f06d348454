package dev.portico.portal.view.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One order as its page shows it. Order, money and listings come by different topics, any may be first.
 *
 * @param refunds what went back, or should have, oldest first
 * @param listings of the lines that were pre-ordered, as far as they are known
 */
public record OrderView(
        OrderExcerpt order,
        long orderSequence,
        @Nullable Balance ledger,
        long paymentSequence,
        @Nullable LastPayment lastPayment,
        PaymentFacts facts,
        List<Refund> refunds,
        List<Listing> listings,
        List<HistoryEntry> history,
        int linkGeneration) {

    public OrderView {
        refunds = List.copyOf(refunds);
        listings = List.copyOf(listings);
        history = List.copyOf(history);
    }

    /** The balance for the order as shown: right after an edit the ledger still has the total before it. */
    public Optional<Balance> balance() {
        return Optional.ofNullable(ledger)
                .map(known -> known.withTotal(order.totals().totalMinor()));
    }

    /** The plan by which the order is paid; empty when all of it is due at once. */
    public Optional<Schedule> plan() {
        return Optional.ofNullable(facts.schedule()).filter(Schedule::isPlanned);
    }

    /** Right after an edit the plan is still the one before it. */
    public boolean planIsBehind() {
        return plan().filter(plan -> plan.totalMinor() != order.totals().totalMinor())
                .isPresent();
    }

    /**
     * What the customer is asked for today, in minor units: negative when the shop owes. What a plan has for later is
     * outstanding and not asked for.
     */
    public long dueMinor(LocalDate today) {
        var outstanding = balance().map(Balance::outstandingMinor).orElse(0L);
        return plan().map(plan -> Math.min(outstanding, plan.dueMinor(today))).orElse(outstanding);
    }

    public Optional<Listing> listing(UUID listingId) {
        return listings.stream()
                .filter(listing -> listing.id().equals(listingId))
                .findFirst();
    }

    /** The order as order-edit-service answered it, before any event. */
    public OrderView with(OrderExcerpt newer) {
        return new OrderView(
                newer,
                orderSequence,
                ledger,
                paymentSequence,
                lastPayment,
                facts,
                refunds,
                listings,
                history,
                linkGeneration);
    }
}
