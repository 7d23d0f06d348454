package dev.portico.payment.due;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param lineIds which pre-ordered lines to ask for; left out: all that wait */
record TriggerRequest(@Size(min = 1, max = 500) @Nullable List<@NotNull UUID> lineIds) {}
