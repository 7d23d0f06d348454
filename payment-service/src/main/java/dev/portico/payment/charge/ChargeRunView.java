package dev.portico.payment.charge;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run and how far it has come.
 *
 * @param id null for a dry run, which is not stored
 * @param listingId whose pre-orders it charges for; left out: whatever is due
 * @param finished whether no charge of it waits for its first attempt, or for what became of it
 * @param outcomes counts and sums by state and currency; of a dry run what would be {@code CREATED}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChargeRunView(
        @Nullable UUID id,
        String scope,
        @Nullable UUID listingId,
        boolean dryRun,
        @Nullable String startedBy,
        @Nullable Instant createdAt,
        boolean finished,
        List<OutcomeView> outcomes) {

    /** @param amountMinor the sum, in minor units of {@code currency} */
    record OutcomeView(String status, String currency, long count, long amountMinor) {}
}
