package dev.portico.orderedit.fulfillment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which orders of a listing are to go.
 *
 * @param count for {@link Scope#OLDEST}: how many orders are looked at
 * @param orderIds for {@link Scope#CHOSEN}
 */
record FulfillRequest(
        @NotNull Scope scope,
        @Min(1) @Max(1_000_000) @Nullable Integer count,
        @Size(min = 1, max = 1_000) @Nullable List<@NotNull UUID> orderIds) {

    /** All that wait, those that came first, or some by name. */
    enum Scope {
        ALL,
        OLDEST,
        CHOSEN
    }
}
