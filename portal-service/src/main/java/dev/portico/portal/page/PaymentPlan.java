package dev.portico.portal.page;

import dev.portico.portal.page.OrderPage.CardOnFile;
import dev.portico.portal.page.OrderPage.Plan;
import dev.portico.portal.page.OrderPage.PlanItem;
import dev.portico.portal.view.domain.Card;
import dev.portico.portal.view.domain.CardLink;
import dev.portico.portal.view.domain.CardUse;
import dev.portico.portal.view.domain.Listing;
import dev.portico.portal.view.domain.OrderView;
import dev.portico.portal.view.domain.PaymentFacts;
import dev.portico.portal.view.domain.Schedule;
import dev.portico.portal.view.domain.Schedule.Item;
import dev.portico.portal.view.domain.UpcomingCharge;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A plan in words: its parts with their days, what is due now and what later, what is charged next, and to which card. */
final class PaymentPlan {

    private final Visit visit;
    private final OrderView view;
    private final PaymentFacts facts;
    private final LocalDate today;

    private PaymentPlan(Visit visit) {
        this.visit = visit;
        this.view = visit.view();
        this.facts = view.facts();
        this.today = visit.today();
    }

    /**
     * Empty when the order is paid at once.
     *
     * @param payable false while a payment is being checked
     */
    static Optional<Plan> of(Visit visit, boolean payable) {
        return visit.view()
                .plan()
                .filter(plan -> !visit.view().order().isCanceled())
                .map(plan -> new PaymentPlan(visit).compose(plan, payable));
    }

    /** The parts of a plan that an edit would lead to, with what they were {@code before} it. */
    static List<PlanItem> items(Visit visit, Schedule plan, Schedule before) {
        return new PaymentPlan(visit).items(plan, before);
    }

    private Plan compose(Schedule plan, boolean payable) {
        var isBehind = view.planIsBehind();
        var later = plan.laterMinor(today);
        return new Plan(
                items(plan, plan),
                isBehind ? visit.text("plan.behind") : null,
                upcoming().orElse(null),
                later == 0 && plan.dueMinor(today) == 0 ? null : card(plan),
                payable ? early(plan) : null);
    }

    private List<PlanItem> items(Schedule plan, Schedule before) {
        var next = plan.upNext(today).orElse(null);
        var areOfSeveral = areOfSeveral(plan);
        return plan.items().stream()
                .map(item -> item(item, before, item.equals(next), areOfSeveral))
                .toList();
    }

    private static boolean areOfSeveral(Schedule plan) {
        return plan.items().stream()
                        .map(Item::listingId)
                        .filter(id -> id != null)
                        .distinct()
                        .count()
                > 1;
    }

    private PlanItem item(Item item, Schedule before, boolean isNext, boolean isOfSeveral) {
        var state = item.isPaid() ? "paid" : item.isDue(today) ? "due" : isNext ? "next" : "ahead";
        return new PlanItem(
                label(item),
                isOfSeveral ? about(item) : null,
                state.equals("paid") ? visit.text("plan.paid") : when(item),
                partly(item),
                visit.money(item.amountMinor()),
                before.item(item.id())
                        .filter(known -> known.amountMinor() != item.amountMinor())
                        .map(known -> visit.money(known.amountMinor()))
                        .orElse(null),
                state,
                isNext ? visit.text("plan.next") : null);
    }

    private String label(Item item) {
        return label(visit, item);
    }

    static String label(Visit visit, Item item) {
        var values = Map.of("number", item.number(), "of", item.of());
        var key = "plan." + item.kind();
        return visit.texts().canSay(key, values) ? visit.text(key, values) : visit.text("plan.REST");
    }

    private @Nullable String about(Item item) {
        return Optional.ofNullable(item.listingId())
                .flatMap(view::listing)
                .map(Listing::title)
                .orElse(null);
    }

    private String when(Item item) {
        return when(visit, item);
    }

    static String when(Visit visit, Item item) {
        var today = visit.today();
        var day = item.dueOn();
        if (item.isDue(today)) {
            return day == null || day.equals(today)
                    ? visit.text("plan.due")
                    : visit.text("plan.dueSince", Map.of("day", visit.formats().day(day)));
        }
        if (day != null) {
            return visit.formats().day(day);
        }
        var key = "plan.when." + item.trigger();
        return visit.text(visit.texts().has(key) ? key : "plan.when.STAFF");
    }

    private @Nullable String partly(Item item) {
        return item.isPaid() || item.paidMinor() <= 0
                ? null
                : visit.text(
                        "plan.partly",
                        Map.of("paid", visit.money(item.paidMinor()), "open", visit.money(item.openMinor())));
    }

    /** Announced, not made yet, and not paid by hand meanwhile. */
    private Optional<String> upcoming() {
        return Optional.ofNullable(facts.upcoming())
                .filter(charge -> !charge.on().isBefore(today))
                .filter(charge ->
                        view.lastPayment() == null || view.lastPayment().sequence() < charge.sequence())
                .map(this::announced);
    }

    private String announced(UpcomingCharge charge) {
        var values = new HashMap<String, Object>();
        values.put("day", visit.formats().day(charge.on()));
        values.put("amount", visit.formats().money(charge.currency(), charge.amountMinor()));
        var card = facts.card() == null ? charge.method() : facts.card().method();
        if (card == null) {
            return visit.text("plan.upcoming.plain", values);
        }
        values.put("card", card);
        return visit.text("plan.upcoming", values);
    }

    private CardOnFile card(Schedule plan) {
        var known = Optional.ofNullable(facts.card()).map(Card::method);
        return new CardOnFile(
                known.map(method -> visit.text("card.known", Map.of("card", method)))
                        .orElseGet(() -> visit.text("card.none")),
                visit.text((known.isPresent() ? "card.known." : "card.none.")
                        + CardUse.of(plan, view.order().keptLines())),
                facts.unusedCardLink().flatMap(this::mailed).orElse(null),
                visit.href("/card"),
                visit.text(known.isPresent() ? "card.change" : "card.add"));
    }

    private Optional<String> mailed(CardLink link) {
        if (link.expiresAt() == null) {
            return Optional.of(visit.text("card.mailed"));
        }
        return link.expiresAt().isAfter(visit.now())
                ? Optional.of(visit.text("card.mailed.until", Map.of("when", visit.moment(link.expiresAt()))))
                : Optional.empty();
    }

    /** Where one chooses what to pay before it is asked for. What is due has its own button. */
    private @Nullable String early(Schedule plan) {
        return plan.laterMinor(today) > 0 && PayChoices.areThere(visit) ? visit.href("/pay") : null;
    }
}
