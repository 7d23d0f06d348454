package dev.portico.kit.sql;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row by the positions of its columns, from 0. A column of another type than asked for fails: that is a mistake in code. */
public record Columns(@Nullable Object[] row) {

    public <T> T get(Class<T> type, int position) {
        return type.cast(Objects.requireNonNull(row[position]));
    }

    /** Of a column that may be null. */
    public <T> Optional<T> find(Class<T> type, int position) {
        return Optional.ofNullable(row[position]).map(type::cast);
    }
}
