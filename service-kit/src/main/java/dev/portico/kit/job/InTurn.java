package dev.portico.kit.job;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/** Steps one after the other, as a session demands that several of them share. */
public final class InTurn {

    /** Each step begins when the one before has ended; the first that fails is the last. */
    public static <T> Uni<Void> each(Iterable<T> items, Function<T, Uni<Void>> step) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(step::apply)
                .onItem()
                .ignoreAsUni();
    }

    private InTurn() {}
}
