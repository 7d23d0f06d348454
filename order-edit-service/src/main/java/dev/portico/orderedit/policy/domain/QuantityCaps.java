package dev.portico.orderedit.policy.domain;

import dev.portico.orderedit.order.domain.Line;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How far a quantity may be raised: units per line, percent of the original quantity (150 = half as many again), units per order. */
public record QuantityCaps(@Nullable Integer perLine, @Nullable Integer percentOfOriginal, @Nullable Integer perOrder) {

    public static final QuantityCaps NONE = new QuantityCaps(null, null, null);

    /** The most units a line may be raised to by the caps of the line itself. */
    Optional<Long> limitOf(Line line) {
        // A percentage of nothing says nothing about a line that came later.
        var percent = percentOfOriginal == null || line.addedByEdit()
                ? null
                : Long.valueOf((long) line.original().quantity() * percentOfOriginal / 100);
        var absolute = perLine == null ? null : Long.valueOf(perLine);
        return Stream.of(Optional.ofNullable(absolute), Optional.ofNullable(percent))
                .flatMap(Optional::stream)
                .min(Long::compare);
    }
}
