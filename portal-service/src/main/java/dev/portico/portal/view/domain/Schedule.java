package dev.portico.portal.view.domain;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When the parts of an order's total are due, as payment-service planned it. The amounts of all items are the total of the
 * order the plan was made for; minor units of {@link #currency()}. Days are the shop's.
 */
public record Schedule(long sequence, String currency, List<Item> items) implements Fact {

    private static final Comparator<Item> BY_TIME = Comparator.comparing(Item::isWaiting)
            .thenComparing(Item::dueOn, Comparator.nullsFirst(Comparator.naturalOrder()));

    private static final Set<String> CHARGED_LATER = Set.of("INSTALLMENT", "REST");

    public Schedule {
        items = items == null ? List.of() : items.stream().sorted(BY_TIME).toList();
    }

    /**
     * A part of the total.
     *
     * @param kind AT_ONCE, DEPOSIT, INSTALLMENT or REST
     * @param number from 1 among the {@code of} items of its kind
     * @param listingId the pre-order it belongs to; null for what was bought now
     * @param dueOn null when {@code trigger} says when, or when it is due at once
     * @param trigger what it waits for: STAFF, ON_FULFILLMENT, ON_STOCK_ARRIVAL; null when nothing
     */
    public record Item(
            String id,
            String kind,
            int number,
            int of,
            @Nullable UUID listingId,
            long amountMinor,
            long paidMinor,
            @Nullable LocalDate dueOn,
            @Nullable String trigger,
            String status) {

        public Item {
            if (id == null || kind == null || status == null) {
                throw new IllegalArgumentException("an item of a schedule needs an id, a kind and a status");
            }
        }

        public long openMinor() {
            return isPaid() ? 0 : amountMinor - paidMinor;
        }

        public boolean isPaid() {
            return status.equals("PAID");
        }

        /** No day is known: it is due when something happens. */
        public boolean isWaiting() {
            return dueOn == null && trigger != null && !isPaid();
        }

        public boolean isDue(LocalDate today) {
            return !isPaid() && !isWaiting() && (dueOn == null || !dueOn.isAfter(today));
        }
    }

    /** Whether there is a plan to show: a part that is more than what was bought now. */
    public boolean isPlanned() {
        return items.stream().anyMatch(item -> !item.kind().equals("AT_ONCE"));
    }

    public Optional<Item> item(String id) {
        return items.stream().filter(item -> item.id().equals(id)).findFirst();
    }

    public long totalMinor() {
        return items.stream().mapToLong(Item::amountMinor).sum();
    }

    /** What the customer is asked for today. */
    public long dueMinor(LocalDate today) {
        return open().filter(item -> item.isDue(today))
                .mapToLong(Item::openMinor)
                .sum();
    }

    /** What is not paid and not asked for yet. */
    public long laterMinor(LocalDate today) {
        return open().filter(item -> !item.isDue(today))
                .mapToLong(Item::openMinor)
                .sum();
    }

    /** What is charged after what is due at once, and not paid: what a customer agrees to when they edit. */
    public long chargedLaterMinor() {
        return chargedLater().stream().mapToLong(Item::openMinor).sum();
    }

    /** The parts that are not paid and come after what is due at once. */
    List<Item> chargedLater() {
        return open().filter(item -> CHARGED_LATER.contains(item.kind())).toList();
    }

    /** What becomes due after what is due today. */
    public Optional<Item> upNext(LocalDate today) {
        return open().filter(item -> !item.isDue(today)).findFirst();
    }

    private Stream<Item> open() {
        return items.stream().filter(item -> item.openMinor() > 0);
    }
}
