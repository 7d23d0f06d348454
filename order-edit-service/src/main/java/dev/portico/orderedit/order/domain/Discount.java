package dev.portico.orderedit.order.domain;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A discount as the platform gave it; its shares are on the lines. Amount in minor units, percentage in percent (10 for 10 %).
 *
 * @param minimumMinor what the items must cost before discounts for it to be granted, in minor units; null: nothing
 */
public record Discount(
        @Nullable String code,
        @Nullable String title,
        Kind kind,
        ValueKind valueKind,
        @Nullable Long amountMinor,
        @Nullable BigDecimal percentage,
        @Nullable Long minimumMinor) {

    /** How the discount got onto the order. */
    public enum Kind {
        CODE,
        AUTOMATIC,
        MANUAL
    }

    /** Whether it takes off a fixed amount or a part. */
    public enum ValueKind {
        FIXED,
        PERCENTAGE
    }

    /** Whether a line's share is of this discount. */
    public boolean owns(Allocation share) {
        return share.title().equals(title)
                || share.title().equals(code)
                || share.title().equals(label());
    }

    /** The name its shares carry on the lines. */
    public String label() {
        if (title != null) {
            return title;
        }
        return code == null ? "Discount" : code;
    }
}
