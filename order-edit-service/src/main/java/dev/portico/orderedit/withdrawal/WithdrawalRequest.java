package dev.portico.orderedit.withdrawal;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The confirmed withdrawal. Nobody has to say why; the name is who declares it. */
record WithdrawalRequest(
        @NotNull @Min(1) Integer version,
        @Size(max = 255) @Nullable String name,
        @Size(max = 1000) @Nullable String comment) {}
