package dev.portico.orderedit.history.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One field before and after.
 *
 * @param field its name in the order, such as {@code note}; of a line with {@code lines.} before it; {@code lines} is a whole line
 * @param lineId of which line, and {@code title} what it is called
 * @param before null where there was nothing
 */
public record FieldChange(
        String field, @Nullable UUID lineId, @Nullable String title, @Nullable Object before, @Nullable Object after) {}
