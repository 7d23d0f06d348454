package dev.portico.portal.page;

import dev.portico.portal.page.OrderPage.Action;
import dev.portico.portal.page.OrderPage.Refusal;
import dev.portico.portal.view.domain.OrderExcerpt;
import dev.portico.portal.view.domain.OrderExcerpt.LastEdit;
import dev.portico.portal.view.domain.OrderExcerpt.Line;
import dev.portico.portal.view.domain.OrderExcerpt.Permission;
import dev.portico.portal.view.domain.OrderExcerpt.Permissions;
import dev.portico.portal.view.domain.OrderExcerpt.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the customer may do, from the permissions the order came with and from the clock, which can close a window
 * between two events. order-edit-service decides again on every command; this only keeps the page from promising.
 */
final class Allowances {

    /** Any of those of the items. */
    static final String ITEMS = "CHANGE_ITEMS";

    static final String QUANTITY = "CHANGE_QUANTITY";
    static final String VARIANT = "SWAP_VARIANT";
    static final String REMOVE = "REMOVE_ITEM";
    static final String REPLACE = "REPLACE_ITEM";
    static final String ADD = "ADD_ITEM";
    static final String ADDRESS = "CHANGE_SHIPPING_ADDRESS";
    static final String CONTACT = "CHANGE_CONTACT";
    static final String SHIPPING = "CHANGE_SHIPPING_METHOD";
    static final String NOTE = "CHANGE_NOTE";
    static final String UNDO = "UNDO";
    static final String CANCEL = "CANCEL";
    static final String WITHDRAW = "WITHDRAW";

    private static final Set<String> ITEM_ACTIONS = Set.of(QUANTITY, VARIANT, REMOVE, REPLACE, ADD);

    /** What the edit page has fields for, beside the items. */
    private static final List<String> FIELDS = List.of(ADDRESS, CONTACT, SHIPPING, NOTE);

    /** Told once at the top of the page, not again at every button. */
    private static final Set<String> TOLD_ABOVE =
            Set.of("WINDOW_CLOSED", "ORDER_CLOSED", "ALLOWANCE_EXHAUSTED", "PENDING_EDIT", "EDIT_LIMIT");

    private final Visit visit;
    private final OrderExcerpt order;
    private final Permissions permissions;

    Allowances(Visit visit) {
        this.visit = visit;
        this.order = visit.view().order();
        this.permissions = order.permissions() == null ? new Permissions(List.of(), List.of()) : order.permissions();
    }

    boolean windowIsOpen() {
        return !order.isCanceled() && !order.windowIsClosed(visit.now());
    }

    boolean allows(String action) {
        return isInTime(action)
                && permissions.actions().stream()
                        .anyMatch(permission -> permission.action().equals(action) && permission.allowed());
    }

    boolean allowsItems() {
        return windowIsOpen() && itemPermissions().anyMatch(Permission::allowed);
    }

    boolean allowsEditing() {
        return allowsItems() || FIELDS.stream().anyMatch(this::allows);
    }

    boolean allowsUndo() {
        return allows(UNDO) && order.lastEdit() != null && order.lastEdit().undoable();
    }

    /**
     * Why nothing at all can be changed although there is time: the one reason every refusal has, such as a used up
     * allowance or a change that waits already.
     */
    Optional<Reason> standstill() {
        if (!windowIsOpen() || allowsEditing()) {
            return Optional.empty();
        }
        return permissions.actions().stream()
                .flatMap(permission -> permission.reasons().stream())
                .filter(reason -> TOLD_ABOVE.contains(reason.code()))
                .findFirst();
    }

    /**
     * One thing to do that has a page, and whether it is possible.
     *
     * @param reasons why it is not; of something possible none
     */
    record Decision(String action, String label, String href, boolean allowed, List<Reason> reasons) {}

