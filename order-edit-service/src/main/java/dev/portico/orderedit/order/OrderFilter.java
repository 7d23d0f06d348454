package dev.portico.orderedit.order;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which orders a listing shows: with this tag, and whose number, e-mail or name begins with this word. */
public record OrderFilter(Optional<String> tag, Optional<String> word) {

    public static final OrderFilter EVERY = new OrderFilter(Optional.empty(), Optional.empty());

    static OrderFilter of(@Nullable String tag, @Nullable String word) {
        return new OrderFilter(given(tag), given(word));
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(value -> !value.isEmpty());
    }
}
