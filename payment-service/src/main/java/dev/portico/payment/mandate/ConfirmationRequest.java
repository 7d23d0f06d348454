package dev.portico.payment.mandate;

import dev.portico.payment.due.PreviewRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * What a customer agreed to.
 *
 * @param agreedMinor what they were shown is charged later in all, in minor units of the order's currency
 * @param orderVersion the version of the order that they edit
 * @param order the order as the edit makes it
 */
record ConfirmationRequest(
        @NotNull @PositiveOrZero Long agreedMinor,
        @NotNull @PositiveOrZero Long orderVersion,
        @NotNull @Valid PreviewRequest order) {}
