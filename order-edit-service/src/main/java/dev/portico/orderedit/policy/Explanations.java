package dev.portico.orderedit.policy;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.orderedit.document.Documents;
import dev.portico.orderedit.order.domain.Line;
import dev.portico.orderedit.policy.Explanation.ExplainedAction;
import dev.portico.orderedit.policy.Explanation.ExplainedLine;
import dev.portico.orderedit.policy.Explanation.ExplainedReason;
import dev.portico.orderedit.policy.Explanation.Setting;
import dev.portico.orderedit.policy.domain.Action;
import dev.portico.orderedit.policy.domain.Permission;
import dev.portico.orderedit.policy.domain.PermissionRules;
import dev.portico.orderedit.policy.domain.Reason;
import dev.portico.orderedit.policy.domain.Situation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers "why can't I?" for staff: each reason with its rule in words and the setting that decides, as it is now. */
final class Explanations {

    private static final String EDIT_POLICY = "edit-policy";

    /** A rule in words, and where its setting is; none where the order's own state decides. */
    private record Rule(String words, @Nullable String document, @Nullable String pointer) {}

    private static final Map<Class<? extends Reason>, Rule> RULES = Map.ofEntries(
            entry(
                    Reason.PortalDisabled.class,
                    new Rule("Customers act only while the portal is open", "merchant", "/portalEnabled")),
            entry(Reason.ActionDisabled.class, policy("The action is switched on", "/actions")),
            entry(Reason.WindowClosed.class, policy("The order is still in its window", "/window")),
            entry(Reason.Fulfilled.class, fact("What has been shipped can't be changed")),
            entry(Reason.OrderClosed.class, fact("Only an open order can be changed")),
            entry(
                    Reason.RestrictedTag.class,
                    policy("Neither order, customer nor product has a tag that locks", "/restrictionTags")),
            entry(
                    Reason.FraudRisk.class,
                    policy("The risk that the platform last reported is below the block", "/riskBlock")),
            entry(
                    Reason.DiscountedOrder.class,
                    policy("The items of a discounted order are open", "/discountedOrders")),
            entry(Reason.FreeItem.class, policy("A free item is not locked", "/locks/free")),
            entry(Reason.CustomItem.class, policy("A custom item is not locked; a fee always is", "/locks/custom")),
            entry(
                    Reason.PersonalizedItem.class,
                    policy("A personalized item is not locked; it may be removed", "/locks/personalized")),
            entry(Reason.MaxQuantity.class, policy("The quantity stays within the caps", "/quantityCaps")),
            entry(Reason.OutOfStock.class, fact("There is stock for each added unit")),
            entry(Reason.AddressOutOfZone.class, policy("The delivery stays where it may go", "/addressLimit")),
            entry(Reason.InvalidAddress.class, fact("The address has what its country needs")),
            entry(Reason.LastItem.class, policy("An item remains, or canceling is allowed instead", "/lastItem")),
            entry(Reason.NoteTooLong.class, fact("The note fits")),
            entry(Reason.UnknownLine.class, fact("The line is in the order")),
            entry(Reason.UnknownVariant.class, fact("The variant is sold in the order's currency")),
            entry(Reason.InvalidQuantity.class, fact("The quantity is a number of units that can be sold")),
            entry(Reason.NothingToChange.class, fact("There is something to change")),
            entry(Reason.EditLimit.class, policy("The order was edited less often than the limit", "/editLimit")),
            entry(Reason.PriceLimit.class, policy("The total moves within the limits", "/prices")),
            entry(
                    Reason.AllowanceExhausted.class,
                    new Rule("The plan's edits of this period are not used up", "plan", "/limit")),
            entry(Reason.NotAddable.class, policy("The product is one that customers may add", "/addable")),
            entry(Reason.UnknownRate.class, fact("The rate is in the rate table for this order")),
            entry(Reason.InvalidContact.class, fact("The contact can be written to")),
            entry(Reason.PendingEdit.class, policy("No earlier edit waits for approval or payment", "/approval")),
            entry(Reason.NothingToUndo.class, fact("A customer's edit is there to undo")),
            entry(Reason.PaymentPending.class, fact("No payment is on its way")),
            entry(Reason.WithdrawalOver.class, policy("The period for withdrawing is not over", "/withdrawal/days")),
            entry(
                    Reason.WithdrawalNotOffered.class,
                    policy("Withdrawing is offered where the order goes", "/withdrawal")),
            entry(
                    Reason.UnknownReason.class,
                    policy("The reason for canceling is one that the shop offers", "/cancel/reasons")),
            entry(
                    Reason.NotCancelable.class,
                    new Rule("What was pre-ordered may be canceled by its listing", "listing", "/cancelable")),
            entry(
                    Reason.DepositKept.class,
                    new Rule(
                            "The deposit of what is given up goes back; canceling is possible",
                            "listing",
                            "/terms/depositRefundable")),
            entry(Reason.NothingToAnswer.class, fact("The order was asked about the delay, and waits for the answer")),
            entry(Reason.AnswerOver.class, fact("The time for the answer is not over")),
            entry(Reason.StaleVersion.class, fact("The order was not changed since it was read")));

