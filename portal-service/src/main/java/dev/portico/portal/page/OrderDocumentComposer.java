package dev.portico.portal.page;

import dev.portico.portal.page.OrderDocument.Action;
import dev.portico.portal.page.OrderDocument.Discount;
import dev.portico.portal.page.OrderDocument.Editing;
import dev.portico.portal.page.OrderDocument.Line;
import dev.portico.portal.page.OrderDocument.Links;
import dev.portico.portal.page.OrderDocument.Money;
import dev.portico.portal.page.OrderDocument.Named;
import dev.portico.portal.page.OrderDocument.News;
import dev.portico.portal.page.OrderDocument.Notice;
import dev.portico.portal.page.OrderDocument.Part;
import dev.portico.portal.page.OrderDocument.Payment;
import dev.portico.portal.page.OrderDocument.Plan;
import dev.portico.portal.page.OrderDocument.PreOrdered;
import dev.portico.portal.page.OrderDocument.Said;
import dev.portico.portal.page.OrderDocument.Shipping;
import dev.portico.portal.page.OrderDocument.Statement;
import dev.portico.portal.page.OrderDocument.Totals;
import dev.portico.portal.page.OrderDocument.Waiting;
import dev.portico.portal.view.domain.Balance;
import dev.portico.portal.view.domain.OrderExcerpt;
import dev.portico.portal.view.domain.OrderExcerpt.Reason;
import dev.portico.portal.view.domain.Refund;
import dev.portico.portal.view.domain.Schedule;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the order page as data. What it says was decided for the page; only amounts and times are added as such. */
final class OrderDocumentComposer {

    private static final String PAY = "PAY";

    private final Visit visit;
    private final String portal;
    private final OrderExcerpt order;
    private final OrderPageComposer pages;
    private final OrderPage page;
    private final Allowances allowances;
    private final PreOrders preOrders;

    /** @param ours where customers reach the portal when the shop has no domain of its own */
    OrderDocumentComposer(Visit visit, Assets assets, URI ours) {
        this.visit = visit;
        this.portal = visit.portal(ours);
        this.order = visit.view().order();
        this.pages = new OrderPageComposer(visit);
        this.page = pages.compose(assets, null);
        this.allowances = new Allowances(visit);
        this.preOrders = new PreOrders(visit);
    }

    OrderDocument compose() {
        var actions = actions();
        return new OrderDocument(
                order.number(),
                order.placedAt(),
                new Said(pages.standing().name(), page.headline()),
                order.currency(),
                page.frame().lang(),
                page.frame().dir(),
                visit.shop().zone().getId(),
                pages.shownLines().stream().map(this::line).toList(),
                totals(),
                visit.view().balance().map(this::payment).orElse(null),
                Optional.ofNullable(page.plan()).map(this::plan).orElse(null),
                editing(),
                actions,
                Optional.ofNullable(page.waiting()).map(this::waiting).orElse(null),
                Stream.concat(Stream.ofNullable(page.payment()), page.notices().stream())
                        .map(this::notice)
                        .toList(),
                shipping(),
                links(actions));
    }

    private Line line(OrderExcerpt.Line line) {
        return new Line(
                line.id(),
                line.title(),
                Lines.options(line),
                line.options().stream()
                        .map(option -> new Named(option.name(), option.value()))
                        .toList(),
                Lines.properties(line).stream()
                        .map(property -> new Named(property.name(), property.value()))
                        .toList(),
                Lines.picture(line.imageUrl()),
                pages.count(line),
                line.fulfilledQuantity(),
                money(line.unitPriceMinor()),
                order.isCanceled() ? null : money(line.totalMinor()),
                order.isCanceled() || line.discountMinor() == 0 ? null : money(line.subtotalMinor()),
                discounts(line),
                preOrder(line),
                allowances.lockReasons(line).stream().map(this::said).toList());
    }

    private List<Discount> discounts(OrderExcerpt.Line line) {
        var discounts = new ArrayList<Discount>();
        for (var discount : line.discounts()) {
            if (discount.amountMinor() != null) {
                discounts.add(new Discount(pages.discountName(discount), money(discount.amountMinor())));
            }
        }
        return discounts;
    }

    private @Nullable PreOrdered preOrder(OrderExcerpt.Line line) {
        var text = preOrders.tag(line);
        var days = preOrders.expected().get(line);
        return text == null
                ? null
                : new PreOrdered(text, days == null ? null : days.from(), days == null ? null : days.to());
    }

    private Totals totals() {
        var totals = order.totals();
        return new Totals(
                money(totals.itemsMinor()),
                money(totals.discountMinor()),
                money(totals.shippingMinor()),
                money(totals.feesMinor()),
                money(totals.tipMinor()),
                money(totals.taxMinor()),
                order.taxesIncluded(),
                money(totals.totalMinor()));
    }

