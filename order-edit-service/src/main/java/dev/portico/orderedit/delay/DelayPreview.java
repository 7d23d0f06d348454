package dev.portico.orderedit.delay;

import dev.portico.orderedit.edit.PreviewView.ViolationView;
import java.util.List;
import java.util.UUID;

/**
 * What may be answered to a delay; amounts in minor units.
 *
 * @param refundDueMinor what canceling gives back, without a fee
 * @param notTakenMinor what is reserved at the shop's platform and will not be taken then
 * @param lineIds what would be canceled
 * @param wholeOrder whether nothing else is in the order
 * @param accept what speaks against accepting
 * @param cancel what speaks against canceling
 */
record DelayPreview(
        int version,
        UUID noticeId,
        long totalMinor,
        long paidMinor,
        long refundDueMinor,
        long notTakenMinor,
        String currency,
        List<UUID> lineIds,
        boolean wholeOrder,
        List<ViolationView> accept,
        List<ViolationView> cancel) {}
