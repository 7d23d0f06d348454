package dev.portico.orderedit.policy.domain;

import static dev.portico.orderedit.Fixtures.CLOSES;
import static dev.portico.orderedit.Fixtures.SHIRT;
import static dev.portico.orderedit.Fixtures.SOON;
import static dev.portico.orderedit.Fixtures.TOP;
import static dev.portico.orderedit.Fixtures.catalog;
import static dev.portico.orderedit.Fixtures.line;
import static dev.portico.orderedit.Fixtures.order;
import static dev.portico.orderedit.Fixtures.policy;
import static dev.portico.orderedit.Fixtures.situation;
import static dev.portico.orderedit.Fixtures.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.orderedit.catalog.domain.Product;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.order.domain.RiskLevel;
import dev.portico.orderedit.policy.domain.Reason.ActionDisabled;
import dev.portico.orderedit.policy.domain.Reason.CustomItem;
import dev.portico.orderedit.policy.domain.Reason.DiscountedOrder;
import dev.portico.orderedit.policy.domain.Reason.FraudRisk;
import dev.portico.orderedit.policy.domain.Reason.FreeItem;
import dev.portico.orderedit.policy.domain.Reason.Fulfilled;
import dev.portico.orderedit.policy.domain.Reason.LastItem;
import dev.portico.orderedit.policy.domain.Reason.MaxQuantity;
import dev.portico.orderedit.policy.domain.Reason.OrderClosed;
import dev.portico.orderedit.policy.domain.Reason.PersonalizedItem;
import dev.portico.orderedit.policy.domain.Reason.PortalDisabled;
import dev.portico.orderedit.policy.domain.Reason.RestrictedTag;
import dev.portico.orderedit.policy.domain.Reason.WindowClosed;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PermissionRulesTest {

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("ofTheOrder")
    void ofTheOrder(String situation, Action action, Situation given, List<Reason> expected) {
        assertThat(PermissionRules.reasons(action, given)).containsExactlyInAnyOrderElementsOf(expected);
    }

    static Stream<Arguments> ofTheOrder() {
        var open = order();
        var canceled = open.cancel(SOON);
        var closed = new WindowClosed(CLOSES);
        return Stream.of(
                row("an open order", Action.CANCEL, soon(open)),
                row("the last moment counts", Action.CHANGE_NOTE, at(open, -1)),
                row("closing time does not", Action.CHANGE_NOTE, at(open, 0), closed),
                row("paying has no window", Action.PAY, at(open, 999)),
                row(
                        "what was closed stays closed",
                        Action.CANCEL,
                        soon(open.withWindowClosed(SOON)),
                        new WindowClosed(SOON)),
                row("a canceled order", Action.CHANGE_QUANTITY, soon(canceled), new OrderClosed()),
                row("a canceled order after its window", Action.CANCEL, at(canceled, 99), new OrderClosed()),
                row("a canceled order can be paid", Action.PAY, soon(canceled)),
                row("a closed portal", Action.CHANGE_NOTE, closedPortal(open), new PortalDisabled()),
                row("a closed portal takes money", Action.PAY, closedPortal(open)),
                row("a switch that is off", Action.CANCEL, off(open, Action.CANCEL), new ActionDisabled(Action.CANCEL)),
                row("another switch", Action.CHANGE_NOTE, off(open, Action.CANCEL)),
                row("an order tag", Action.CHANGE_NOTE, orderTag("FIRST-order"), new RestrictedTag("FIRST-order")),
                row("an order tag it has not", Action.CHANGE_NOTE, orderTag("bogo")),
                row("a customer tag", Action.CANCEL, customerTag("wholesale"), new RestrictedTag("wholesale")),
                row("a product tag and cancel", Action.CANCEL, productTag(open), new RestrictedTag("final-sale")),
                row("a product tag and the note", Action.CHANGE_NOTE, productTag(open)),
                row("high risk", Action.CANCEL, risk(RiskLevel.HIGH, RiskBlock.HIGH), new FraudRisk(RiskLevel.HIGH)),
                row("medium risk", Action.CANCEL, risk(RiskLevel.MEDIUM, RiskBlock.HIGH)),
                row(
                        "medium, blocked",
                        Action.CANCEL,
                        risk(RiskLevel.MEDIUM, RiskBlock.MEDIUM),
                        new FraudRisk(RiskLevel.MEDIUM)),
                row("low, medium blocked", Action.CANCEL, risk(RiskLevel.LOW, RiskBlock.MEDIUM)),
                row("high, never blocked", Action.CANCEL, risk(RiskLevel.HIGH, RiskBlock.NEVER)),
                row("a discounted order's items", Action.REMOVE_ITEM, soon(discounted()), new DiscountedOrder()),
                row("a discounted order's note", Action.CHANGE_NOTE, soon(discounted())),
                row("a discounted order's end", Action.CANCEL, soon(discounted())),
                row("partly shipped: no cancel", Action.CANCEL, soon(shipped(1, 0)), new Fulfilled()),
                row("partly shipped: address", Action.CHANGE_SHIPPING_ADDRESS, soon(shipped(2, 0))),
                row("all shipped: address", Action.CHANGE_SHIPPING_ADDRESS, soon(shipped(2, 1)), new Fulfilled()),
                row("all shipped: note", Action.CHANGE_NOTE, soon(shipped(2, 1)), new Fulfilled()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("ofALine")
    void ofALine(String situation, Action action, Situation given, List<Reason> expected) {
        var top = given.order().line(TOP).orElseThrow();
        assertThat(PermissionRules.reasons(action, top, given)).containsExactlyInAnyOrderElementsOf(expected);
    }

    static Stream<Arguments> ofALine() {
        var open = order();
        return Stream.of(
                row("an open line", Action.CHANGE_QUANTITY, soon(open)),
                row("shipped in part: quantity", Action.CHANGE_QUANTITY, soon(shipped(1, 0))),
                row("shipped whole: quantity", Action.CHANGE_QUANTITY, soon(shipped(2, 0)), new Fulfilled()),
                row("shipped in part: remove", Action.REMOVE_ITEM, soon(shipped(1, 0)), new Fulfilled()),
                row("shipped in part: swap", Action.SWAP_VARIANT, soon(shipped(1, 0)), new Fulfilled()),
                row("a product tag", Action.SWAP_VARIANT, productTag(open), new RestrictedTag("final-sale")),
                row("a custom line", Action.REMOVE_ITEM, soon(top(t -> t.put("kind", "CUSTOM"))), new CustomItem()),
                row("a free line", Action.REMOVE_ITEM, soon(free()), new FreeItem()),
                row("an engraving: remove", Action.REMOVE_ITEM, soon(engraved("Engraving"))),
                row("an engraving: swap", Action.SWAP_VARIANT, soon(engraved("Engraving")), new PersonalizedItem()),
                row(
                        "an engraving: quantity",
                        Action.CHANGE_QUANTITY,
                        soon(engraved("Engraving")),
                        new PersonalizedItem()),
                row("a hidden property", Action.SWAP_VARIANT, soon(engraved("_bundle"))),
                row("not the last item", Action.REMOVE_ITEM, soon(open)),
                row("the last open item", Action.REMOVE_ITEM, soon(shipped(0, 1)), new LastItem()),
                row("room below the cap", Action.CHANGE_QUANTITY, caps(2, open)),
                row("no room at one unit", Action.CHANGE_QUANTITY, caps(1, oneTop()), new MaxQuantity(1)),
                row("room above one unit", Action.CHANGE_QUANTITY, caps(2, oneTop())),
                row(
                        "everything at once",
                        Action.SWAP_VARIANT,
                        situation(discounted(), EditPolicy.DEFAULT, CLOSES),
                        new WindowClosed(CLOSES),
                        new DiscountedOrder()));
    }

    @Test
    void anActionThatIsOffIsNotListedAndOneThatSaysNoIsHiddenOnDemand() {
        var hiding = policy(p -> {
            p.enabled = EnumSet.of(Action.CANCEL, Action.CHANGE_NOTE, Action.REMOVE_ITEM);
            p.hide = true;
        });

        var permissions = PermissionRules.permissions(situation(discounted(), hiding, SOON));

        assertThat(permissions.actions())
                .extracting(Permission::action)
                .containsExactly(Action.CHANGE_NOTE, Action.CANCEL);
        assertThat(permissions.lines()).allMatch(line -> line.actions().isEmpty());
    }

    @Test
    void anItemActionThatEveryLineRefusesIsRefusedForTheOrder() {
        var permissions = PermissionRules.permissions(soon(order(
                line(0, top -> top.put("kind", "CUSTOM")).andThen(line(1, shirt -> shirt.put("kind", "CUSTOM"))))));

        assertThat(permissions.actions())
                .filteredOn(permission -> permission.action() == Action.SWAP_VARIANT)
                .singleElement()
                .satisfies(permission -> assertThat(permission.reasons()).containsExactly(new CustomItem()));
    }

    private static Arguments row(String name, Action action, Situation given, Reason... expected) {
        return arguments(name, action, given, List.of(expected));
    }

    private static Situation at(Order order, int secondsAfterClosing) {
        return situation(order, EditPolicy.DEFAULT, CLOSES.plus(Duration.ofSeconds(secondsAfterClosing)));
    }

    private static Situation closedPortal(Order order) {
        return soon(order).copy().portalEnabled(false).make();
    }

    private static Situation off(Order order, Action action) {
        return situation(order, policy(p -> p.enabled = EnumSet.complementOf(EnumSet.of(action))), SOON);
    }

    private static Situation orderTag(String tag) {
        return situation(order(), policy(p -> p.tags = new RestrictionTags(List.of(tag), List.of(), List.of())), SOON);
    }

    private static Situation customerTag(String tag) {
        var order = order(
                json -> ((ObjectNode) json.get("customer")).putArray("tags").add(tag));
        return situation(order, policy(p -> p.tags = new RestrictionTags(List.of(), List.of(), List.of(tag))), SOON);
    }

    private static Situation productTag(Order order) {
        var policy = policy(p -> p.tags = new RestrictionTags(List.of(), List.of("final-sale"), List.of()));
        return Situation.of(order, policy, catalog(Product.Status.ACTIVE, List.of("Final-Sale")), SOON);
    }

    private static Situation risk(RiskLevel level, RiskBlock block) {
        return situation(order(json -> json.put("riskLevel", level.name())), policy(p -> p.risk = block), SOON);
    }

    private static Situation caps(int perLine, Order order) {
        return situation(order, policy(p -> p.caps = new QuantityCaps(perLine, null, null)), SOON);
    }

    private static Order top(Consumer<ObjectNode> change) {
        return order(line(0, change));
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

    private static Order engraved(String property) {
        return top(top ->
                top.putArray("properties").addObject().put("name", property).put("value", "For Alex"));
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

    @Test
    void theFixtureKnowsItsLines() {
        assertThat(order().line(SHIRT)).isPresent();
    }
}
