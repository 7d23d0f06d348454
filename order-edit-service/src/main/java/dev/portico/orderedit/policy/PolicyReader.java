package dev.portico.orderedit.policy;

import dev.portico.orderedit.policy.domain.Action;
import dev.portico.orderedit.policy.domain.Addable;
import dev.portico.orderedit.policy.domain.EditPolicy;
import dev.portico.orderedit.policy.domain.ItemLocks;
import dev.portico.orderedit.policy.domain.PriceLimits;
import dev.portico.orderedit.policy.domain.QuantityCaps;
import dev.portico.orderedit.policy.domain.RestrictionTags;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a {@link PolicyInput}: every setting that is wrong is named, with what it may be. */
final class PolicyReader {

    private static final int TAG_LIMIT = 100;
    private static final int PRODUCT_LIMIT = 500;
    private static final int CAP_LIMIT = 1_000_000;
    private static final int EDIT_LIMIT = 1_000;
    private static final long AMOUNT_LIMIT = 100_000_000_000L;
    private static final long SHORTEST_COLLECTION = 5;
    private static final long LONGEST_COLLECTION = 30 * 24 * 60L;
    private static final EditPolicy DEFAULT = EditPolicy.DEFAULT;

    private final PolicyChecks checks = new PolicyChecks();

    private PolicyReader() {}

    /** Fails with a 422 that names each field. */
    static EditPolicy read(PolicyInput input, List<String> unknownSettings) {
        var reader = new PolicyReader();
        unknownSettings.forEach(pointer -> reader.checks.fault("unknown-setting", pointer, "is no setting"));
        var policy = reader.policy(input);
        reader.checks.throwIfAny();
        return policy;
    }

    private EditPolicy policy(PolicyInput input) {
        var windows = new WindowReader(checks);
        var terms = new TermsReader(checks);
        var unavailable = checks.choice(
                input.unavailableActions(), PolicyView.WhenUnavailable.SHOW_REASON, "/unavailableActions");
        return DEFAULT.copy()
                .window(windows.window(input.window(), "/window").orElse(DEFAULT.window()))
                .cancelWindow(
                        windows.window(input.cancelWindow(), "/cancelWindow").orElse(null))
                .enabled(enabled(input.actions()))
                .hideUnavailable(unavailable == PolicyView.WhenUnavailable.HIDE)
                .restrictionTags(tags(input.restrictionTags()))
                .riskBlock(checks.choice(input.riskBlock(), DEFAULT.riskBlock(), "/riskBlock"))
                .quantityCaps(caps(input.quantityCaps()))
                .addressLimit(checks.choice(input.addressLimit(), DEFAULT.addressLimit(), "/addressLimit"))
                .discountedOrders(
                        checks.choice(input.discountedOrders(), DEFAULT.discountedOrders(), "/discountedOrders"))
                .locks(locks(input.locks()))
                .addable(addable(input.addable()))
                .prices(prices(input.prices()))
                .editLimit(checks.number(input.editLimit(), 1, EDIT_LIMIT, "limit-out-of-range", "/editLimit")
                        .map(Long::intValue)
                        .orElse(null))
                .lastItem(checks.choice(input.lastItem(), DEFAULT.lastItem(), "/lastItem"))
                .approval(approval(input.approval()))
                .taxes(checks.choice(input.taxes(), DEFAULT.taxes(), "/taxes"))
                .raisedPrice(checks.choice(input.raisedPrice(), DEFAULT.raisedPrice(), "/raisedPrice"))
                .shippingPrices(checks.choice(input.shippingPrices(), DEFAULT.shippingPrices(), "/shippingPrices"))
                .onIncrease(checks.choice(input.onIncrease(), DEFAULT.onIncrease(), "/onIncrease"))
                .collectWithin(collectWithin(input.collectWithinMinutes()))
                .unpaidAtDeadline(
                        checks.choice(input.unpaidAtDeadline(), DEFAULT.unpaidAtDeadline(), "/unpaidAtDeadline"))
                .cancel(terms.cancel(input.cancel()))
                .withdrawal(terms.withdrawal(input.withdrawal()))
                .delayRule(checks.choice(input.delayRule(), DEFAULT.delayRule(), "/delayRule"))
                .make();
    }

