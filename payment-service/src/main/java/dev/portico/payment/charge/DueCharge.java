package dev.portico.payment.charge;

import dev.portico.kit.tenancy.MerchantId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A charge that something has to happen with.
 *
 * @param key of its present attempt
 */
record DueCharge(MerchantId merchant, UUID id, @Nullable String processor, String key) {

    static DueCharge of(ChargeRow row) {
        return new DueCharge(new MerchantId(row.merchant), row.id, row.processor, row.processorKey);
    }
}
