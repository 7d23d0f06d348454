package dev.portico.portal.client;

import dev.portico.portal.view.domain.OrderExcerpt;
import dev.portico.portal.view.domain.OrderExcerpt.Line;
import dev.portico.portal.view.domain.OrderExcerpt.TaxLine;
import dev.portico.portal.view.domain.PreOrder;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order as it would be, for payment-service to plan. Minor units of {@code currency}. */
record PlanRequest(String currency, long totalMinor, List<PlannedLine> lines) {

    /**
     * A line that was pre-ordered; what is bought now is the rest of the total.
     *
     * @param amountMinor what the line costs, with tax
     */
    record PlannedLine(UUID lineId, long amountMinor, int quantity, @Nullable PreOrder preOrder) {}

    static PlanRequest of(OrderExcerpt order) {
        return new PlanRequest(
                order.currency(),
                order.totals().totalMinor(),
                order.lines().stream()
                        .filter(line -> line.preOrder() != null)
                        .map(line -> planned(order, line))
                        .toList());
    }

    private static PlannedLine planned(OrderExcerpt order, Line line) {
        var tax = order.taxesIncluded()
                ? 0
                : line.taxLines().stream().mapToLong(TaxLine::amountMinor).sum();
        return new PlannedLine(line.id(), line.totalMinor() + tax, line.quantity(), line.preOrder());
    }
}
