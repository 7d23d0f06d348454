package dev.portico.orderedit.usage.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The customer edits a plan allows in the current billing period.
 *
 * @param limit edits per period; null: as many as customers like
 * @param used edits saved in the period so far
 * @param until when the period ends and the next allowance begins, UTC; null where there is no limit
 */
public record Allowance(@Nullable Integer limit, int used, @Nullable Instant until) {

    /** What holds where no plan was set. */
    public static final Allowance UNLIMITED = new Allowance(null, 0, null);

    public boolean exhausted() {
        return limit != null && used >= limit;
    }
}
