package dev.portico.orderedit.policy.domain;

import dev.portico.orderedit.order.domain.Line;
import dev.portico.orderedit.policy.domain.Reason.ActionDisabled;
import dev.portico.orderedit.policy.domain.Reason.NothingToUndo;
import dev.portico.orderedit.policy.domain.Reason.WithdrawalNotOffered;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The one function that says what a customer may do: page, preview and commit all ask it. Stock is not part of it: see edit. */
public final class PermissionRules {

    /** What customers are shown. */
    public static Permissions permissions(Situation situation) {
        var everything = everything(situation);
        return new Permissions(
                shown(everything.actions(), situation),
                everything.lines().stream()
                        .map(line -> new Permissions.OfLine(line.lineId(), shown(line.actions(), situation)))
                        .toList());
    }

    /** Every action with every reason, also what customers are not shown. */
    public static Permissions everything(Situation situation) {
        Map<Action, List<Reason>> ofOrder = new EnumMap<>(Action.class);
        Arrays.stream(Action.values()).forEach(action -> ofOrder.put(action, reasons(action, situation)));
        var lines = situation.order().lines().stream()
                .map(line -> everything(line, ofOrder, situation))
                .toList();
        var actions = ofOrder.entrySet().stream()
                .map(entry -> permission(entry.getKey(), entry.getValue(), lines))
                .toList();
        return new Permissions(actions, lines);
    }

    private static Permissions.OfLine everything(Line line, Map<Action, List<Reason>> ofOrder, Situation situation) {
        return new Permissions.OfLine(
                line.id(),
                Action.OF_A_LINE.stream()
                        .map(action -> new Permission(
                                action,
                                all(
                                        ofOrder.getOrDefault(action, List.of()),
                                        LineRules.reasons(action, line, situation))))
                        .toList());
    }

    /** An action on lines is allowed where one line allows it: a button that always says no is never shown. */
    private static Permission permission(Action action, List<Reason> ofOrder, List<Permissions.OfLine> lines) {
        if (!action.ofALine() || !ofOrder.isEmpty()) {
            return new Permission(action, ofOrder);
        }
        var ofLines = lines.stream()
                .flatMap(line -> line.actions().stream())
                .filter(permission -> permission.action() == action)
                .toList();
        return ofLines.stream().anyMatch(Permission::allowed)
                ? new Permission(action, List.of())
                : new Permission(
                        action,
                        ofLines.stream()
                                .flatMap(permission -> permission.reasons().stream())
                                .distinct()
                                .toList());
    }

    /**
     * Whether taking the last item away cancels the order. A shop that looks at each cancellation first has none that happens
     * by itself.
     */
    public static boolean emptyingCancels(Situation situation) {
        var policy = situation.policy();
        return policy.lastItem() == LastItemRemoval.CANCEL
                && policy.cancel().mode() == CancelTerms.Mode.IMMEDIATE
                && reasons(Action.CANCEL, situation).isEmpty();
    }

    /** Why the customer may not do this with the order at all; empty if they may. */
    public static List<Reason> reasons(Action action, Situation situation) {
        return OrderRules.reasons(action, situation);
    }

    /** Why the customer may not do this with the line; empty if they may. */
    public static List<Reason> reasons(Action action, Line line, Situation situation) {
        return all(reasons(action, situation), LineRules.reasons(action, line, situation));
    }

    private static List<Reason> all(List<Reason> ofOrder, Stream<Reason> ofLine) {
        return Stream.concat(ofOrder.stream(), ofLine).distinct().toList();
    }

    private static List<Permission> shown(List<Permission> permissions, Situation situation) {
        return permissions.stream()
                .filter(permission -> shown(permission, situation.policy()))
                .toList();
    }

    /** What the merchant does not offer, and what has nothing to do, is no button that always says no. */
    private static boolean shown(Permission permission, EditPolicy policy) {
        boolean offered = permission.reasons().stream()
                .noneMatch(reason -> reason instanceof ActionDisabled
                        || reason instanceof WithdrawalNotOffered
                        || reason instanceof NothingToUndo);
        return offered && (permission.allowed() || !policy.hideUnavailable());
    }

    /** Why an edit may not take units from a line that was pre-ordered; empty where it may. */
    public static Optional<Reason> againstGivingUp(Line line) {
        return LineRules.againstGivingUp(line);
    }

    /** Removing is an action of its own, and shipped units stay. */
    public static int leastQuantity(Line line) {
        return LineRules.leastQuantity(line);
    }

    /** The most units the merchant's caps let the line have, given the rest of the order as it is. */
    public static Optional<Long> quantityLimit(Line line, Situation situation) {
        return LineRules.quantityLimit(line, situation);
    }

    private PermissionRules() {}
}
