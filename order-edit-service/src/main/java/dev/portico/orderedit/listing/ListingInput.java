package dev.portico.orderedit.listing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A listing as it is sent: {@link ListingReader} names what is wrong.
 *
 * @param template whose terms and texts are taken over where they are left out here
 * @param stage the first one of a new listing; later ones come by {@code :stage}
 * @param statementTexts the first shipping statement, as long as none was published
 */
record ListingInput(
        @Nullable String template,
        @Nullable String title,
        @Nullable List<@Nullable VariantInput> variants,
        @Nullable String stage,
        @Nullable TermsInput terms,
        @Nullable Boolean cancelable,
        @Nullable String expectedFrom,
        @Nullable String expectedTo,
        @Nullable Map<String, @Nullable String> statementTexts) {

    record VariantInput(@Nullable String productId, @Nullable String variantId) {}

    /** How it is paid. The type decides which of the others there must be. */
    record TermsInput(
            @Nullable String type,
            @Nullable DepositInput deposit,
            @Nullable Boolean depositRefundable,
            @Nullable PlanInput plan,
            @Nullable ChargeInput charge) {}

    /** A share of the line ({@code "12.5"}) or an amount of each unit in minor units. */
    record DepositInput(@Nullable String percent, @Nullable Long amountMinor) {}

    record PlanInput(@Nullable String name, @Nullable Long every, @Nullable String unit, @Nullable Long installments) {}

    /** What sets the first charge off; {@code on} is a day ({@code 2027-02-01}). */
    record ChargeInput(@Nullable String trigger, @Nullable String on, @Nullable Long days) {}

    /** What listings can take over. */
    record TemplateInput(@Nullable TermsInput terms, @Nullable Map<String, @Nullable String> statementTexts) {}

    /** A new shipping statement. The reason is that of a delay. */
    record StatementInput(
            @Nullable Map<String, @Nullable String> texts,
            @Nullable String expectedFrom,
            @Nullable String expectedTo,
            @Nullable String reason) {}

    record StageInput(@Nullable String stage) {}
}
