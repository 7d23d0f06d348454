package dev.portico.orderedit.edit;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What would a cancellation mean, for this version of the order? {@code lineIds} null: of the whole order. */
record CancelPreviewRequest(@NotNull @Min(1) Integer version, @Size(max = 500) @Nullable List<@NotNull UUID> lineIds) {}
