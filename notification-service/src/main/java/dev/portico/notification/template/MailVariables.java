package dev.portico.notification.template;

import dev.portico.notification.template.EditFacts.DifferenceFacts;
import dev.portico.notification.template.MailFacts.CancellationFacts;
import dev.portico.notification.template.MoneyFacts.BalanceFacts;
import dev.portico.notification.template.MoneyFacts.PaymentFacts;
import dev.portico.notification.template.OrderFacts.LineFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The variables that a mail's template may use, as text that is ready to read; README.md has the table. What does not apply
 * is empty rather than missing, since a missing variable is an error.
 */
final class MailVariables {

    /** @throws TemplateException when the event lacks what this mail is about */
    static Map<String, Object> of(MailContext mail) {
        var variables = new HashMap<>(common(mail));
        variables.putAll(ofKind(mail));
        return variables;
    }

    private static Map<String, Object> ofKind(MailContext mail) {
        return switch (mail.kind()) {
            case ORDER_RECEIVED -> received(mail);
            case PRE_ORDER_RECEIVED -> PreOrderVariables.of(mail);
            case ORDER_EDITED, EDIT_APPROVED, EDIT_UNDONE, EDIT_REVERTED_UNPAID -> edited(mail);
            case EDIT_AWAITING_APPROVAL, EDIT_AWAITING_PAYMENT, EDIT_REQUEST_WAITING -> RequestVariables.waiting(mail);
            case EDIT_DECLINED, EDIT_EXPIRED, CANCEL_DECLINED -> RequestVariables.decided(mail);
            case CANCEL_REQUESTED, CANCEL_REQUEST_WAITING -> RequestVariables.cancellation(mail);
            case ORDER_CANCELED, ORDER_CANCELED_BY_CUSTOMER -> canceled(mail);
            case WITHDRAWAL_RECEIVED, ORDER_WITHDRAWN_BY_CUSTOMER -> WithdrawalVariables.of(mail);
            case PAYMENT_REQUESTED, REFUND_DUE -> asked(mail);
            case PAYMENT_RECEIVED -> paid(mail);
            case PAYMENT_FAILED -> failed(mail);
            case CHARGE_UPCOMING -> ChargeVariables.upcoming(mail);
            case CHARGE_FAILED -> ChargeVariables.failed(mail);
            case PAYMENT_METHOD_LINK -> ChargeVariables.link(mail);
            case PAYMENT_METHOD_REPLACED -> ChargeVariables.replaced(mail);
            case REFUND_ISSUED -> LedgerVariables.refunded(mail);
            case REFUND_FAILED -> LedgerVariables.refundFailed(mail);
            case BALANCE_OVERDUE, PAYMENT_OVERDUE -> LedgerVariables.overdue(mail);
            case LEDGER_UNBALANCED -> LedgerVariables.unbalanced(mail);
            case SHIPPING_UPDATED -> ListingVariables.statement(mail);
            case DELAY_ANNOUNCED -> ListingVariables.delay(mail);
            case ORDER_EDITED_BY_CUSTOMER -> StaffVariables.session(mail);
            case LINK_REQUESTED -> Map.of();
            case ORDERS_LINK_REQUESTED -> ordersLink(mail);
            case CUSTOMER_NOTICE, STAFF_NOTICE -> StaffVariables.notice(mail);
            case ALLOWANCE_NEARLY_USED, ALLOWANCE_USED -> StaffVariables.allowance(mail);
        };
    }

    private static Map<String, Object> common(MailContext mail) {
        return Map.of(
                "shop_name", Escaping.singleLine(mail.merchant().name()),
                "shop_email", mail.merchant().shopEmail(),
                "customer_name", Escaping.singleLine(name(mail)),
                "order_number", orderNumber(mail),
                "customer_portal_link", mail.portalLink(),
                "payment_link", mail.portalLink(),
                "console_link", mail.consoleLink());
    }

    /** Empty in a mail that is about no order. */
    private static String orderNumber(MailContext mail) {
        return mail.order() == null ? "" : Escaping.singleLine(mail.order().number());
    }

    private static String name(MailContext mail) {
        if (mail.order() == null) {
            return "";
        }
        return switch (mail.kind().audience()) {
            case CUSTOMER -> mail.order().salutation();
            case STAFF -> mail.order().fullName();
        };
    }

    static Map<String, Object> received(MailContext mail) {
        var wording = Wording.of(mail);
        OrderFacts order = given(mail.facts().order());
        var totals = order.totals();
        long paid = Objects.requireNonNullElse(mail.facts().paidMinor(), 0L);
        long authorized = mail.facts().authorizedMinor();
        return Map.ofEntries(
                Map.entry("lines", lines(order, wording)),
                Map.entry("subtotal", wording.money(totals.itemsMinor())),
                Map.entry("discount", wording.signedMoney(-totals.discountMinor())),
                Map.entry("shipping", wording.money(totals.shippingMinor())),
                Map.entry("tax", wording.money(totals.taxMinor())),
                Map.entry("taxes_included", order.taxesIncluded() ? "yes" : ""),
                Map.entry("fees", wording.moneyUnlessZero(totals.feesMinor())),
                Map.entry("tip", wording.moneyUnlessZero(totals.tipMinor())),
                Map.entry("total", wording.money(totals.totalMinor())),
                Map.entry("paid", wording.money(paid)),
                Map.entry("authorized", wording.moneyUnlessZero(authorized)),
                Map.entry("due", wording.moneyUnlessZero(Math.max(0, totals.totalMinor() - paid - authorized))),
                Map.entry("edit_until", mail.portalLink().isEmpty() ? "" : editUntil(order, wording)));
    }

