package dev.portico.orderedit.edit;

import dev.portico.orderedit.edit.PreviewView.ViolationView;
import dev.portico.orderedit.policy.domain.CancelTerms;
import java.util.List;
import java.util.UUID;

/**
 * What a cancellation would mean; amounts in minor units.
 *
 * @param totalMinor of the order as it is
 * @param paidMinor what the customer need not pay any more: paid, or reserved at the shop's platform
 * @param refundDueMinor what the customer gets back, the fee taken off
 * @param notTakenMinor what is reserved at the shop's platform and will not be taken
 * @param mode whether it happens at once or the shop is asked
 * @param reasons the codes the customer chooses from
 * @param lines what canceling each of them alone would give back
 */
record CancelPreview(
        int version,
        long totalMinor,
        long paidMinor,
        long refundDueMinor,
        long notTakenMinor,
        String currency,
        List<ViolationView> violations,
        long feeMinor,
        CancelTerms.Mode mode,
        List<String> reasons,
        List<OfLine> lines) {

    record OfLine(UUID lineId, long refundMinor, long notTakenMinor) {}
}
