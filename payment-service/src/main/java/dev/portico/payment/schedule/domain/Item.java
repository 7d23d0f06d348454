package dev.portico.payment.schedule.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A part of an order's total with its time. All items of an order together are its total, always.
 *
 * @param number from 1 among the {@code of} items of its kind and listing
 * @param listingId null when it is no pre-order's
 * @param lineIds the pre-ordered lines it pays for
 * @param amount more than zero
 * @param paid from zero to all of it
 */
public record Item(
        UUID id,
        Kind kind,
        int number,
        int of,
        @Nullable UUID listingId,
        List<UUID> lineIds,
        Money amount,
        Money paid,
        Due due) {

    /** Public: it appears in events. */
    public enum Kind {
        /** What is bought now, with shipping, fees and tip. */
        AT_ONCE,
        DEPOSIT,
        INSTALLMENT,
        /** What is left of a pre-order after its deposit, in one payment. */
        REST
    }

    public Item {
        lineIds = List.copyOf(lineIds);
        if (!amount.isPositive() || paid.isNegative() || paid.isGreaterThan(amount)) {
            throw new IllegalArgumentException("%s of %s is paid".formatted(paid, amount));
        }
    }

    public Money open() {
        return amount.minus(paid);
    }

    public boolean isPaid() {
        return paid.isEqual(amount);
    }

    /** Whether money is to be asked for on {@code today}. */
    public boolean isOwedBy(LocalDate today) {
        return !isPaid() && due.hasComeBy(today);
    }
}
