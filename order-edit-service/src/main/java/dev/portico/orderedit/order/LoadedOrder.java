package dev.portico.orderedit.order;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.policy.domain.Situation;
import dev.portico.orderedit.workflow.domain.WorkflowRules;
import java.util.Optional;
import java.util.UUID;

/**
 * An order with all that decisions about it need, read in one statement.
 *
 * @param sequence of its last event; a write succeeds only if it still is
 * @param paidMinor what the customer need not pay any more: paid or reserved, not refunded, or waived; as far as
 *     payment-service has told, else as the platform did
 * @param authorizedMinor what of it is only reserved at the platform
 * @param pendingMinor money on its way: checkouts whose end is not known yet
 * @param workflow the merchant's rules
 * @param priorEdit the edit or the request that was committed with the asked-for idempotency key
 */
public record LoadedOrder(
        MerchantId merchant,
        long sequence,
        Situation situation,
        long paidMinor,
        long authorizedMinor,
        long pendingMinor,
        WorkflowRules workflow,
        Optional<PriorEdit> priorEdit) {

    /** What was answered to the first commit with a key. */
    public record PriorEdit(UUID id, String outcome, String requestHash, long sequence, JsonNode after) {}

    /** What goes back to the customer if the order costs {@code totalMinor}: what is only reserved is not taken instead. */
    public long refundMinor(long totalMinor) {
        return Math.max(0, paidMinor - totalMinor - authorizedMinor);
    }

    /** What of the reserved money is not taken if the order costs {@code totalMinor}. */
    public long notTakenMinor(long totalMinor) {
        return Math.max(0, Math.min(authorizedMinor, paidMinor - totalMinor));
    }

    public Order order() {
        return situation.order();
    }
}
