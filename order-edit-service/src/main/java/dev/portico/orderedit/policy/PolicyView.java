package dev.portico.orderedit.policy;

import dev.portico.orderedit.policy.domain.Action;
import dev.portico.orderedit.policy.domain.Addable;
import dev.portico.orderedit.policy.domain.AddressLimit;
import dev.portico.orderedit.policy.domain.CancelTerms;
import dev.portico.orderedit.policy.domain.CutOff;
import dev.portico.orderedit.policy.domain.DelayRule;
import dev.portico.orderedit.policy.domain.DiscountedOrders;
import dev.portico.orderedit.policy.domain.EditPolicy;
import dev.portico.orderedit.policy.domain.EditWindow;
import dev.portico.orderedit.policy.domain.ItemLocks;
import dev.portico.orderedit.policy.domain.LastItemRemoval;
import dev.portico.orderedit.policy.domain.OnIncrease;
import dev.portico.orderedit.policy.domain.PriceLimits;
import dev.portico.orderedit.policy.domain.QuantityCaps;
import dev.portico.orderedit.policy.domain.RaisedPrice;
import dev.portico.orderedit.policy.domain.RestrictionTags;
import dev.portico.orderedit.policy.domain.RiskBlock;
import dev.portico.orderedit.policy.domain.ShippingPrices;
import dev.portico.orderedit.policy.domain.TaxTreatment;
import dev.portico.orderedit.policy.domain.UnpaidAtDeadline;
import dev.portico.orderedit.policy.domain.WithdrawalTerms;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The edit policy in force. What is read here can be sent back as it is. */
record PolicyView(
        Window window,
        @Nullable Window cancelWindow,
        Map<Action, Boolean> actions,
        WhenUnavailable unavailableActions,
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
        List<Action> approval,
        TaxTreatment taxes,
        RaisedPrice raisedPrice,
        ShippingPrices shippingPrices,
        OnIncrease onIncrease,
        long collectWithinMinutes,
        UnpaidAtDeadline unpaidAtDeadline,
        Cancel cancel,
        Withdrawal withdrawal,
        DelayRule delayRule) {

    /** What customers see of an action that is not allowed. */
    enum WhenUnavailable {
        SHOW_REASON,
        HIDE
    }

    /** How long something may be done. The minutes count only for the kind DURATION. */
    record Window(EditWindow.Kind kind, long minutes, @Nullable Cut cutOff) {

        static Window of(EditWindow window) {
            return new Window(window.kind(), window.duration().toMinutes(), Cut.of(window.cutOff()));
        }
    }

    /** A time of day by the clock of the shop that ends a window earlier. */
    record Cut(String time, List<DayOfWeek> weekdays) {

        static @Nullable Cut of(@Nullable CutOff cutOff) {
            return cutOff == null
                    ? null
                    : new Cut(
                            cutOff.time().toString(),
                            cutOff.weekdays().stream().sorted().toList());
        }
    }

    /** How customers cancel; the fee is an amount in minor units or a percentage of the total. */
    record Cancel(
            CancelTerms.Mode mode,
            List<String> reasons,
            boolean restock,
            @Nullable Long feeMinor,
            @Nullable String feePercent) {

        static Cancel of(CancelTerms terms) {
            var percent = terms.feePercent();
            return new Cancel(
                    terms.mode(),
                    terms.reasons(),
                    terms.restock(),
                    terms.feeMinor(),
                    percent == null ? null : percent.toPlainString());
        }
    }

    /** The statutory right to withdraw, in these countries, for so many days from the last delivery. */
    record Withdrawal(boolean enabled, List<String> countries, int days) {

        static Withdrawal of(WithdrawalTerms terms) {
            return new Withdrawal(
                    terms.enabled(), terms.countries().stream().sorted().toList(), terms.days());
        }
    }

    static PolicyView of(EditPolicy policy) {
        var cancelWindow = policy.cancelWindow();
        return new PolicyView(
                Window.of(policy.window()),
                cancelWindow == null ? null : Window.of(cancelWindow),
                switches(policy),
                policy.hideUnavailable() ? WhenUnavailable.HIDE : WhenUnavailable.SHOW_REASON,
                policy.restrictionTags(),
                policy.riskBlock(),
                policy.quantityCaps(),
                policy.addressLimit(),
                policy.discountedOrders(),
                policy.locks(),
                policy.addable(),
                policy.prices(),
                policy.editLimit(),
                policy.lastItem(),
                policy.approval().stream().sorted().toList(),
                policy.taxes(),
                policy.raisedPrice(),
                policy.shippingPrices(),
                policy.onIncrease(),
                policy.collectWithin().toMinutes(),
                policy.unpaidAtDeadline(),
                Cancel.of(policy.cancel()),
                Withdrawal.of(policy.withdrawal()),
                policy.delayRule());
    }

    private static Map<Action, Boolean> switches(EditPolicy policy) {
        return Arrays.stream(Action.values())
                .filter(Action::switchable)
                .collect(Collectors.toMap(
                        Function.identity(),
                        policy.enabled()::contains,
                        (a, b) -> a,
                        () -> new EnumMap<>(Action.class)));
    }
}
