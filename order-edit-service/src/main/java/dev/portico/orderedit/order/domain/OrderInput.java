package dev.portico.orderedit.order.domain;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as a platform sends it: nothing in it has been checked, everything may be missing. {@link OrderIntake} turns it into
 * an {@link Order} or names all that is wrong. Amounts are minor units, rates and percentages decimal strings.
 */
public record OrderInput(
        @Nullable String number,
        @Nullable OffsetDateTime placedAt,
        @Nullable String currency,
        @Nullable Boolean taxesIncluded,
        @Nullable Long platformVersion,
        @Nullable CustomerInput customer,
        @Nullable Address shippingAddress,
        @Nullable Address billingAddress,
        @Nullable List<@Nullable LineInput> lines,
        @Nullable ShippingLineInput shippingLine,
        @Nullable List<@Nullable DiscountInput> discounts,
        @Nullable Long feesMinor,
        @Nullable Long tipMinor,
        @Nullable Long totalMinor,
        @Nullable List<@Nullable String> tags,
        @Nullable String note,
        @Nullable RiskLevel riskLevel,
        @Nullable List<@Nullable PaymentInput> payments) {

    /** See {@link Customer}. */
    public record CustomerInput(
            @Nullable String email,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String phone,
            @Nullable String locale,
            @Nullable List<@Nullable String> tags) {}

    /**
     * See {@link Line}.
     *
     * @param deliveredAt when the last of its units reached the customer
     * @param preOrder the listing it was pre-ordered from; only what comes with the order's first state counts
     */
    public record LineInput(
            @Nullable String externalId,
            @Nullable LineKind kind,
            @Nullable String productId,
            @Nullable String variantId,
            @Nullable String sku,
            @Nullable String title,
            @Nullable String variantTitle,
            @Nullable List<@Nullable OptionInput> options,
            @Nullable String imageUrl,
            @Nullable Long quantity,
            @Nullable Long fulfilledQuantity,
            @Nullable Long unitPriceMinor,
            @Nullable List<@Nullable AllocationInput> discounts,
            @Nullable List<@Nullable TaxLineInput> taxLines,
            @Nullable List<@Nullable PropertyInput> properties,
            @Nullable OffsetDateTime deliveredAt,
            @Nullable PreOrderInput preOrder) {

        /** A line bought now, of which nobody has said that it was delivered. */
        public LineInput(
                @Nullable String externalId,
                @Nullable LineKind kind,
                @Nullable String productId,
                @Nullable String variantId,
                @Nullable String sku,
                @Nullable String title,
                @Nullable String variantTitle,
                @Nullable List<@Nullable OptionInput> options,
                @Nullable String imageUrl,
                @Nullable Long quantity,
                @Nullable Long fulfilledQuantity,
                @Nullable Long unitPriceMinor,
                @Nullable List<@Nullable AllocationInput> discounts,
                @Nullable List<@Nullable TaxLineInput> taxLines,
                @Nullable List<@Nullable PropertyInput> properties) {
            this(
                    externalId,
                    kind,
                    productId,
                    variantId,
                    sku,
                    title,
                    variantTitle,
                    options,
                    imageUrl,
                    quantity,
                    fulfilledQuantity,
                    unitPriceMinor,
                    discounts,
                    taxLines,
                    properties,
                    null,
                    null);
        }
    }

    /**
     * The listing, by its id here or by the shop's, and how many installments the customer picked; left out: as many as its plan
     * has.
     */
    public record PreOrderInput(@Nullable String listingId, @Nullable String listing, @Nullable Long installments) {}

    /** See {@link Option}. */
    public record OptionInput(@Nullable String name, @Nullable String value) {}

    /** See {@link Property}. */
    public record PropertyInput(@Nullable String name, @Nullable String value) {}

    /** See {@link Allocation}. */
    public record AllocationInput(@Nullable String title, @Nullable Long amountMinor) {}

    /** See {@link TaxLine}. */
    public record TaxLineInput(@Nullable String title, @Nullable String rate, @Nullable Long amountMinor) {}

    /** See {@link ShippingLine}. */
    public record ShippingLineInput(
            @Nullable String title,
            @Nullable Long priceMinor,
            @Nullable Long discountMinor,
            @Nullable List<@Nullable TaxLineInput> taxLines) {}

    /** See {@link Discount}. */
    public record DiscountInput(
            @Nullable String code,
            @Nullable String title,
            Discount.@Nullable Kind kind,
            Discount.@Nullable ValueKind valueKind,
            @Nullable Long amountMinor,
            @Nullable String percentage,
            @Nullable Long minimumMinor) {}

    /** See {@link Payment}; without a status it was taken. */
    public record PaymentInput(
            @Nullable String externalId,
            @Nullable String chargeId,
            @Nullable Long amountMinor,
            @Nullable String method,
            @Nullable OffsetDateTime paidAt,
            @Nullable PaymentStatus status) {}
}