    private static Rule policy(String words, String pointer) {
        return new Rule(words, EDIT_POLICY, pointer);
    }

    private static Rule fact(String words) {
        return new Rule(words, null, null);
    }

    /** Every kind of reason that can be explained. */
    static Set<Class<? extends Reason>> explained() {
        return RULES.keySet();
    }

    static Explanation of(Situation situation) {
        var settings = Documents.tree(Documents.write(PolicyView.of(situation.policy())));
        var every = PermissionRules.everything(situation);
        var shown = PermissionRules.permissions(situation);
        var linesShown =
                shown.lines().stream().collect(Collectors.toMap(line -> line.lineId(), line -> line.actions()));
        return new Explanation(
                situation.order().id(),
                situation.order().number(),
                situation.order().version(),
                situation.now(),
                actions(every.actions(), shown.actions(), situation, settings),
                every.lines().stream()
                        .map(line -> new ExplainedLine(
                                line.lineId(),
                                situation
                                        .order()
                                        .line(line.lineId())
                                        .map(Line::item)
                                        .map(item -> item.title())
                                        .orElse(""),
                                actions(
                                        line.actions(),
                                        linesShown.getOrDefault(line.lineId(), List.of()),
                                        situation,
                                        settings)))
                        .toList());
    }

    private static List<ExplainedAction> actions(
            List<Permission> every, List<Permission> shown, Situation situation, JsonNode settings) {
        return every.stream()
                .map(permission -> new ExplainedAction(
                        permission.action(),
                        permission.allowed(),
                        shown.contains(permission),
                        permission.reasons().stream()
                                .map(reason -> reason(reason, permission.action(), situation, settings))
                                .toList()))
                .toList();
    }

    private static ExplainedReason reason(Reason reason, Action action, Situation situation, JsonNode settings) {
        var rule = Objects.requireNonNull(RULES.get(reason.getClass()), reason::code);
        return new ExplainedReason(
                reason.code(), reason.params(), rule.words(), setting(rule, reason, action, situation, settings));
    }

    private static @Nullable Setting setting(
            Rule rule, Reason reason, Action action, Situation situation, JsonNode settings) {
        var document = rule.document();
        var pointer = rule.pointer();
        if (document == null || pointer == null) {
            return null;
        }
        if (!document.equals(EDIT_POLICY)) {
            return new Setting(document, pointer, null);
        }
        var exact = exactly(pointer, reason, action, situation);
        return new Setting(document, exact, settings.at(exact));
    }

    /** Some settings are one of several of a kind. */
    private static String exactly(String pointer, Reason reason, Action action, Situation situation) {
        if (reason instanceof Reason.ActionDisabled disabled) {
            return pointer + "/" + disabled.action();
        }
        boolean ownWindow = action == Action.CANCEL && situation.policy().cancelWindow() != null;
        return reason instanceof Reason.WindowClosed && ownWindow ? "/cancelWindow" : pointer;
    }

    private Explanations() {}
}
