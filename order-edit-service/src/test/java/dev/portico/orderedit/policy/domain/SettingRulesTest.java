package dev.portico.orderedit.policy.domain;

import static dev.portico.orderedit.Fixtures.CATALOG;
import static dev.portico.orderedit.Fixtures.CLOSES;
import static dev.portico.orderedit.Fixtures.PLACED;
import static dev.portico.orderedit.Fixtures.SHIRT;
import static dev.portico.orderedit.Fixtures.SOON;
import static dev.portico.orderedit.Fixtures.TOP;
import static dev.portico.orderedit.Fixtures.line;
import static dev.portico.orderedit.Fixtures.order;
import static dev.portico.orderedit.Fixtures.situation;
import static dev.portico.orderedit.Fixtures.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.orderedit.order.domain.Address;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.order.domain.PlatformMerge;
import dev.portico.orderedit.order.domain.Progress;
import dev.portico.orderedit.order.domain.Progress.LastEdit;
import dev.portico.orderedit.order.domain.RiskLevel;
import dev.portico.orderedit.policy.domain.EditWindow.Kind;
import dev.portico.orderedit.policy.domain.Reason.ActionDisabled;
import dev.portico.orderedit.policy.domain.Reason.AllowanceExhausted;
import dev.portico.orderedit.policy.domain.Reason.CustomItem;
import dev.portico.orderedit.policy.domain.Reason.DiscountedOrder;
import dev.portico.orderedit.policy.domain.Reason.EditLimit;
import dev.portico.orderedit.policy.domain.Reason.FraudRisk;
import dev.portico.orderedit.policy.domain.Reason.FreeItem;
import dev.portico.orderedit.policy.domain.Reason.Fulfilled;
import dev.portico.orderedit.policy.domain.Reason.LastItem;
import dev.portico.orderedit.policy.domain.Reason.MaxQuantity;
import dev.portico.orderedit.policy.domain.Reason.NothingToChange;
import dev.portico.orderedit.policy.domain.Reason.NothingToUndo;
import dev.portico.orderedit.policy.domain.Reason.OrderClosed;
import dev.portico.orderedit.policy.domain.Reason.PersonalizedItem;
import dev.portico.orderedit.policy.domain.Reason.PortalDisabled;
import dev.portico.orderedit.policy.domain.Reason.RestrictedTag;
import dev.portico.orderedit.policy.domain.Reason.WindowClosed;
import dev.portico.orderedit.policy.domain.Reason.WithdrawalNotOffered;
import dev.portico.orderedit.usage.domain.Allowance;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The settings beyond switches, tags and risk: each on both sides of its limit. */
class SettingRulesTest {

    private static final Instant RENEWS = PLACED.plus(Duration.ofDays(9));

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("ofTheOrder")
    void ofTheOrder(String name, Action action, Situation given, List<Reason> expected) {
        assertThat(PermissionRules.reasons(action, given)).containsExactlyInAnyOrderElementsOf(expected);
    }

