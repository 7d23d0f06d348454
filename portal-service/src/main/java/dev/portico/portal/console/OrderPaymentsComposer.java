package dev.portico.portal.console;

import dev.portico.kit.id.Ids;
import dev.portico.kit.money.Amounts;
import dev.portico.portal.client.ChargeRun.Charge;
import dev.portico.portal.client.OrderPayments;
import dev.portico.portal.client.OrderPayments.Refund;
import dev.portico.portal.console.ConsoleNav.Part;
import dev.portico.portal.console.OrderPaymentsPage.Acts;
import dev.portico.portal.console.OrderPaymentsPage.Entry;
import dev.portico.portal.console.OrderPaymentsPage.Give;
import dev.portico.portal.console.OrderPaymentsPage.Notice;
import dev.portico.portal.console.OrderPaymentsPage.Row;
import dev.portico.portal.console.OrderPaymentsPage.Sum;
import dev.portico.portal.page.OrderPage.PlanItem;
import dev.portico.portal.view.domain.OrderExcerpt;
import dev.portico.portal.view.domain.Schedule.Item;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the page of an order's money. */
final class OrderPaymentsComposer {

    private static final Map<String, Notice> DONE = Map.of(
            PaymentForm.REFUND, new Notice("good", "The refund is on its way", "Below is how far it has come."),
            PaymentForm.RETRY, new Notice("good", "The refund is tried once more", null),
            PaymentForm.WAIVE, new Notice("good", "Waived. The customer isn’t asked for it any more", null));

    private final ConsoleView view;
    private final OrderExcerpt order;
    private final OrderPayments payments;
    private final String currency;
    private final LocalDate today;

    OrderPaymentsComposer(ConsoleView view, OrderExcerpt order, OrderPayments payments) {
        this.view = view;
        this.order = order;
        this.payments = payments;
        this.currency = payments.balance().currency();
        this.today = LocalDate.ofInstant(view.now(), view.shop().zone());
    }

    /**
     * @param done what was just done; empty for nothing
     * @param form as it was posted, where something was wrong with it
     * @param token for the forms; null for those who may only read
     */
    OrderPaymentsPage compose(String done, PaymentForm form, @Nullable String token) {
        var headline = "Payments of order " + order.number();
        return new OrderPaymentsPage(
                view.frame(headline),
                view.navBelow(Part.ORDERS),
                "Order " + order.number(),
                href(""),
                notice(done, form),
                sums(),
                plan(),
                payments.charges().items().stream().map(this::charge).toList(),
                payments.refunds().stream().map(this::refund).toList(),
                payments.ledger().items().stream().map(this::entry).toList(),
                payments.ledger().next() == null ? null : "Earlier entries aren’t shown here.",
                card(),
                token == null ? null : acts(form, token));
    }

    private String href(String below) {
        return "/console/orders/" + order.id() + below;
    }

    private static @Nullable Notice notice(String done, PaymentForm form) {
        if (form.fault() != null && form.action().equals(PaymentForm.RETRY)) {
            return new Notice("bad", "It isn’t tried again", form.fault());
        }
        return DONE.get(done);
    }

    private List<Sum> sums() {
        var balance = payments.balance();
        var sums = new ArrayList<Sum>();
        sums.add(new Sum("Order total", money(balance.orderTotalMinor()), ""));
        sums.add(new Sum("Paid", money(balance.paidMinor()), ""));
        addUnlessZero(sums, "Reserved, not taken yet", balance.authorizedMinor());
        addUnlessZero(sums, "Refunded", balance.refundedMinor());
        addUnlessZero(sums, "Waived", balance.waivedMinor());
        var outstanding = balance.outstandingMinor();
        sums.add(new Sum(outstanding < 0 ? "Refund due" : "Left to pay", money(Math.abs(outstanding)), "total"));
        if (outstanding > 0) {
            sums.add(new Sum("Due now", money(balance.dueMinor()), balance.dueMinor() > 0 ? "strong" : ""));
        }
        addUnlessZero(sums, "On its way", balance.pendingMinor());
        return sums;
    }

    private void addUnlessZero(List<Sum> sums, String label, long minor) {
        if (minor != 0) {
            sums.add(new Sum(label, money(minor), ""));
        }
    }

    private List<PlanItem> plan() {
        var plan = payments.plan();
        if (!plan.isPlanned()) {
            return List.of();
        }
        var next = plan.upNext(today).orElse(null);
        return plan.items().stream().map(item -> item(item, item.equals(next))).toList();
    }

