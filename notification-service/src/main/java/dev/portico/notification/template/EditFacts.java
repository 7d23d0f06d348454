package dev.portico.notification.template;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An edit as mails tell it, and what an edit that waits asks for: amounts are minor units of the order's currency.
 *
 * @param requestId the request that waited before, if there was one
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EditFacts(
        long totalBeforeMinor,
        long totalAfterMinor,
        long deltaMinor,
        Instant committedAt,
        List<DifferenceFacts> differences,
        @Nullable UUID requestId,
        @Nullable LineCancellation cancellation) {

    /** @param amountMinor what the difference adds to the total; negative takes away */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record DifferenceFacts(
            String kind, @Nullable String title, @Nullable String from, @Nullable String to, long amountMinor) {}

    /** Lines were canceled, not edited. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record LineCancellation(long feeMinor) {}

    /** What waits for the shop or for the customer's money. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RequestFacts(
            UUID id,
            String kind,
            @Nullable Instant requestedAt,
            @Nullable Instant expiresAt,
            long totalAfterMinor,
            long dueMinor,
            List<DifferenceFacts> differences) {

        public boolean waitsForApproval() {
            return kind.equals("APPROVAL");
        }
    }

    /** @param undone it took an earlier edit back */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record SessionEdit(EditFacts edit, boolean undone) {}
}