    private Payment payment(Balance balance) {
        var due = Math.max(0, visit.due());
        var refunds = new Refunds(visit).issued();
        return new Payment(
                money(balance.paidMinor()),
                money(balance.authorizedMinor()),
                money(balance.refundedMinor()),
                money(due),
                money(Math.max(0, balance.outstandingMinor() - due)),
                money(Math.max(0, -visit.due())),
                both(refunds, page.refunds(), this::refund));
    }

    private OrderDocument.Refund refund(Refund refund, OrderPage.RefundEntry words) {
        var amount = new Money(refund.amountMinor(), refund.currency(), words.amount());
        return new OrderDocument.Refund(refund.at(), amount, words.sent(), words.state());
    }

    private Plan plan(OrderPage.Plan words) {
        var parts = visit.view().plan().map(Schedule::items).orElse(List.of());
        return new Plan(both(parts, words.items(), this::part), words.behind(), words.upcoming());
    }

    private Part part(Schedule.Item item, OrderPage.PlanItem words) {
        return new Part(
                words.label(),
                words.state().toUpperCase(Locale.ROOT),
                words.when(),
                item.dueOn(),
                money(item.amountMinor()),
                money(item.paidMinor()));
    }

    private Editing editing() {
        var window = order.editWindow();
        return new Editing(
                allowances.allowsEditing(),
                window == null ? null : window.closesAt(),
                page.window() == null ? page.openUntil() : page.window().until());
    }

    private List<Action> actions() {
        return Stream.concat(allowances.decisions().stream().map(this::action), pay().stream())
                .toList();
    }

    private Action action(Allowances.Decision decision) {
        return new Action(
                decision.action(),
                decision.allowed(),
                decision.label(),
                decision.allowed() ? whole(decision.href()) : null,
                decision.reasons().stream().map(this::said).toList());
    }

    /** Where there is nothing to choose the button to pay is on the order's own page. */
    private Optional<Action> pay() {
        var asked =
                page.owed() == null && page.waiting() != null ? page.waiting().pay() : page.owed();
        if (asked != null && !asked.payable()) {
            var checked = new Said("PAYMENT_PENDING", visit.text("reason.PAYMENT_PENDING"));
            return Optional.of(new Action(PAY, false, asked.button(), null, List.of(checked)));
        }
        if (PayChoices.areThere(visit)) {
            var label = asked == null ? visit.text("pay.early") : asked.button();
            return Optional.of(new Action(PAY, true, label, whole(visit.href("/pay")), List.of()));
        }
        return Optional.ofNullable(asked)
                .map(owed -> new Action(PAY, true, owed.button(), whole(visit.href("")), List.of()));
    }

    private Waiting waiting(OrderPage.Waiting words) {
        var pending = visit.view().order().pendingEdit();
        if (pending == null) {
            throw new IllegalStateException("a page shows a change that waits, and there is none");
        }
        return new Waiting(
                pending.kind(),
                words.title(),
                words.text(),
                pending.expiresAt(),
                pending.dueMinor() == null ? null : money(pending.dueMinor()));
    }

    private Notice notice(OrderPage.Notice notice) {
        var href = notice.href();
        return new Notice(
                notice.tone(), notice.title(), notice.text(), href == null ? null : whole(href), notice.link());
    }

    private Shipping shipping() {
        var delivery = page.delivery();
        return new Shipping(
                order.fulfillmentStatus(),
                order.arrivedAt().orElse(null),
                delivery.address(),
                delivery.method(),
                delivery.note(),
                page.news().stream().map(OrderDocumentComposer::news).toList());
    }

    private static News news(OrderPage.News news) {
        var statements = Stream.concat(Stream.ofNullable(news.latest()), news.earlier().stream());
        return new News(
                news.title(),
                news.about(),
                news.expected(),
                statements
                        .map(said ->
                                new Statement(said.lang(), said.text(), said.reason(), Instant.parse(said.isoTime())))
                        .toList());
    }

    private Links links(List<Action> actions) {
        return new Links(
                whole(visit.href("")),
                allowances.allowsEditing() ? whole(visit.href("/edit")) : null,
                url(actions, PAY),
                url(actions, Allowances.CANCEL),
                page.calendar() == null ? null : whole(page.calendar()),
                whole(visit.href("/orders")));
    }

    private static @Nullable String url(List<Action> actions, String code) {
        return actions.stream()
                .filter(action -> action.code().equals(code))
                .findFirst()
                .map(Action::url)
                .orElse(null);
    }

    /** Facts, each with the words the page has for it. */
    private static <F, W, T> List<T> both(List<F> facts, List<W> words, BiFunction<F, W, T> together) {
        return IntStream.range(0, facts.size())
                .mapToObj(number -> together.apply(facts.get(number), words.get(number)))
                .toList();
    }

    private Said said(Reason reason) {
        return new Said(reason.code(), Sentences.of(visit, reason));
    }

    private Money money(long minor) {
        return new Money(minor, order.currency(), visit.money(minor));
    }

    private String whole(String href) {
        return href.startsWith("/") ? portal + href : href;
    }
}