    /** Everything the shop lets its customers do in principle, in the order in which it is shown. */
    List<Decision> decisions() {
        var decisions = new ArrayList<Decision>();
        if (itemPermissions().findAny().isPresent()) {
            decisions.add(decision(ITEMS, "action.items", "/edit", allowsItems(), itemReasons()));
        }
        addDecision(decisions, ADDRESS, "action.address", "/edit#address");
        addDecision(decisions, CONTACT, "action.contact", "/edit#contact");
        addDecision(decisions, SHIPPING, "action.shipping", "/edit#shipping");
        addDecision(decisions, NOTE, Lines.isFilled(order.note()) ? "action.note" : "action.note.add", "/edit#note");
        var last = order.lastEdit();
        if (last != null && permissionsFor(UNDO).findAny().isPresent()) {
            decisions.add(decision(UNDO, "action.undo", "/undo", allowsUndo(), undoReasons(last)));
        }
        addDecision(decisions, CANCEL, "action.cancel", "/cancel");
        addDecision(decisions, WITHDRAW, "action.withdraw", "/withdraw");
        return decisions;
    }

    /** @param primary whether changing is the main thing to do here; it is not where money is owed */
    List<Action> actions(boolean primary) {
        return decisions().stream()
                .filter(Decision::allowed)
                .map(decision -> new Action(decision.label(), decision.href(), style(decision.action(), primary)))
                .toList();
    }

    private static String style(String action, boolean primary) {
        if (action.equals(ITEMS)) {
            return primary ? "primary" : "";
        }
        return action.equals(CANCEL) || action.equals(WITHDRAW) ? "quiet" : "";
    }

    List<Refusal> refusals() {
        if (!windowIsOpen()) {
            return List.of();
        }
        var refusals = new ArrayList<Refusal>();
        if (!allowsItems()) {
            addRefusal(refusals, "subject.items", permissions.actions().stream().filter(this::isAboutItems));
        } else if (!allows(ADD)) {
            addRefusal(refusals, "subject." + ADD, permissionsFor(ADD));
        }
        for (var single : List.of(ADDRESS, CONTACT, SHIPPING, NOTE, CANCEL)) {
            if (!allows(single)) {
                addRefusal(refusals, "subject." + single, permissionsFor(single));
            }
        }
        addUndo(refusals);
        return refusals;
    }

    /** The refusals of what the edit page is for. */
    List<Refusal> editRefusals() {
        var others = Set.of(visit.text("subject." + CANCEL), visit.text("subject." + UNDO));
        return refusals().stream()
                .filter(refusal -> !others.contains(refusal.subject()))
                .toList();
    }

    /** Reasons that hold for this line and not for the whole order. */
    List<String> locks(Line line) {
        return lockReasons(line).stream().map(this::sentence).distinct().toList();
    }

    /** The same as codes. */
    List<Reason> lockReasons(Line line) {
        if (!windowIsOpen()) {
            return List.of();
        }
        var general = codes(permissions.actions().stream());
        return permissions.lines().stream()
                .filter(candidate -> candidate.lineId().equals(line.id()))
                .flatMap(candidate -> candidate.actions().stream())
                .flatMap(permission -> permission.reasons().stream())
                .filter(reason -> !general.contains(reason.code()) && !TOLD_ABOVE.contains(reason.code()))
                .filter(reason -> !isSaidOfUnits(line, reason))
                .distinct()
                .toList();
    }

    /** Of a partly shipped line the shipped units stand beside it; that they stay is no refusal of the others. */
    private static boolean isSaidOfUnits(Line line, Reason reason) {
        return reason.code().equals("FULFILLED") && line.fulfilledQuantity() < line.quantity();
    }

    /** Canceling and withdrawing have times of their own. */
    private boolean isInTime(String action) {
        if (action.equals(WITHDRAW)) {
            var until = order.withdrawal() == null ? null : order.withdrawal().until();
            return until == null || visit.now().isBefore(until);
        }
        return action.equals(CANCEL) ? !order.isCanceled() && !order.cancelWindowIsClosed(visit.now()) : windowIsOpen();
    }

    private void addUndo(List<Refusal> refusals) {
        var last = order.lastEdit();
        if (last != null && !last.undoable()) {
            addReasons(refusals, "subject." + UNDO, last.reasons().stream());
        }
    }

