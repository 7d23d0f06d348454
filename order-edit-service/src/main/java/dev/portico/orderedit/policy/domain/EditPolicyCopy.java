package dev.portico.orderedit.policy.domain;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes named settings of a policy and keeps the rest. */
public final class EditPolicyCopy {

    private EditWindow window;
    private @Nullable EditWindow cancelWindow;
    private Set<Action> enabled;
    private boolean hideUnavailable;
    private RestrictionTags restrictionTags;
    private RiskBlock riskBlock;
    private QuantityCaps quantityCaps;
    private AddressLimit addressLimit;
    private DiscountedOrders discountedOrders;
    private ItemLocks locks;
    private Addable addable;
    private PriceLimits prices;
    private @Nullable Integer editLimit;
    private LastItemRemoval lastItem;
    private Set<Action> approval;
    private TaxTreatment taxes;
    private RaisedPrice raisedPrice;
    private ShippingPrices shippingPrices;
    private OnIncrease onIncrease;
    private Duration collectWithin;
    private UnpaidAtDeadline unpaidAtDeadline;
    private CancelTerms cancel;
    private WithdrawalTerms withdrawal;
    private DelayRule delayRule;

    EditPolicyCopy(EditPolicy policy) {
        window = policy.window();
        cancelWindow = policy.cancelWindow();
        enabled = policy.enabled();
        hideUnavailable = policy.hideUnavailable();
        restrictionTags = policy.restrictionTags();
        riskBlock = policy.riskBlock();
        quantityCaps = policy.quantityCaps();
        addressLimit = policy.addressLimit();
        discountedOrders = policy.discountedOrders();
        locks = policy.locks();
        addable = policy.addable();
        prices = policy.prices();
        editLimit = policy.editLimit();
        lastItem = policy.lastItem();
        approval = policy.approval();
        taxes = policy.taxes();
        raisedPrice = policy.raisedPrice();
        shippingPrices = policy.shippingPrices();
        onIncrease = policy.onIncrease();
        collectWithin = policy.collectWithin();
        unpaidAtDeadline = policy.unpaidAtDeadline();
        cancel = policy.cancel();
        withdrawal = policy.withdrawal();
        delayRule = policy.delayRule();
    }

    public EditPolicyCopy window(EditWindow value) {
        window = value;
        return this;
    }

    public EditPolicyCopy cancelWindow(@Nullable EditWindow value) {
        cancelWindow = value;
        return this;
    }

    public EditPolicyCopy enabled(Set<Action> value) {
        enabled = value;
        return this;
    }

    public EditPolicyCopy hideUnavailable(boolean value) {
        hideUnavailable = value;
        return this;
    }

    public EditPolicyCopy restrictionTags(RestrictionTags value) {
        restrictionTags = value;
        return this;
    }

    public EditPolicyCopy riskBlock(RiskBlock value) {
        riskBlock = value;
        return this;
    }

    public EditPolicyCopy quantityCaps(QuantityCaps value) {
        quantityCaps = value;
        return this;
    }

    public EditPolicyCopy addressLimit(AddressLimit value) {
        addressLimit = value;
        return this;
    }

    public EditPolicyCopy discountedOrders(DiscountedOrders value) {
        discountedOrders = value;
        return this;
    }

    public EditPolicyCopy locks(ItemLocks value) {
        locks = value;
        return this;
    }

    public EditPolicyCopy addable(Addable value) {
        addable = value;
        return this;
    }

    public EditPolicyCopy prices(PriceLimits value) {
        prices = value;
        return this;
    }

    public EditPolicyCopy editLimit(@Nullable Integer value) {
        editLimit = value;
        return this;
    }

    public EditPolicyCopy lastItem(LastItemRemoval value) {
        lastItem = value;
        return this;
    }

    public EditPolicyCopy approval(Set<Action> value) {
        approval = value;
        return this;
    }

    public EditPolicyCopy taxes(TaxTreatment value) {
        taxes = value;
        return this;
    }

    public EditPolicyCopy raisedPrice(RaisedPrice value) {
        raisedPrice = value;
        return this;
    }

    public EditPolicyCopy shippingPrices(ShippingPrices value) {
        shippingPrices = value;
        return this;
    }

    public EditPolicyCopy onIncrease(OnIncrease value) {
        onIncrease = value;
        return this;
    }

    public EditPolicyCopy collectWithin(Duration value) {
        collectWithin = value;
        return this;
    }

    public EditPolicyCopy unpaidAtDeadline(UnpaidAtDeadline value) {
        unpaidAtDeadline = value;
        return this;
    }

    public EditPolicyCopy cancel(CancelTerms value) {
        cancel = value;
        return this;
    }

    public EditPolicyCopy withdrawal(WithdrawalTerms value) {
        withdrawal = value;
        return this;
    }

    public EditPolicyCopy delayRule(DelayRule value) {
        delayRule = value;
        return this;
    }

    public EditPolicy make() {
        return new EditPolicy(
                window,
                cancelWindow,
                enabled,
                hideUnavailable,
                restrictionTags,
                riskBlock,
                quantityCaps,
                addressLimit,
                discountedOrders,
                locks,
                addable,
                prices,
                editLimit,
                lastItem,
                approval,
                taxes,
                raisedPrice,
                shippingPrices,
                onIncrease,
                collectWithin,
                unpaidAtDeadline,
                cancel,
                withdrawal,
                delayRule);
    }
}
