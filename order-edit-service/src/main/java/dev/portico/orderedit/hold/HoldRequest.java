package dev.portico.orderedit.hold;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Why nothing, or nothing of these lines, is to be sent. */
record HoldRequest(
        @Size(min = 1, max = 500) @Nullable List<@NotNull UUID> lineIds, @NotBlank @Size(max = 255) String reason) {}
