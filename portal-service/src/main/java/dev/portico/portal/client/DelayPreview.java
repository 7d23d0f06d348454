package dev.portico.portal.client;

import dev.portico.portal.client.Preview.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be said to a delay, and what canceling gives back, in minor units.
 *
 * @param notTakenMinor what is only reserved, and would not be taken
 * @param wholeOrder whether nothing else is in the order
 * @param accept what speaks against accepting
 * @param cancel what speaks against canceling
 */
public record DelayPreview(
        int version,
        long paidMinor,
        long refundDueMinor,
        long notTakenMinor,
        boolean wholeOrder,
        List<Violation> accept,
        List<Violation> cancel) {

    public DelayPreview {
        accept = listOf(accept);
        cancel = listOf(cancel);
    }

    /** Nothing can be said any more. */
    public boolean isOver() {
        return !accept.isEmpty() && !cancel.isEmpty();
    }

    private static <T> List<T> listOf(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }
}
