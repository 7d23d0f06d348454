package dev.portico.orderedit.policy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An edit policy as it is sent: what is missing is the default, what is wrong is named by {@link PolicyReader}. */
record PolicyInput(
        @Nullable Window window,
        @Nullable Window cancelWindow,
        @Nullable Map<String, Boolean> actions,
        @Nullable String unavailableActions,
        @Nullable Tags restrictionTags,
        @Nullable String riskBlock,
        @Nullable Caps quantityCaps,
        @Nullable String addressLimit,
        @Nullable String discountedOrders,
        @Nullable Locks locks,
        @Nullable AddableProducts addable,
        @Nullable Prices prices,
        @Nullable Long editLimit,
        @Nullable String lastItem,
        @Nullable List<String> approval,
        @Nullable String taxes,
        @Nullable String raisedPrice,
        @Nullable String shippingPrices,
        @Nullable String onIncrease,
        @Nullable Long collectWithinMinutes,
        @Nullable String unpaidAtDeadline,
        @Nullable Cancel cancel,
        @Nullable Withdrawal withdrawal,
        @Nullable String delayRule) {

    /** How long something may be done: a kind, its minutes, and a time of day that ends it earlier. */
    record Window(@Nullable String kind, @Nullable Long minutes, @Nullable Cut cutOff) {}

    /** A time of day ({@code 14:00}) by the clock of the shop, on weekdays (all of them if none are given). */
    record Cut(@Nullable String time, @Nullable List<String> weekdays) {}

    /** Tags that lock: on the order, on one of its products, on the customer. */
    record Tags(@Nullable List<String> order, @Nullable List<String> product, @Nullable List<String> customer) {}

    /** How far a quantity may be raised. */
    record Caps(@Nullable Long perLine, @Nullable Long percentOfOriginal, @Nullable Long perOrder) {}

    /** Which kinds of lines stay as they are. */
    record Locks(@Nullable Boolean free, @Nullable Boolean custom, @Nullable Boolean personalized) {}

    /** Which products customers may add. */
    record AddableProducts(@Nullable String kind, @Nullable String tag, @Nullable List<String> productIds) {}

    /** How far an edit may move the total, in minor units of the order's currency. */
    record Prices(@Nullable Long maxIncreaseMinor, @Nullable Long maxDecreaseMinor, @Nullable Long minTotalMinor) {}

    /** How customers cancel. The percentage is a decimal number in text, such as {@code "12.5"}. */
    record Cancel(
            @Nullable String mode,
            @Nullable List<String> reasons,
            @Nullable Boolean restock,
            @Nullable Long feeMinor,
            @Nullable String feePercent) {}

    /** The statutory right to withdraw. */
    record Withdrawal(@Nullable Boolean enabled, @Nullable List<String> countries, @Nullable Long days) {}
}
