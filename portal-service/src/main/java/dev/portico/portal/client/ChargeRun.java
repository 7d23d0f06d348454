package dev.portico.portal.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Charges of many orders at once, as payment-service tells staff.
 *
 * @param id null of a dry run
 * @param finished whether nothing of it is under way any more
 * @param outcomes by state and currency; of a dry run what would be charged at most
 */
public record ChargeRun(
        @Nullable UUID id,
        String scope,
        @Nullable String startedBy,
        @Nullable Instant createdAt,
        boolean finished,
        List<Outcome> outcomes) {

    public static final String ALL = "ALL";
    public static final String CHOSEN = "CHOSEN";
    public static final String OLDEST = "OLDEST";
    public static final String NEWEST = "NEWEST";

    public ChargeRun {
        outcomes = outcomes == null ? List.of() : List.copyOf(outcomes);
    }

    /** @param amountMinor the sum, in minor units of {@code currency} */
    public record Outcome(String status, String currency, long count, long amountMinor) {}

    public record Listed(List<ChargeRun> items, @Nullable String next) {

        static Listed nothing() {
            return new Listed(List.of(), null);
        }
    }

    /** Which orders to charge: {@code count} of the oldest or newest, or {@code orderIds} that were chosen. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Wish(String scope, @Nullable Integer count, @Nullable List<UUID> orderIds, @Nullable Boolean dryRun) {

        public static Wish ofOrder(UUID orderId) {
            return new Wish(CHOSEN, null, List.of(orderId), null);
        }

        Wish dry() {
            return new Wish(scope, count, orderIds, true);
        }
    }

    /**
     * One charge.
     *
     * @param amountMinor what is to be taken, or was, in minor units of {@code currency}
     * @param dueOn the day it is planned for
     * @param nextAt when it is announced or tried (again) by itself
     */
    public record Charge(
            UUID id,
            UUID orderId,
            @Nullable UUID runId,
            long amountMinor,
            String currency,
            @Nullable LocalDate dueOn,
            String status,
            int attempt,
            @Nullable String method,
            @Nullable String declineCode,
            @Nullable String declineClass,
            @Nullable String skipReason,
            @Nullable Instant paidAt,
            @Nullable Instant nextAt,
            Instant createdAt) {}

    public record Charges(List<Charge> items, @Nullable String next) {

        static Charges nothing() {
            return new Charges(List.of(), null);
        }
    }
}