    private static List<Object> lines(OrderFacts order, Wording wording) {
        return order.lines().stream()
                .filter(line -> line.quantity() > 0)
                .<Object>map(line -> line(line, wording))
                .toList();
    }

    static Map<String, Object> line(LineFacts line, Wording wording) {
        return Map.of(
                "title", line.title(),
                "variant", text(line.variantTitle()),
                "quantity", line.quantity(),
                "total", wording.money(line.subtotalMinor()));
    }

    private static String editUntil(OrderFacts order, Wording wording) {
        var window = order.editWindow();
        return window == null || window.closed() || window.closesAt() == null ? "" : wording.time(window.closesAt());
    }

    private static Map<String, Object> edited(MailContext mail) {
        var wording = Wording.of(mail);
        EditFacts edit = given(mail.facts().edit());
        return Map.of(
                "changes",
                changes(edit.differences(), wording),
                "total_before",
                wording.money(edit.totalBeforeMinor()),
                "total",
                wording.money(edit.totalAfterMinor()),
                "difference",
                wording.money(Math.abs(edit.deltaMinor())),
                "direction",
                edit.deltaMinor() > 0 ? "up" : edit.deltaMinor() < 0 ? "down" : "same",
                "fee",
                edit.cancellation() == null
                        ? ""
                        : wording.moneyUnlessZero(edit.cancellation().feeMinor()),
                "refund",
                refund(mail.facts(), wording),
                "reserved",
                reserved(mail.facts()),
                "card_at_most",
                cardAtMost(mail.facts(), wording));
    }

    static String refund(MailFacts facts, Wording wording) {
        return wording.moneyUnlessZero(Objects.requireNonNullElse(facts.refundMinor(), 0L));
    }

    /** Whether the order's payment is only reserved, in part or as a whole. */
    static String reserved(MailFacts facts) {
        return facts.cardMinor() == null ? "" : "yes";
    }

    /** Empty where nothing will be taken of what is reserved. */
    static String cardAtMost(MailFacts facts, Wording wording) {
        return wording.moneyUnlessZero(Objects.requireNonNullElse(facts.cardMinor(), 0L));
    }

    static List<Object> changes(List<DifferenceFacts> differences, Wording wording) {
        return differences.stream()
                .<Object>map(difference -> change(difference, wording))
                .toList();
    }

    /** What {@code difference.liquid} turns into a sentence. */
    private static Map<String, Object> change(DifferenceFacts difference, Wording wording) {
        return Map.of(
                "kind", difference.kind(),
                "title", text(difference.title()),
                "from", text(difference.from()),
                "to", text(difference.to()),
                "amount", wording.signedMoney(difference.amountMinor()));
    }

    private static Map<String, Object> canceled(MailContext mail) {
        var wording = Wording.of(mail);
        CancellationFacts cancellation = given(mail.facts().cancellation());
        return Map.of(
                "total_before", wording.money(cancellation.totalBeforeMinor()),
                "canceled_at", wording.time(cancellation.canceledAt()),
                "reason", cancellation.reason(),
                "comment", text(cancellation.comment()),
                "fee", wording.moneyUnlessZero(Objects.requireNonNullElse(cancellation.feeMinor(), 0L)),
                "refund", refund(mail.facts(), wording),
                "reserved", reserved(mail.facts()),
                "card_at_most", cardAtMost(mail.facts(), wording));
    }

    private static Map<String, Object> asked(MailContext mail) {
        var wording = Wording.of(mail);
        BalanceFacts balance = given(mail.facts().balance());
        return Map.of(
                "amount", wording.money(given(mail.facts().amountMinor())),
                "total", wording.money(balance.orderTotalMinor()),
                "paid", wording.money(balance.paidMinor()),
                "authorized", wording.moneyUnlessZero(balance.authorizedMinor()));
    }

    private static Map<String, Object> paid(MailContext mail) {
        var wording = Wording.of(mail);
        PaymentFacts payment = given(mail.facts().payment());
        BalanceFacts balance = given(mail.facts().balance());
        return Map.of(
                "amount", wording.money(payment.amountMinor()),
                "method", text(payment.method()),
                "paid_at", wording.time(given(payment.paidAt())),
                "total", wording.money(balance.orderTotalMinor()),
                "paid", wording.money(balance.paidMinor()),
                "authorized", wording.moneyUnlessZero(balance.authorizedMinor()),
                "due", wording.moneyUnlessZero(Math.max(0, balance.outstandingMinor())));
    }

    static Map<String, Object> failed(MailContext mail) {
        PaymentFacts payment = given(mail.facts().payment());
        return Map.of(
                "amount", Wording.of(mail).money(payment.amountMinor()),
                "method", text(payment.method()),
                "decline_code", text(mail.facts().declineCode()));
    }

    private static Map<String, Object> ordersLink(MailContext mail) {
        var link = mail.ordersLink();
        return Map.of(
                "orders_link", link == null ? "" : link.url(),
                "expires_at", link == null ? "" : Wording.of(mail).time(link.until()));
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    static <T> T given(@Nullable T fact) {
        if (fact == null) {
            throw new TemplateException("the event lacks what this mail is about");
        }
        return fact;
    }

    private MailVariables() {}
}
