package dev.portico.portal.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A cancellation, or (without a reason) the question what it would give back.
 *
 * @param lineIds the lines to cancel; null for the whole order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CancelRequest(
        int version, @Nullable String reason, @Nullable String comment, @Nullable List<UUID> lineIds) {}
