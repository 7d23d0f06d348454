package dev.portico.portal.view.domain;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer agreed to when they ordered an item that was not there yet. The terms are payment-service's business:
 * the portal passes them on with an order that would be, and reads the dates.
 *
 * @param deposit of DEPOSIT_UPFRONT; null for other types
 * @param plan null for one payment
 * @param charge when the rest is charged; null where nothing is charged later
 * @param expectedFrom first day on which it was expected to ship, in the shop's calendar; null when open
 * @param expectedTo last such day; null when open
 * @param released it waits for nothing more, and is made ready like any other item
 */
public record PreOrder(
        UUID listingId,
        @Nullable String type,
        @Nullable Deposit deposit,
        boolean depositRefundable,
        @Nullable Installments plan,
        @Nullable Charge charge,
        @Nullable LocalDate expectedFrom,
        @Nullable LocalDate expectedTo,
        boolean released) {

    public PreOrder {
        if (listingId == null) {
            throw new IllegalArgumentException("a pre-ordered line needs its listing");
        }
    }

    /** One of both: {@code percent} as a decimal in text, or minor units for each piece. */
    public record Deposit(@Nullable String percent, @Nullable Long amountMinor) {}

    /** Equal parts, {@code every} so many days, weeks or months. */
    public record Installments(@Nullable String name, int every, String unit, int installments) {}

    /** What a charge waits for: a trigger, and a day or a number of days where it needs one. */
    public record Charge(String trigger, @Nullable LocalDate on, @Nullable Integer days) {}
}