    private PlanItem item(Item item, boolean isNext) {
        var state = item.isPaid() ? "paid" : item.isDue(today) ? "due" : isNext ? "next" : "ahead";
        return new PlanItem(
                label(item),
                null,
                when(item),
                item.isPaid() || item.paidMinor() == 0
                        ? null
                        : money(item.paidMinor()) + " paid, " + money(item.openMinor()) + " open",
                money(item.amountMinor()),
                null,
                state,
                isNext ? "Next" : null);
    }

    private static String label(Item item) {
        return switch (item.kind()) {
            case "AT_ONCE" -> "Due at once";
            case "DEPOSIT" -> "Deposit";
            case "INSTALLMENT" -> "Installment " + item.number() + " of " + item.of();
            case "REST" -> "The rest";
            default -> ConsoleView.words(item.kind());
        };
    }

    private String when(Item item) {
        if (item.isPaid()) {
            return "Paid";
        }
        if (item.dueOn() != null) {
            var day = view.formats().day(item.dueOn());
            return item.isDue(today) ? "Due since " + day : "Due on " + day;
        }
        if (item.trigger() == null) {
            return "Due at once";
        }
        return switch (item.trigger()) {
            case "ON_FULFILLMENT" -> "When it is made ready to ship";
            case "ON_STOCK_ARRIVAL" -> "When its stock has arrived";
            default -> "When you ask for it";
        };
    }

    private Row charge(Charge charge) {
        var next = PaymentWords.next(view, charge);
        return new Row(
                PaymentWords.charge(charge.status()),
                tone(charge.status()),
                next,
                charge.method() == null ? null : charge.method(),
                view.moment(charge.createdAt()),
                view.money(charge.currency(), charge.amountMinor()),
                null);
    }

    private Row refund(Refund refund) {
        var isGivenUp = refund.parts().stream().anyMatch(part -> "FAILED".equals(part.status()));
        return new Row(
                PaymentWords.refund(refund.status()),
                tone(refund.status()),
                PaymentWords.next(view, refund),
                refund.reason(),
                view.moment(refund.createdAt()),
                money(refund.amountMinor()),
                isGivenUp ? refund.id().toString() : null);
    }

    private static String tone(String status) {
        return switch (status) {
            case "SUCCEEDED" -> "good";
            case "DECLINED", "FAILED" -> "bad";
            case "REQUIRES_ACTION", "UNKNOWN" -> "warn";
            default -> "plain";
        };
    }

    private Entry entry(OrderPayments.Entry entry) {
        var isChange = entry.kind().equals("ORDER_TOTAL") || entry.kind().equals("AUTHORIZATION");
        return new Entry(
                view.moment(entry.occurredAt()),
                PaymentWords.entry(entry.kind()),
                entry.method(),
                isChange ? view.signed(currency, entry.amountMinor()) : money(entry.amountMinor()));
    }

    private String card() {
        var card = payments.card();
        if (card == null) {
            return "No card on file.";
        }
        return card.ceilingMinor() == null
                ? card.method() + "."
                : card.method() + ". The customer allowed up to " + money(card.ceilingMinor()) + " at once.";
    }

    private Acts acts(PaymentForm form, String token) {
        var outstanding = payments.balance().outstandingMinor();
        return new Acts(
                href("/payments"),
                token,
                Ids.next().toString(),
                payments.card() != null && outstanding > 0 ? href("/payments/charge") : null,
                payments.balance().paidMinor() > 0 ? give(form, PaymentForm.REFUND, refundText(), -outstanding) : null,
                outstanding > 0
                        ? give(
                                form,
                                PaymentForm.WAIVE,
                                "The customer isn’t asked for it any more. This can’t be taken back.",
                                outstanding)
                        : null);
    }

    private String refundText() {
        var outstanding = payments.balance().outstandingMinor();
        return outstanding < 0
                ? money(-outstanding) + " are due back. It goes over the order’s payments, the newest first."
                : "Nothing is due back. What you give all the same is owed again, unless you lower the order or waive"
                        + " it.";
    }

    private Give give(PaymentForm form, String action, String text, long suggestedMinor) {
        var isPosted = form.action().equals(action);
        return new Give(
                text,
                isPosted ? form.amount() : suggestedMinor > 0 ? plain(suggestedMinor) : "",
                view.formats().symbol(currency),
                isPosted ? form.reason() : "",
                !isPosted || form.notifyCustomer(),
                isPosted && form.outside(),
                isPosted && form.moreThanDue(),
                isPosted ? form.fault() : null);
    }

    /** As it is typed: digits and a point. */
    private String plain(long minor) {
        return Amounts.of(currency, minor).getAmount().toPlainString();
    }

    private String money(long minor) {
        return view.money(currency, minor);
    }
}
