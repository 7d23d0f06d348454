package dev.portico.portal.client;

import dev.portico.portal.view.domain.OrderExcerpt;
import dev.portico.portal.view.domain.OrderExcerpt.Difference;
import dev.portico.portal.view.domain.OrderExcerpt.Option;
import dev.portico.portal.view.domain.OrderExcerpt.Permission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The calculated order: what staged changes would make of it. Minor units of the order's currency.
 *
 * @param notTakenMinor what of a balance below zero is only reserved, and will not be taken
 * @param plan how it would be paid over time; null where the edit moves no plan. Asked of payment-service besides
 */
public record Preview(
        UUID orderId,
        int version,
        OrderExcerpt before,
        OrderExcerpt after,
        List<Difference> differences,
        long totalBeforeMinor,
        long totalAfterMinor,
        long deltaMinor,
        long paidMinor,
        long balanceAfterMinor,
        long notTakenMinor,
        List<Violation> violations,
        List<LineOptions> options,
        List<Rate> rates,
        @Nullable String onCommit,
        boolean addableExists,
        @Nullable UUID undoes,
        @Nullable PlanAfter plan) {

    public Preview {
        differences = listOf(differences);
        violations = listOf(violations);
        options = listOf(options);
        rates = listOf(rates);
    }

    /** Whether money moves on an order that is paid over time, or would be. */
    boolean movesAPlan() {
        return (before.hasPreOrders() || after.hasPreOrders())
                && differences.stream().anyMatch(difference -> difference.amountMinor() != 0);
    }

    Preview with(PlanAfter known) {
        return new Preview(
                orderId,
                version,
                before,
                after,
                differences,
                totalBeforeMinor,
                totalAfterMinor,
                deltaMinor,
                paidMinor,
                balanceAfterMinor,
                notTakenMinor,
                violations,
                options,
                rates,
                onCommit,
                addableExists,
                undoes,
                known);
    }

    /** What goes back to the customer, zero or more: what is only reserved is not taken instead. */
    public long refundMinor() {
        return Math.max(0, -balanceAfterMinor - notTakenMinor);
    }

    /** What saving would do: it is not applied before the shop says yes. */
    public boolean asksForApproval() {
        return "REQUEST_APPROVAL".equals(onCommit);
    }

    /** What saving would do: it is not applied before it is paid. */
    public boolean asksForPayment() {
        return "REQUEST_PAYMENT".equals(onCommit);
    }

    /** What saving would do: nothing is left to send, and the order is over. */
    public boolean cancels() {
        return "CANCEL".equals(onCommit);
    }

    /** The shipping method the order has now; none when it is not in the shop's table. */
    public Optional<Rate> currentRate() {
        return rates.stream().filter(Rate::current).findFirst();
    }

    public Optional<LineOptions> optionsOf(UUID lineId) {
        return options.stream().filter(option -> option.lineId().equals(lineId)).findFirst();
    }

    /** A refusal; the pointer names the change it is about ({@code /changes/2}), or is empty. */
    public record Violation(String code, @Nullable String pointer, @Nullable Map<String, Object> params) {}

    /** A shipping method to choose; its price in minor units. */
    public record Rate(String rateId, String title, long priceMinor, boolean current) {}

    public record LineOptions(
            UUID lineId, @Nullable Long maxQuantity, List<Permission> actions, List<Variant> variants) {

        public LineOptions {
            actions = listOf(actions);
            variants = listOf(variants);
        }
    }

    public record Variant(
            String variantId,
            String title,
            List<Option> options,
            long unitPriceMinor,
            boolean available,
            @Nullable Long left,
            boolean current) {

        public Variant {
            options = listOf(options);
        }
    }

    private static <T> List<T> listOf(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }
}
