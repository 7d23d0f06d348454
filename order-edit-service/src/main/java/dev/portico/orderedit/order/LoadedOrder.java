package dev.portico.orderedit.order;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.orderedit.order.domain.Coverage;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.policy.domain.Situation;
import dev.portico.orderedit.workflow.domain.WorkflowRules;
import java.util.Optional;
import java.util.UUID;

/**
 * An order with all that decisions about it need, read in one statement.
 *
 * @param sequence of its last event; a write succeeds only if it still is
 * @param coverage as far as payment-service has told, else as the platform did
 * @param pendingMinor money on its way: checkouts whose end is not known yet
 * @param workflow the merchant's rules
 * @param priorEdit the edit or the request that was committed with the asked-for idempotency key
 */
public record LoadedOrder(
        MerchantId merchant,
        long sequence,
        Situation situation,
        Coverage coverage,
        long pendingMinor,
        WorkflowRules workflow,
        Optional<PriorEdit> priorEdit) {

    /** What was answered to the first commit with a key. */
    public record PriorEdit(UUID id, String outcome, String requestHash, long sequence, JsonNode after) {}

    public Order order() {
        return situation.order();
    }
}
