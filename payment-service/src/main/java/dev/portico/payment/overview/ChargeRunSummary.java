package dev.portico.payment.overview;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A run of charges and how far it has come.
 *
 * @param finished whether no charge of it waits for its first attempt, or for what became of it
 * @param outcomes counts and sums by state and currency
 */
record ChargeRunSummary(
        UUID id, String scope, String startedBy, Instant createdAt, boolean finished, List<Outcome> outcomes) {

    /** @param amountMinor the sum, in minor units of {@code currency} */
    record Outcome(String status, String currency, long count, long amountMinor) {}
}
