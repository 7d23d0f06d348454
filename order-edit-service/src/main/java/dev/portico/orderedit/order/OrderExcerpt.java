package dev.portico.orderedit.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import dev.portico.orderedit.order.domain.Address;
import dev.portico.orderedit.order.domain.Allocation;
import dev.portico.orderedit.order.domain.Customer;
import dev.portico.orderedit.order.domain.DelayOption;
import dev.portico.orderedit.order.domain.Discount;
import dev.portico.orderedit.order.domain.FulfillmentStatus;
import dev.portico.orderedit.order.domain.Hold;
import dev.portico.orderedit.order.domain.LineKind;
import dev.portico.orderedit.order.domain.Option;
import dev.portico.orderedit.order.domain.OrderStatus;
import dev.portico.orderedit.order.domain.PendingEdit;
import dev.portico.orderedit.order.domain.PreOrderProgress;
import dev.portico.orderedit.order.domain.PreOrderTerms;
import dev.portico.orderedit.order.domain.PricedUnits;
import dev.portico.orderedit.order.domain.RiskLevel;
import dev.portico.orderedit.order.domain.Totals;
import dev.portico.orderedit.policy.domain.Action;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The public form of an order: what events carry and what resources answer. Amounts are minor units of {@code currency}. Made
 * by {@link OrderExcerpts}; its form is a contract. {@code deliveredAt} is when the last of the goods reached the customer,
 * left out as long as some have not.
 */
@JsonSerialize(using = OrderExcerptJson.class)
public record OrderExcerpt(
        UUID id,
        String externalId,
        String number,
        int version,
        long platformVersion,
        OrderStatus status,
        Instant placedAt,
        @Nullable Instant canceledAt,
        String currency,
        boolean taxesIncluded,
        Customer customer,
        @Nullable Address shippingAddress,
        @Nullable Address billingAddress,
        List<Line> lines,
        @Nullable Shipping shippingLine,
        List<OrderDiscount> discounts,
        Totals totals,
        List<String> tags,
        @Nullable String note,
        RiskLevel riskLevel,
        FulfillmentStatus fulfillmentStatus,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant deliveredAt,
        List<Hold> holds,
        EditWindow editWindow,
        CancelWindow cancelWindow,
        @Nullable PendingEdit pendingEdit,
        @Nullable LastEdit lastEdit,
        @Nullable Withdrawal withdrawal,
        PermissionsView permissions,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Delay> delays) {

    @SuppressWarnings("NullAway") // Left out where there are none.
    public OrderExcerpt {
        delays = delays == null ? List.of() : delays;
    }

    /**
     * One line; a removed one has quantity 0. {@code totalMinor} is after discounts and before added taxes. {@code raised} are
     * units of it that cost something else than {@code unitPriceMinor}, left out when there are none; {@code preOrder} is left out
     * for what is bought now.
     */
    public record Line(
            UUID id,
            String externalId,
            LineKind kind,
            @Nullable String productId,
            @Nullable String variantId,
            @Nullable String sku,
            String title,
            @Nullable String variantTitle,
            List<Option> options,
            @Nullable String imageUrl,
            boolean addedByEdit,
            int quantity,
            int originalQuantity,
            int fulfilledQuantity,
            long unitPriceMinor,
            long subtotalMinor,
            long discountMinor,
            long totalMinor,
            List<Allocation> discounts,
            List<Tax> taxLines,
            List<LineProperty> properties,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PricedUnits> raised,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PreOrder preOrder) {

        @SuppressWarnings("NullAway") // Left out where there are none.
        public Line {
            raised = raised == null ? List.of() : raised;
        }
    }

    /**
     * What was promised at checkout, and how far it is.
     *
     * @param released whether the line's own hold is gone
     * @param allocatedUnits how many units have arrived for it
     * @param queuePosition where it stands among those that wait for the same variant, 1 being next; null: it does not wait, or so
     *     far back that nobody has counted
     */
    public record PreOrder(
            UUID listingId,
            PreOrderTerms.Type type,
            TermsExcerpt.@Nullable Deposit deposit,
            boolean depositRefundable,
            PreOrderTerms.@Nullable Plan plan,
            PreOrderTerms.@Nullable Charge charge,
            @Nullable LocalDate expectedFrom,
            @Nullable LocalDate expectedTo,
            boolean released,
            int allocatedUnits,
            @Nullable Integer queuePosition) {

        static PreOrder of(dev.portico.orderedit.order.domain.PreOrder promise, PreOrderProgress progress) {
            var terms = TermsExcerpt.of(promise.terms());
            return new PreOrder(
                    promise.listingId(),
                    terms.type(),
                    terms.deposit(),
                    terms.depositRefundable(),
                    terms.plan(),
                    terms.charge(),
                    promise.expectedFrom(),
                    promise.expectedTo(),
                    progress.released(),
                    progress.allocatedUnits(),
                    progress.queuePosition());
        }
    }

    /** A rate is a decimal fraction as a string, so that no reader rounds it. */
    public record Tax(String title, String rate, long amountMinor) {}

    /** Hidden ones are the shop's own and not for customers' eyes. */
    public record LineProperty(String name, String value, boolean hidden) {}

    /** What delivery costs. */
    public record Shipping(String title, long priceMinor, long discountMinor, List<Tax> taxLines) {}

    /** A discount as the platform gave it; its shares are on the lines. */
    public record OrderDiscount(
            @Nullable String code,
            @Nullable String title,
            Discount.Kind kind,
            Discount.ValueKind valueKind,
            @Nullable Long amountMinor,
            @Nullable String percentage,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long minimumMinor) {}

    /** Until when customers may edit, and whether that is over; without a time, what its kind says ends it. */
    public record EditWindow(
            dev.portico.orderedit.policy.domain.EditWindow.Kind kind, @Nullable Instant closesAt, boolean closed) {}

    /** Until when customers may cancel: as long as they may edit, where the shop set nothing else. */
    public record CancelWindow(@Nullable Instant closesAt, boolean closed) {}

    /** The customer's last edit that was not taken back, and why it can't be. */
    public record LastEdit(UUID editId, Instant committedAt, boolean undoable, List<ReasonView> reasons) {}

    /** The right of withdrawal; {@code until} is null as long as not everything was delivered. */
    public record Withdrawal(@Nullable Instant until, @Nullable Instant receivedAt) {}

    /**
     * What the customer was asked about a delay, the last question of each listing.
     *
     * @param noticeId also the id of the statement that tells of it
     * @param lineIds what still waits for the listing
     * @param expectedFrom the new day, or the first of several; null: nobody knows
     * @param consentRequired whether no answer by {@code respondBy} cancels it
     * @param answer null: none yet
     */
    public record Delay(
            UUID noticeId,
            UUID listingId,
            List<UUID> lineIds,
            @Nullable LocalDate expectedFrom,
            @Nullable LocalDate expectedTo,
            boolean consentRequired,
            Instant announcedAt,
            Instant respondBy,
            DelayOption.@Nullable Answer answer,
            @Nullable Instant answeredAt) {}

    /** What a customer may do; an action that is missing is not shown. */
    public record PermissionsView(List<PermissionView> actions, List<OfLine> lines) {

        /** The permissions of one line. */
        public record OfLine(UUID lineId, List<PermissionView> actions) {}
    }

    /** Whether one action is allowed; if not, why. */
    public record PermissionView(Action action, boolean allowed, List<ReasonView> reasons) {}

    /** A public code and its figures. */
    public record ReasonView(String code, Map<String, Object> params) {}
}
