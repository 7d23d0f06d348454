package dev.portico.payment.trialbalance;

import dev.portico.payment.account.domain.LedgerEntry;
import java.util.UUID;

/**
 * A promoted sum that is not what its entries add up to.
 *
 * @param what which sum
 * @param promotedMinor what the account says, in minor units of {@code currency}
 * @param entriesMinor what its entries add up to
 */
record Difference(UUID orderId, LedgerEntry.Kind what, String currency, long promotedMinor, long entriesMinor) {

    long amountMinor() {
        return promotedMinor - entriesMinor;
    }
}
