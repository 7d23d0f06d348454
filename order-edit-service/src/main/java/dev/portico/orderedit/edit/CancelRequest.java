package dev.portico.orderedit.edit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portico.orderedit.edit.domain.Cancellation;
import dev.portico.orderedit.order.domain.Texts;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A cancellation as the customer confirmed it, for the version they saw. {@code lineIds} null: of the whole order. */
record CancelRequest(
        @NotNull @Min(1) Integer version,
        @NotBlank @Size(max = 64) String reason,
        @Size(max = 1000) @Nullable String comment,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Size(max = 500) @Nullable List<@NotNull UUID> lineIds) {

    Cancellation.Wish toWish() {
        return new Cancellation.Wish(reason, Texts.tidy(comment), lineIds);
    }
}
