package dev.portico.portal.page;

import dev.portico.kit.id.Ids;
import dev.portico.portal.client.PaymentClient.Purpose;
import dev.portico.portal.page.PayChoicePage.Choice;
import dev.portico.portal.page.PayChoicePage.Part;
import dev.portico.portal.view.domain.Balance;
import dev.portico.portal.view.domain.LastPayment;
import dev.portico.portal.view.domain.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * What can be paid on an order, now or early: what is due, or else the next part of the plan; everything; another amount.
 * payment-service decides; this is what the customer is shown.
 */
final class PayChoices {

    static final String PART = "part";

    private static final String DUE = "due";
    private static final String NEXT = "next";
    private static final String ALL = "all";

    private final Visit visit;

    private PayChoices(Visit visit) {
        this.visit = visit;
    }

    /**
     * One thing to pay.
     *
     * @param value of the form's field
     * @param installment the part of the plan that it is; null for anything else
     */
    record Offer(
            String value, Purpose purpose, @Nullable UUID installment, long amountMinor, String label, String text) {}

    /** What was chosen before, and what is wrong with it. */
    record Typed(String choice, String part, @Nullable String fault, @Nullable String partFault) {

        static Typed nothing() {
            return new Typed("", "", null, null);
        }
    }

    /** Whether there is something to choose: an amount that is open, on an order that stands and is up to date. */
    static boolean areThere(Visit visit) {
        var view = visit.view();
        var order = view.order();
        var payment = view.lastPayment();
        var isChecked = payment != null && payment.state() == LastPayment.State.UNKNOWN;
        var waits = order.pendingEdit() != null && order.pendingEdit().waitsForPayment();
        return openMinor(visit) > 0 && !order.isCanceled() && !isChecked && !waits && !view.planIsBehind();
    }

    static long openMinor(Visit visit) {
        return visit.view().balance().map(Balance::outstandingMinor).orElse(0L);
    }

    /** Which card the page offers on which the customer pays, beside one they type; null where none is known. */
    static @Nullable String card(Visit visit) {
        var card = visit.view().facts().card();
        return card == null ? null : visit.text("pay.card", Map.of("card", card.masked()));
    }

    static List<Offer> offers(Visit visit) {
        return new PayChoices(visit).offers();
    }

    static PayChoicePage page(Visit visit, Assets assets, Typed typed) {
        return new PayChoices(visit).compose(assets, typed);
    }

    private List<Offer> offers() {
        var open = openMinor(visit);
        var offers = new ArrayList<Offer>();
        first().filter(offer -> offer.amountMinor() < open).ifPresent(offers::add);
        offers.add(new Offer(
                ALL,
                Purpose.ALL,
                null,
                open,
                visit.text("pay.all"),
                visit.view().plan().isPresent() ? visit.text("pay.all.text") : ""));
        return offers;
    }

    /** What is asked for now, however many parts of the plan that is; else the part that is asked for next. */
    private Optional<Offer> first() {
        var due = visit.due();
        if (due > 0) {
            return Optional.of(new Offer(DUE, Purpose.BALANCE, null, due, visit.text("pay.due"), ""));
        }
        return visit.view().plan().flatMap(plan -> plan.upNext(visit.today())).flatMap(this::next);
    }

    private Optional<Offer> next(Schedule.Item item) {
        return PayForm.uuid(item.id())
                .map(id -> new Offer(
                        NEXT,
                        Purpose.INSTALLMENT,
                        id,
                        item.openMinor(),
                        PaymentPlan.label(visit, item),
                        PaymentPlan.when(visit, item)));
    }

    private PayChoicePage compose(Assets assets, Typed typed) {
        var offers = offers();
        var selected = typed.choice().isEmpty() ? offers.get(0).value() : typed.choice();
        return new PayChoicePage(
                Frame.of(visit, assets, visit.text("pay.title"), "/pay"),
                visit.orderTitle(),
                visit.text("pay.text"),
                visit.href("/pay"),
                fields(offers),
                offers.stream()
                        .map(offer -> choice(offer, offer.value().equals(selected)))
                        .toList(),
                part(typed, selected.equals(PART)),
                card(visit),
                typed.fault(),
                visit.href(""));
    }

    private Choice choice(Offer offer, boolean selected) {
        return new Choice(
                offer.value(),
                offer.label(),
                offer.text().isEmpty() ? null : offer.text(),
                visit.money(offer.amountMinor()),
                selected);
    }

    private Part part(Typed typed, boolean selected) {
        var hint = visit.view().plan().isPresent() ? "pay.part.hint.plan" : "pay.part.hint";
        return new Part(
                typed.part(),
                visit.formats().symbol(currency().getCode()),
                visit.text(hint, Map.of("most", visit.money(openMinor(visit)))),
                selected,
                typed.partFault());
    }

    /** What was shown is what is asked for: should it have changed, payment-service says so. */
    private static List<HiddenField> fields(List<Offer> offers) {
        var fields = new ArrayList<HiddenField>();
        for (var offer : offers) {
            fields.add(new HiddenField(offer.value(), String.valueOf(offer.amountMinor())));
            if (offer.installment() != null) {
                fields.add(new HiddenField("installment", offer.installment().toString()));
            }
        }
        fields.add(new HiddenField("attempt", Ids.next().toString()));
        return fields;
    }

    private CurrencyUnit currency() {
        return CurrencyUnit.of(visit.view().order().currency());
    }
}