    static Stream<Arguments> ofTheOrder() {
        var open = order();
        var closed = new WindowClosed(CLOSES);
        var used = new AllowanceExhausted(10, RENEWS);
        var fiveMinutes = PLACED.plusSeconds(300);
        return Stream.of(
                // a window of its own for canceling
                row("cancel within its own", Action.CANCEL, shortCancel(fiveMinutes.minusNanos(1))),
                row("cancel after its own", Action.CANCEL, shortCancel(fiveMinutes), new WindowClosed(fiveMinutes)),
                row("the rest goes on", Action.CHANGE_NOTE, shortCancel(fiveMinutes)),
                row("cancel outlasts the rest", Action.CANCEL, longCancel(CLOSES)),
                row("the rest is over", Action.CHANGE_NOTE, longCancel(CLOSES), closed),
                row("though the window was closed", Action.CANCEL, closedWindow(longCancel(CLOSES))),
                row("paying has none", Action.PAY, shortCancel(RENEWS)),
                // until fulfillment
                row("until fulfillment", Action.CHANGE_NOTE, until(Kind.UNTIL_FULFILLMENT, open)),
                row("partly shipped", Action.CHANGE_CONTACT, until(Kind.UNTIL_FULFILLMENT, shipped(2, 0))),
                row("shipped", Action.CHANGE_NOTE, until(Kind.UNTIL_FULFILLMENT, shipped(2, 1)), new Fulfilled()),
                row(
                        "shipped: quantity",
                        Action.CHANGE_QUANTITY,
                        until(Kind.UNTIL_FULFILLMENT, shipped(2, 1)),
                        new Fulfilled()),
                row("no charge yet", Action.CANCEL, until(Kind.UNTIL_CHARGE_TRIGGERED, open)),
                row(
                        "a charge",
                        Action.CANCEL,
                        until(
                                Kind.UNTIL_CHARGE_TRIGGERED,
                                open.copy().chargeTriggeredAt(SOON).make()),
                        new WindowClosed(SOON)),
                // partly shipped
                row("one shipped: address", Action.CHANGE_SHIPPING_ADDRESS, soon(shipped(2, 0))),
                row("one shipped: add", Action.ADD_ITEM, soon(shipped(2, 0))),
                row(
                        "one shipped: method",
                        Action.CHANGE_SHIPPING_METHOD,
                        soon(shipped(1, 0)),
                        methodOff(),
                        new Fulfilled()),
                row("all shipped: contact", Action.CHANGE_CONTACT, soon(shipped(2, 1)), new Fulfilled()),
                row("all shipped: add", Action.ADD_ITEM, soon(shipped(2, 1)), new Fulfilled()),
                row("all shipped: pay", Action.PAY, soon(shipped(2, 1))),
                // shipping method
                row("method: off by default", Action.CHANGE_SHIPPING_METHOD, soon(open), methodOff()),
                row(
                        "method: on",
                        Action.CHANGE_SHIPPING_METHOD,
                        with(open, p -> p.enabled(EnumSet.allOf(Action.class)))),
                row(
                        "nothing to ship: method",
                        Action.CHANGE_SHIPPING_METHOD,
                        with(unshipped(), p -> p.enabled(EnumSet.allOf(Action.class))),
                        new NothingToChange()),
                row(
                        "nothing to ship: address",
                        Action.CHANGE_SHIPPING_ADDRESS,
                        soon(unshipped()),
                        new NothingToChange()),
                // limits
                row("one edit left", Action.ADD_ITEM, edited(2)),
                row("none left", Action.ADD_ITEM, edited(3), new EditLimit(3)),
                row("none left: note", Action.CHANGE_NOTE, edited(3), new EditLimit(3)),
                row("none left: undo", Action.UNDO, edited(3)),
                row("none left: cancel", Action.CANCEL, edited(3)),
                row("one use left", Action.CHANGE_NOTE, used(9)),
                row("used up", Action.CHANGE_NOTE, used(10), used),
                row("used up: undo", Action.UNDO, used(10), used),
                row("used up: cancel", Action.CANCEL, used(10)),
                row("used up: pay", Action.PAY, used(10)),
                row(
                        "room for one more",
                        Action.ADD_ITEM,
                        with(open, p -> p.quantityCaps(new QuantityCaps(null, null, 4)))),
                row(
                        "no room",
                        Action.ADD_ITEM,
                        with(open, p -> p.quantityCaps(new QuantityCaps(null, null, 3))),
                        new MaxQuantity(3)),
                row(
                        "no room: swap",
                        Action.SWAP_VARIANT,
                        with(open, p -> p.quantityCaps(new QuantityCaps(null, null, 3)))),
                // discounts
                row("discounted: add", Action.ADD_ITEM, soon(discounted()), new DiscountedOrder()),
                row("discounted: replace", Action.REPLACE_ITEM, soon(discounted()), new DiscountedOrder()),
                row("discounted: contact", Action.CHANGE_CONTACT, soon(discounted())),
                row(
                        "shares kept",
                        Action.ADD_ITEM,
                        with(discounted(), p -> p.discountedOrders(DiscountedOrders.KEEP_SHARES))),
                row(
                        "reevaluated",
                        Action.REMOVE_ITEM,
                        with(discounted(), p -> p.discountedOrders(DiscountedOrders.REEVALUATE))),
                // undo and withdraw
                row("never edited", Action.UNDO, soon(open), new NothingToUndo()),
                row("edited", Action.UNDO, soon(editedOnce())),
                row("edited, over", Action.UNDO, situation(editedOnce(), EditPolicy.DEFAULT, CLOSES), closed),
                row("withdrawing: off", Action.WITHDRAW, soon(open), new WithdrawalNotOffered()),
                row(
                        "withdrawing: elsewhere",
                        Action.WITHDRAW,
                        withdrawal(open, "DE", SOON),
                        new WithdrawalNotOffered()),
                row("withdrawing: here", Action.WITHDRAW, withdrawal(open, "US", SOON)),
                row("withdrawing has no window", Action.WITHDRAW, withdrawal(open, "US", RENEWS)),
                row("nor tags", Action.WITHDRAW, withdrawal(risky(RiskLevel.HIGH), "US", SOON)),
                row("nor is it shipping", Action.WITHDRAW, withdrawal(shipped(2, 1), "US", SOON)),
                row("by the bill, unshipped", Action.WITHDRAW, withdrawal(unshipped(), "US", SOON)),
                row(
                        "nothing to withdraw from",
                        Action.WITHDRAW,
                        withdrawal(open.cancel(SOON), "US", SOON),
                        new OrderClosed()),
                row(
                        "a closed portal",
                        Action.WITHDRAW,
                        withdrawal(open, "US", SOON).copy().portalEnabled(false).make(),
                        new PortalDisabled()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("ofALine")
    void ofALine(String name, Action action, Situation given, List<Reason> expected) {
        var top = given.order().line(TOP).orElseThrow();
        assertThat(PermissionRules.reasons(action, top, given)).containsExactlyInAnyOrderElementsOf(expected);
    }

    static Stream<Arguments> ofALine() {
        var custom = top(top -> top.put("kind", "CUSTOM"));
        var fee = top(top -> top.put("kind", "FEE"));
        var free = free();
        var engraved = top(top ->
                top.putArray("properties").addObject().put("name", "Engraving").put("value", "For Alex"));
        var no = new ItemLocks(false, false, false);
        return Stream.of(
                row("custom, locked", Action.CHANGE_QUANTITY, soon(custom), new CustomItem()),
                row("custom, open", Action.CHANGE_QUANTITY, with(custom, p -> p.locks(no))),
                row("custom, open", Action.SWAP_VARIANT, with(custom, p -> p.locks(no)), new CustomItem()),
                row("custom, open", Action.REPLACE_ITEM, with(custom, p -> p.locks(no))),
                row("a fee, open", Action.REMOVE_ITEM, with(fee, p -> p.locks(no)), new CustomItem()),
                row("free, locked", Action.REMOVE_ITEM, soon(free), new FreeItem()),
                row("free, open", Action.REMOVE_ITEM, with(free, p -> p.locks(no))),
                row("engraved, locked", Action.REPLACE_ITEM, soon(engraved), new PersonalizedItem()),
                row("engraved, locked", Action.REMOVE_ITEM, soon(engraved)),
                row("engraved, open", Action.SWAP_VARIANT, with(engraved, p -> p.locks(no))),
                row("shipped in part: replace", Action.REPLACE_ITEM, soon(shipped(1, 0)), new Fulfilled()),
                row("shipped in part: quantity", Action.CHANGE_QUANTITY, soon(shipped(1, 0))),
                row("the last one", Action.REMOVE_ITEM, soon(shipped(0, 1)), new LastItem()),
                row(
                        "the last one cancels",
                        Action.REMOVE_ITEM,
                        with(onlyTop(), p -> p.lastItem(LastItemRemoval.CANCEL))),
                row(
                        "the last one where canceling is asked for",
                        Action.REMOVE_ITEM,
                        with(onlyTop(), p -> p.lastItem(LastItemRemoval.CANCEL)
                                .cancel(new CancelTerms(
                                        CancelTerms.Mode.REQUEST, CancelTerms.USUAL_REASONS, true, null, null))),
                        new LastItem()),
                row(
                        "the last one where nothing may be canceled",
                        Action.REMOVE_ITEM,
                        with(shipped(0, 1), p -> p.lastItem(LastItemRemoval.CANCEL)),
                        new LastItem()),
                row("not the last one", Action.REMOVE_ITEM, soon(order())),
                row(
                        "below the share of the original",
                        Action.CHANGE_QUANTITY,
                        with(oneTop(), p -> p.quantityCaps(new QuantityCaps(null, 200, null)))),
                row(
                        "at it",
                        Action.CHANGE_QUANTITY,
                        with(oneTop(), p -> p.quantityCaps(new QuantityCaps(null, 100, null))),
                        new MaxQuantity(1)));
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void exactlyOneActionHasNoSwitch(Action action) {
        var off = with(order(), p -> p.enabled(Set.of()));
        assertThat(PermissionRules.reasons(action, off).contains(new ActionDisabled(action)))
                .isEqualTo(action.switchable());
        assertThat(action.switchable()).isEqualTo(action != Action.WITHDRAW);
    }

    @Test
    void aNewAddressIsJudgedByThePlatformsNextWordOnTheRisk() {
        var home = order().shippingAddress();
        var moved = order().copy()
                .shippingAddress(new Address(
                        "Robin",
                        "Reyes",
                        null,
                        "1 Elsewhere",
                        null,
                        home.city(),
                        home.postalCode(),
                        home.provinceCode(),
                        "US",
                        null))
                .version(2)
                .make();
        assertThat(PermissionRules.reasons(Action.CHANGE_NOTE, soon(moved))).isEmpty();

        var recheck = order(json -> json.put("riskLevel", "HIGH").put("platformVersion", 2));
        var merged = PlatformMerge.merge(moved, recheck).order();

        assertThat(merged.shippingAddress()).isEqualTo(moved.shippingAddress());
        assertThat(PermissionRules.reasons(Action.CHANGE_NOTE, soon(merged)))
                .containsExactly(new FraudRisk(RiskLevel.HIGH));
    }

    @Test
    void whatIsNotOfferedIsNotShown() {
        assertThat(shown(soon(order())))
                .doesNotContain(Action.WITHDRAW, Action.CHANGE_SHIPPING_METHOD, Action.UNDO)
                .contains(Action.ADD_ITEM);
        assertThat(shown(soon(editedOnce()))).contains(Action.UNDO);
        assertThat(shown(withdrawal(order(), "US", SOON))).contains(Action.WITHDRAW);
        assertThat(shown(soon(discounted()))).contains(Action.ADD_ITEM);
        assertThat(shown(with(discounted(), p -> p.hideUnavailable(true)))).doesNotContain(Action.ADD_ITEM);
    }

    @Test
    void everythingIsForStaff() {
        var everything = PermissionRules.everything(
                with(order(), p -> p.enabled(Set.of()).hideUnavailable(true)));
        assertThat(everything.actions()).extracting(Permission::action).containsExactly(Action.values());
        assertThat(everything.lines()).extracting(Permissions.OfLine::lineId).containsExactly(TOP, SHIRT);
        assertThat(everything.lines()).allMatch(line -> line.actions().size() == Action.OF_A_LINE.size());
    }

    @Test
    void tagsLockWhateverTheirCase() {
        var tagged = with(
                order(), p -> p.restrictionTags(new RestrictionTags(List.of("FIRST-ORDER"), List.of(), List.of())));
        assertThat(PermissionRules.reasons(Action.ADD_ITEM, tagged)).containsExactly(new RestrictedTag("FIRST-ORDER"));
        assertThat(PermissionRules.reasons(Action.PAY, tagged)).isEmpty();
    }

    @Test
    void aWindowThatNoTimeEndsHoldsNothing() {
        assertThat(soon(order()).heldForTheWindow()).isTrue();
        assertThat(until(Kind.UNTIL_FULFILLMENT, order()).heldForTheWindow()).isFalse();
        assertThat(until(Kind.UNTIL_CHARGE_TRIGGERED, order()).heldForTheWindow())
                .isFalse();
    }

    private static List<Action> shown(Situation situation) {
        return PermissionRules.permissions(situation).actions().stream()
                .map(Permission::action)
                .toList();
    }

    private static Arguments row(String name, Action action, Situation given, Reason... expected) {
        return arguments(name, action, given, List.of(expected));
    }

    private static Situation with(Order order, UnaryOperator<EditPolicyCopy> change) {
        return Situation.of(order, change.apply(EditPolicy.DEFAULT.copy()).make(), CATALOG, SOON);
    }

    private static Situation shortCancel(Instant now) {
        return with(order(), p -> p.cancelWindow(EditWindow.of(Duration.ofMinutes(5))))
                .copy()
                .now(now)
                .make();
    }

    private static Situation longCancel(Instant now) {
        return with(order(), p -> p.cancelWindow(EditWindow.of(Duration.ofDays(1))))
                .copy()
                .now(now)
                .make();
    }

    private static Situation closedWindow(Situation situation) {
        return situation.with(situation.order().withWindowClosed(CLOSES));
    }

    private static Situation until(Kind kind, Order order) {
        return with(order, p -> p.window(EditWindow.until(kind)))
                .copy()
                .now(RENEWS)
                .make();
    }

    private static Situation edited(int times) {
        return with(editedOnce(), p -> p.editLimit(3)).copy().editsSoFar(times).make();
    }

    private static Order editedOnce() {
        return order().withProgress(Progress.NONE.editedBy(new LastEdit(new UUID(9, 1), SOON)));
    }

    private static Situation used(int uses) {
        return soon(editedOnce())
                .copy()
                .allowance(new Allowance(10, uses, RENEWS))
                .make();
    }

    private static Situation withdrawal(Order order, String country, Instant now) {
        return with(order, p -> p.withdrawal(new WithdrawalTerms(true, Set.of(country), 14)))
                .copy()
                .now(now)
                .make();
    }

    private static ActionDisabled methodOff() {
        return new ActionDisabled(Action.CHANGE_SHIPPING_METHOD);
    }

    private static Order risky(RiskLevel level) {
        return order(json -> json.put("riskLevel", level.name()));
    }

    private static Order unshipped() {
        var order = order();
        return order.copy()
                .billingAddress(order.shippingAddress())
                .shippingAddress(null)
                .shippingLine(null)
                .make();
    }

    private static Order top(Consumer<ObjectNode> change) {
        return order(line(0, change));
    }

    private static Order onlyTop() {
        var order = order();
        return order.copy()
                .lines(order.lines().stream().filter(line -> isTop(line.id())).toList())
                .make();
    }

    private static boolean isTop(UUID id) {
        return id.equals(TOP);
    }

    private static Order oneTop() {
        return order(line(0, top -> top.put("quantity", 1)).andThen(json -> json.put("totalMinor", 12562)));
    }

    private static Order free() {
        return order(line(0, top -> {
                    top.put("unitPriceMinor", 0);
                    top.putArray("taxLines");
                })
                .andThen(json -> json.put("totalMinor", 5812)));
    }

    private static Order shipped(int tops, int shirts) {
        return order(line(0, top -> top.put("fulfilledQuantity", tops))
                .andThen(line(1, shirt -> shirt.put("fulfilledQuantity", shirts))));
    }

    private static Order discounted() {
        return order(json -> {
            json.putArray("discounts")
                    .addObject()
                    .put("code", "TEN")
                    .put("kind", "CODE")
                    .put("amountMinor", 1000);
            json.put("totalMinor", 17562);
        });
    }
}
