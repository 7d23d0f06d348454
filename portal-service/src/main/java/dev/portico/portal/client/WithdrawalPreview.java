package dev.portico.portal.client;

import dev.portico.portal.client.Preview.Violation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What withdrawing would give back and what would not be taken of what is only reserved, in minor units, and until when it is possible; with violations it is not. */
public record WithdrawalPreview(
        int version,
        @Nullable Instant until,
        long refundDueMinor,
        long notTakenMinor,
        String currency,
        List<Violation> violations) {

    public WithdrawalPreview {
        violations = listOf(violations);
    }

    private static <T> List<T> listOf(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }
}
