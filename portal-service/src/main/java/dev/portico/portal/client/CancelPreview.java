package dev.portico.portal.client;

import dev.portico.portal.client.Preview.Violation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What canceling would give back, in minor units; with violations it is not possible.
 *
 * @param notTakenMinor what is only reserved, and would not be taken
 * @param feeMinor what the shop keeps
 * @param mode IMMEDIATE, or REQUEST when the shop decides on it
 * @param reasons the codes the shop wants one of
 * @param lines what each line that can be canceled alone would give back
 */
public record CancelPreview(
        int version,
        long totalMinor,
        long paidMinor,
        long refundDueMinor,
        long notTakenMinor,
        long feeMinor,
        String currency,
        @Nullable String mode,
        List<String> reasons,
        List<LineRefund> lines,
        List<Violation> violations) {

    public CancelPreview {
        reasons = listOf(reasons);
        lines = listOf(lines);
        violations = listOf(violations);
    }

    public boolean asksTheShop() {
        return "REQUEST".equals(mode);
    }

    public record LineRefund(UUID lineId, long refundMinor, long notTakenMinor) {}

    private static <T> List<T> listOf(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }
}
