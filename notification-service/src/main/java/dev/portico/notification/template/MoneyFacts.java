package dev.portico.notification.template;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What mails tell of payments, plans, charges and refunds: amounts are minor units of the order's currency. */
public final class MoneyFacts {

    /** @param status left out by events from before anything was reserved */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record OrderPaymentFacts(long amountMinor, @Nullable String status) {

        boolean isAuthorized() {
            return "AUTHORIZED".equals(status);
        }
    }

    /** @param purpose what it was for: {@code CHARGE} when a card on file was charged */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PaymentFacts(
            long amountMinor, @Nullable String method, @Nullable Instant paidAt, @Nullable String purpose) {}

    /** @param outstandingMinor positive: the customer owes */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record BalanceFacts(long orderTotalMinor, long paidMinor, long authorizedMinor, long outstandingMinor) {}

    /** When the parts of an order's total are due. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ScheduleFacts(List<ItemFacts> items) {

        public ScheduleFacts {
            items = List.copyOf(items);
        }
    }

    /**
     * @param kind {@code AT_ONCE}, {@code DEPOSIT}, {@code INSTALLMENT} or {@code REST}
     * @param number from 1 among the {@code of} items of its kind
     * @param lineIds what it pays for; empty when it is no pre-order's
     * @param dueOn a day of the shop's calendar; null: by {@code trigger}, or at once
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ItemFacts(
            String kind,
            int number,
            int of,
            List<UUID> lineIds,
            long amountMinor,
            @Nullable LocalDate dueOn,
            @Nullable String trigger,
            String status) {

        public ItemFacts {
            Objects.requireNonNull(kind);
            lineIds = List.copyOf(lineIds);
        }

        boolean isPaid() {
            return status.equals("PAID");
        }
    }

    /** @param on a day of the shop's calendar */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ChargeFacts(long amountMinor, LocalDate on, @Nullable String method) {

        public ChargeFacts {
            Objects.requireNonNull(on);
        }
    }

    /**
     * What follows a charge that failed.
     *
     * @param declineClass {@code SOFT}, {@code HARD} or {@code AUTHENTICATION}
     * @param nextAt null when it is not tried again
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RetryFacts(@JsonProperty("class") String declineClass, @Nullable Instant nextAt) {

        public RetryFacts {
            Objects.requireNonNull(declineClass);
        }
    }

    /** @param url where the customer saves another card */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record UpdateRequestFacts(String url, Instant expiresAt) {

        public UpdateRequestFacts {
            Objects.requireNonNull(expiresAt);
            if (!isPage(url)) {
                throw new IllegalArgumentException("not a link");
            }
        }
    }

    /** @param reason staff's own note: for staff only */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RefundFacts(
            long amountMinor, @Nullable String method, boolean notifyCustomer, @Nullable String reason, Instant at) {

        public RefundFacts {
            Objects.requireNonNull(at);
        }
    }

    /** @param since when the oldest of it was due */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record OverdueFacts(long amountMinor, Instant since) {

        public OverdueFacts {
            Objects.requireNonNull(since);
        }
    }

    /**
     * A sum that is not what its entries add up to.
     *
     * @param amountMinor by how much; negative when the entries are more
     * @param what which sum
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record DifferenceOfSums(long amountMinor, String what) {

        public DifferenceOfSums {
            Objects.requireNonNull(what);
        }
    }

    /** For texts that end up where a click goes. */
    static boolean isPage(String url) {
        return url.matches("https?://\\S+");
    }

    private MoneyFacts() {}
}
