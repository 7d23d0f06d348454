package dev.portico.payment.trialbalance;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * How far a trial balance has come.
 *
 * @param after the last account that was looked at
 * @param accounts how many there were
 */
record Progress(UUID after, long accounts, List<Difference> differences, boolean atTheEnd) {

    static final Progress BEGIN = new Progress(new UUID(0, 0), 0, List.of(), false);

    Progress plus(LedgerSums.Chunk chunk, int size) {
        var all = new ArrayList<>(differences);
        all.addAll(chunk.differences());
        return new Progress(
                chunk.last().orElse(after), accounts + chunk.accounts(), List.copyOf(all), chunk.accounts() < size);
    }
}
