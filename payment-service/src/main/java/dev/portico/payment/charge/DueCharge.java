package dev.portico.payment.charge;

import dev.portico.kit.tenancy.MerchantId;
import java.util.UUID;

/**
 * A charge that something has to happen with.
 *
 * @param key of its present attempt
 */
record DueCharge(MerchantId merchant, UUID id, String key) {

    static DueCharge of(ChargeRow row) {
        return new DueCharge(new MerchantId(row.merchant), row.id, row.processorKey);
    }
}