    private Set<Action> enabled(@Nullable Map<String, Boolean> switches) {
        var enabled = EnumSet.copyOf(DEFAULT.enabled());
        if (switches == null) {
            return enabled;
        }
        var names = Arrays.stream(Action.values())
                .filter(Action::switchable)
                .map(Action::name)
                .toList();
        switches.forEach((name, on) -> {
            var pointer = "/actions/" + name.replace("~", "~0").replace("/", "~1");
            if (!names.contains(name)) {
                checks.fault("unknown-action", pointer, "is no action with a switch", Map.of("supported", names));
            } else if (on == null) {
                checks.fault("required", pointer, "must be true or false");
            } else {
                var unused = on ? enabled.add(Action.valueOf(name)) : enabled.remove(Action.valueOf(name));
            }
        });
        return enabled;
    }

    private Set<Action> approval(@Nullable List<String> names) {
        if (names == null) {
            return DEFAULT.approval();
        }
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            if (Arrays.stream(Action.values()).anyMatch(action -> action.name().equals(name) && !action.edits())) {
                checks.fault("no-approval", "/approval/" + i, "is no edit; canceling has its own mode, /cancel/mode");
            }
        }
        return Set.copyOf(checks.choices(names, Action.class, "/approval"));
    }

    private RestrictionTags tags(PolicyInput.@Nullable Tags tags) {
        return tags == null
                ? RestrictionTags.NONE
                : new RestrictionTags(
                        tags(tags.order(), "/restrictionTags/order"),
                        tags(tags.product(), "/restrictionTags/product"),
                        tags(tags.customer(), "/restrictionTags/customer"));
    }

    private List<String> tags(@Nullable List<String> tags, String pointer) {
        return tags == null ? List.of() : checks.texts(tags, TAG_LIMIT, PolicyChecks::printable, "bad-tag", pointer);
    }

    private QuantityCaps caps(PolicyInput.@Nullable Caps caps) {
        return caps == null
                ? QuantityCaps.NONE
                : new QuantityCaps(
                        cap(caps.perLine(), 1, "/quantityCaps/perLine"),
                        cap(caps.percentOfOriginal(), 100, "/quantityCaps/percentOfOriginal"),
                        cap(caps.perOrder(), 1, "/quantityCaps/perOrder"));
    }

    private @Nullable Integer cap(@Nullable Long value, int least, String pointer) {
        return checks.number(value, least, CAP_LIMIT, "cap-out-of-range", pointer)
                .map(Long::intValue)
                .orElse(null);
    }

    private static ItemLocks locks(PolicyInput.@Nullable Locks locks) {
        return locks == null
                ? DEFAULT.locks()
                : new ItemLocks(
                        !Boolean.FALSE.equals(locks.free()),
                        !Boolean.FALSE.equals(locks.custom()),
                        !Boolean.FALSE.equals(locks.personalized()));
    }

    private Addable addable(PolicyInput.@Nullable AddableProducts addable) {
        if (addable == null) {
            return DEFAULT.addable();
        }
        return switch (checks.choice(addable.kind(), Addable.Kind.ALL, "/addable/kind")) {
            case ALL -> Addable.EVERYTHING;
            case TAG -> tagged(addable.tag());
            case LIST -> listed(addable.productIds());
        };
    }

    private Addable tagged(@Nullable String tag) {
        if (tag == null || !PolicyChecks.printable(tag)) {
            checks.fault("bad-tag", "/addable/tag", "must have 1 to 255 printable characters");
            return DEFAULT.addable();
        }
        return Addable.tagged(tag.strip());
    }

    private Addable listed(@Nullable List<String> productIds) {
        if (productIds == null || productIds.isEmpty()) {
            checks.fault("required", "/addable/productIds", "must name a product");
            return DEFAULT.addable();
        }
        return Addable.listed(checks.texts(
                productIds, PRODUCT_LIMIT, PolicyChecks::printable, "bad-product-id", "/addable/productIds"));
    }

    private PriceLimits prices(PolicyInput.@Nullable Prices prices) {
        return prices == null
                ? PriceLimits.NONE
                : new PriceLimits(
                        amount(prices.maxIncreaseMinor(), "/prices/maxIncreaseMinor"),
                        amount(prices.maxDecreaseMinor(), "/prices/maxDecreaseMinor"),
                        amount(prices.minTotalMinor(), "/prices/minTotalMinor"));
    }

    private @Nullable Long amount(@Nullable Long minor, String pointer) {
        return checks.number(minor, 0, AMOUNT_LIMIT, "amount-out-of-range", pointer)
                .orElse(null);
    }

    private Duration collectWithin(@Nullable Long minutes) {
        return checks.number(
                        minutes,
                        SHORTEST_COLLECTION,
                        LONGEST_COLLECTION,
                        "duration-out-of-range",
                        "/collectWithinMinutes")
                .map(Duration::ofMinutes)
                .orElse(DEFAULT.collectWithin());
    }
}
