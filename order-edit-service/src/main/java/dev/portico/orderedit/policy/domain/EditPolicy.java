package dev.portico.orderedit.policy.domain;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one merchant allows. Made from {@link #DEFAULT} by {@link #copy()}, never by position.
 *
 * @param window how long items, address, contact and note may be edited
 * @param cancelWindow how long canceling is possible; null: as long as editing
 * @param enabled the actions that are switched on
 * @param hideUnavailable leaves out what is not allowed instead of showing why
 * @param editLimit how many edits of one order customers may save; null: no limit
 * @param approval the actions that wait for the merchant's approval
 * @param collectWithin how long an increase may stay unpaid
 * @param delayRule by which customers are asked about delays of pre-orders
 */
public record EditPolicy(
        EditWindow window,
        @Nullable EditWindow cancelWindow,
        Set<Action> enabled,
        boolean hideUnavailable,
        RestrictionTags restrictionTags,
        RiskBlock riskBlock,
        QuantityCaps quantityCaps,
        AddressLimit addressLimit,
        DiscountedOrders discountedOrders,
        ItemLocks locks,
        Addable addable,
        PriceLimits prices,
        @Nullable Integer editLimit,
        LastItemRemoval lastItem,
        Set<Action> approval,
        TaxTreatment taxes,
        RaisedPrice raisedPrice,
        ShippingPrices shippingPrices,
        OnIncrease onIncrease,
        Duration collectWithin,
        UnpaidAtDeadline unpaidAtDeadline,
        CancelTerms cancel,
        WithdrawalTerms withdrawal,
        DelayRule delayRule) {

    /** What holds until a merchant says otherwise. */
    public static final EditPolicy DEFAULT = new EditPolicy(
            EditWindow.of(Duration.ofHours(1)),
            null,
            EnumSet.complementOf(EnumSet.of(Action.CHANGE_SHIPPING_METHOD)),
            false,
            RestrictionTags.NONE,
            RiskBlock.HIGH,
            QuantityCaps.NONE,
            AddressLimit.SAME_COUNTRY,
            DiscountedOrders.LOCK_ITEMS,
            ItemLocks.ALL,
            Addable.EVERYTHING,
            PriceLimits.NONE,
            null,
            LastItemRemoval.REFUSE,
            Set.of(),
            TaxTreatment.KEEP_RATES,
            RaisedPrice.LINE,
            ShippingPrices.KEEP,
            OnIncrease.APPLY_THEN_COLLECT,
            Duration.ofHours(1),
            UnpaidAtDeadline.KEEP,
            CancelTerms.DEFAULT,
            WithdrawalTerms.DEFAULT,
            DelayRule.FTC);

    public EditPolicy {
        enabled = Set.copyOf(enabled);
        approval = Set.copyOf(approval);
    }

    public EditPolicyCopy copy() {
        return new EditPolicyCopy(this);
    }
}
