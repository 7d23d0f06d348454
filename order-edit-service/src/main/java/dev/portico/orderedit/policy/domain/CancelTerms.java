package dev.portico.orderedit.policy.domain;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How customers cancel.
 *
 * @param reasons codes the customer chooses from, in the order shown
 * @param restock whether the units go back to stock
 * @param feeMinor a fixed fee in minor units of the order's currency; null: none
 * @param feePercent a fee in percent of the order's total; null: none. At most one of the two fees is set
 */
public record CancelTerms(
        Mode mode, List<String> reasons, boolean restock, @Nullable Long feeMinor, @Nullable BigDecimal feePercent) {

    public static final List<String> USUAL_REASONS =
            List.of("CHANGED_MIND", "ORDERED_BY_MISTAKE", "FOUND_CHEAPER", "DELIVERY_TOO_LATE", "OTHER");

    public static final CancelTerms DEFAULT = new CancelTerms(Mode.IMMEDIATE, USUAL_REASONS, true, null, null);

    /** Whether it is done at once, or staff are asked. */
    public enum Mode {
        IMMEDIATE,
        REQUEST
    }

    public CancelTerms {
        reasons = List.copyOf(reasons);
    }
}