    private Stream<Permission> itemPermissions() {
        var ofOrder = permissions.actions().stream();
        return permissions.lines().isEmpty()
                ? ofOrder.filter(this::isAboutItems)
                : Stream.concat(
                        ofOrder.filter(permission -> permission.action().equals(ADD)),
                        permissions.lines().stream()
                                .flatMap(line -> line.actions().stream())
                                .filter(this::isAboutItems));
    }

    private Stream<Permission> permissionsFor(String action) {
        return permissions.actions().stream()
                .filter(permission -> permission.action().equals(action));
    }

    private boolean isAboutItems(Permission permission) {
        return ITEM_ACTIONS.contains(permission.action());
    }

    private void addRefusal(List<Refusal> refusals, String subject, Stream<Permission> refused) {
        addReasons(refusals, subject, refused.flatMap(permission -> permission.reasons().stream()));
    }

    private void addReasons(List<Refusal> refusals, String subject, Stream<Reason> reasons) {
        reasons.filter(reason -> !TOLD_ABOVE.contains(reason.code()))
                .map(this::sentence)
                .distinct()
                .limit(1)
                .forEach(sentence -> refusals.add(new Refusal(visit.text(subject), sentence)));
    }

    private String sentence(Reason reason) {
        return Sentences.of(visit, reason);
    }

    private static Set<String> codes(Stream<Permission> permissions) {
        return permissions
                .flatMap(permission -> permission.reasons().stream())
                .map(Reason::code)
                .collect(Collectors.toSet());
    }

    private void addDecision(List<Decision> decisions, String action, String label, String path) {
        if (permissionsFor(action).findAny().isPresent()) {
            var reasons = permissionsFor(action).flatMap(permission -> permission.reasons().stream());
            decisions.add(decision(action, label, path, allows(action), reasons));
        }
    }

    private Decision decision(String action, String label, String path, boolean allowed, Stream<Reason> reasons) {
        var anchor = path.indexOf('#');
        var href = anchor < 0 ? visit.href(path) : visit.href(path.substring(0, anchor)) + path.substring(anchor);
        return new Decision(action, visit.text(label), href, allowed, allowed ? List.of() : whyNot(action, reasons));
    }

    /** What has no reason was possible when the order came; since then its time has ended. */
    private List<Reason> whyNot(String action, Stream<Reason> known) {
        var reasons = known.distinct().toList();
        return reasons.isEmpty() && !isInTime(action) ? List.of(outOfTime(action)) : reasons;
    }

    private Reason outOfTime(String action) {
        if (action.equals(WITHDRAW)) {
            var until = order.withdrawal() == null ? null : order.withdrawal().until();
            return reason("WITHDRAWAL_OVER", "until", until);
        }
        if (order.isCanceled()) {
            return new Reason("ORDER_CLOSED", Map.of());
        }
        var ofEdits = order.editWindow() == null ? null : order.editWindow().closesAt();
        var ofCancel =
                order.cancelWindow() == null ? ofEdits : order.cancelWindow().closesAt();
        return reason("WINDOW_CLOSED", "closedAt", action.equals(CANCEL) ? ofCancel : ofEdits);
    }

    private static Reason reason(String code, String name, @Nullable Instant at) {
        return new Reason(code, at == null ? Map.of() : Map.of(name, at.toString()));
    }

    /** Of the order; where it has none, of its lines. */
    private Stream<Reason> itemReasons() {
        var ofOrder = permissions.actions().stream()
                .filter(this::isAboutItems)
                .flatMap(permission -> permission.reasons().stream())
                .toList();
        return ofOrder.isEmpty()
                ? itemPermissions().flatMap(permission -> permission.reasons().stream())
                : ofOrder.stream();
    }

    private Stream<Reason> undoReasons(LastEdit last) {
        return Stream.concat(
                permissionsFor(UNDO).flatMap(permission -> permission.reasons().stream()), last.reasons().stream());
    }
}
