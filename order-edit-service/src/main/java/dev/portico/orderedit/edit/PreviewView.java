package dev.portico.orderedit.edit;

import dev.portico.orderedit.edit.domain.CommitPath;
import dev.portico.orderedit.edit.domain.Difference;
import dev.portico.orderedit.order.OrderExcerpt;
import dev.portico.orderedit.order.OrderExcerpt.PermissionView;
import dev.portico.orderedit.order.domain.Option;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The calculated order for whoever asked. Amounts are minor units of the order's currency; {@code balanceAfterMinor} is
 * positive when the customer would owe, what {@code paidMinor} is after the changes; {@code notTakenMinor} of a negative one is reserved at the shop's platform and will not
 * be taken, the rest goes back.
 */
public record PreviewView(
        UUID orderId,
        int version,
        OrderExcerpt before,
        OrderExcerpt after,
        List<DifferenceView> differences,
        long totalBeforeMinor,
        long totalAfterMinor,
        long deltaMinor,
        long paidMinor,
        long balanceAfterMinor,
        long notTakenMinor,
        List<ViolationView> violations,
        List<LineOptions> options,
        List<RateOption> rates,
        CommitPath onCommit,
        boolean addableExists) {

    /** A way to ship what is left after the changes; only where the method may be changed. */
    public record RateOption(String rateId, String title, long priceMinor, boolean current) {}

    /** What one change does to the total, and why. */
    public record DifferenceView(
            Difference.Kind kind,
            @Nullable UUID lineId,
            @Nullable String title,
            @Nullable String from,
            @Nullable String to,
            long amountMinor,
            List<PartView> reasons) {}

    /** One reason of a difference. */
    public record PartView(Difference.Part.Name part, long amountMinor, String code, Map<String, Object> params) {}

    /** Why a change is refused. */
    public record ViolationView(String code, String pointer, Map<String, Object> params) {}

    /** What can be chosen for a line. */
    public record LineOptions(
            UUID lineId, long maxQuantity, List<PermissionView> actions, List<VariantOption> variants) {}

    /** A variant of the line's product; {@code left} only where its stock can run out. */
    public record VariantOption(
            String variantId,
            String title,
            List<Option> options,
            long unitPriceMinor,
            boolean available,
            @Nullable Long left,
            boolean current) {}
}
