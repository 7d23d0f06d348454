package dev.portico.notification.template;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portico.notification.template.EditFacts.RequestFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order as mails tell it: amounts are minor units of its currency. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderFacts(
        @Nullable Instant placedAt,
        boolean taxesIncluded,
        List<LineFacts> lines,
        TotalsFacts totals,
        @Nullable WindowFacts editWindow,
        @Nullable RequestFacts pendingEdit) {

    /**
     * @param id null in what was remembered before there were pre-orders
     * @param originalQuantity as ordered, before any edit
     * @param fulfilledQuantity null where that was not told
     * @param preOrder null when it is bought now
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LineFacts(
            @Nullable UUID id,
            String title,
            @Nullable String variantTitle,
            int quantity,
            @Nullable Integer originalQuantity,
            @Nullable Integer fulfilledQuantity,
            long subtotalMinor,
            @Nullable PreOrderFacts preOrder) {}

    /**
     * What a line was pre-ordered on.
     *
     * @param type {@code CAPTURE_ONLY}, {@code CHARGE_LATER}, {@code DEPOSIT_UPFRONT} or {@code CHARGE_UPFRONT}
     * @param expectedFrom a day of the shop's calendar, as {@code expectedTo}
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PreOrderFacts(
            UUID listingId, String type, @Nullable LocalDate expectedFrom, @Nullable LocalDate expectedTo) {

        public PreOrderFacts {
            Objects.requireNonNull(listingId);
            Objects.requireNonNull(type);
        }

        boolean isChargedLater() {
            return type.equals("CHARGE_LATER") || type.equals("DEPOSIT_UPFRONT");
        }

        boolean isUncharged() {
            return type.equals("CAPTURE_ONLY");
        }
    }

    /** total = items − discount + shipping + tax (unless prices include it) + fees + tip. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record TotalsFacts(
            long itemsMinor,
            long discountMinor,
            long shippingMinor,
            long taxMinor,
            long feesMinor,
            long tipMinor,
            long totalMinor) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record WindowFacts(@Nullable Instant closesAt, boolean closed) {}
}
