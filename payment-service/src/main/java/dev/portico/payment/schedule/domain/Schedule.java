package dev.portico.payment.schedule.domain;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.portico.payment.schedule.domain.GroupPlan.Entry;
import dev.portico.payment.schedule.domain.Item.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * When the parts of one order's total are due. It keeps facts, and {@link #items()} is computed from them: so the same
 * order with the same payments has the same items, whatever lies in between.
 *
 * @param day today in the shop
 * @param placedOn the shop's day on which the order was placed, from which plans count; null before the order is known
 * @param total what the order costs
 * @param covered what was paid and not given back, or waived; zero or more, and maybe more than the total
 * @param placed the pre-ordered lines as the order was placed
 * @param lines the pre-ordered lines now
 * @param triggered lines for which what their charge waits for has happened, and on which day
 * @param settled items that a payment completed, with their amounts of then, in the order of the payments
 * @param reopened items that were settled until money went back: it was given back on purpose, so that no card is charged
 *     with them again
 * @param planned whether anything was ever to be paid later
 */
public record Schedule(
        UUID orderId,
        ShopDay day,
        @Nullable LocalDate placedOn,
        Money total,
        Money covered,
        List<PreOrderLine> placed,
        List<PreOrderLine> lines,
        Map<UUID, LocalDate> triggered,
        Map<ItemKey, Money> settled,
        Set<ItemKey> reopened,
        boolean planned) {

    private static final Set<Kind> LATER = Set.of(Kind.INSTALLMENT, Kind.REST);

    public Schedule {
        placed = List.copyOf(placed);
        lines = List.copyOf(lines);
        triggered = Collections.unmodifiableMap(new LinkedHashMap<>(triggered));
        settled = Collections.unmodifiableMap(new LinkedHashMap<>(settled));
        reopened = Set.copyOf(reopened);
    }

    /** Of an order about which only its sums are known: all of it is due at once. */
    public static Schedule of(UUID orderId, ShopDay day, Money total, Money covered) {
        return new Schedule(
                orderId, day, null, total, covered, List.of(), List.of(), Map.of(), Map.of(), Set.of(), false);
    }

    /** The same on another day. */
    public Schedule on(ShopDay today) {
        return new Schedule(
                orderId, today, placedOn, total, covered, placed, lines, triggered, settled, reopened, planned);
    }

    /** Remembers the order as it was placed. What the order is now may be heard of first. */
    public Schedule placed(OrderTerms terms) {
        var deferred = deferred(terms.lines());
        return new Schedule(
                orderId,
                day,
                placedOn(terms),
                total,
                covered,
                deferred,
                lines,
                triggered,
                settled,
                reopened,
                planned || !deferred.isEmpty());
    }

    /** For the order as it is now. */
    public Schedule ordered(OrderTerms terms, Money newTotal) {
        var deferred = deferred(terms.lines());
        return new Schedule(
                orderId,
                day,
                placedOn(terms),
                newTotal,
                covered,
                placed,
                deferred,
                triggered,
                settled,
                reopened,
                planned || !deferred.isEmpty());
    }

    /**
     * After payments and refunds.
     *
     * @param nowCovered everything that was paid and not given back, or waived
     */
    public Schedule paid(Money nowCovered) {
        if (!nowCovered.isGreaterThan(covered)) {
            var still = stillCovered(nowCovered);
            var lost = new LinkedHashSet<>(reopened);
            lost.addAll(settled.keySet());
            lost.removeAll(still.keySet());
            return with(nowCovered, still, lost);
        }
        var before = filled();
        var after = with(nowCovered, settled, reopened).filled();
        var completed = new LinkedHashMap<>(settled);
        for (int i = 0; i < after.size(); i++) {
            var now = after.get(i);
            if (now.key().kind() != Kind.AT_ONCE
                    && now.isComplete()
                    && !before.get(i).isComplete()) {
                completed.putIfAbsent(now.key(), now.amount());
            }
        }
        var open = new LinkedHashSet<>(reopened);
        open.removeAll(completed.keySet());
        return with(nowCovered, completed, open);
    }

    /**
     * What the lines wait for has happened: they are due today. Those that wait for something else, or for nothing any more,
     * stay as they are.
     *
     * @param lineIds empty: all lines
     */
    public Schedule triggered(Optional<Set<UUID>> lineIds, Trigger trigger) {
        var happened = new LinkedHashMap<>(triggered);
        lines.stream()
                .filter(line ->
                        lineIds.map(named -> named.contains(line.lineId())).orElse(true))
                .filter(line -> line.terms().waitsFor(trigger))
                .forEach(line -> happened.putIfAbsent(line.lineId(), day.date()));
        return new Schedule(
                orderId, day, placedOn, total, covered, placed, lines, happened, settled, reopened, planned);
    }

    /** In the order in which payments fill them, except that what is settled keeps its own. */
    public List<Item> items() {
        var filled = filled();
        return filled.stream().map(it -> item(it, filled)).toList();
    }

    /** What is not paid and not due on {@link #day()}, and when more will be. */
    public Dues dues() {
        var later = items().stream()
                .filter(item -> !item.isPaid() && !item.due().hasComeBy(day.date()))
                .toList();
        var notYet = Money.total(
                total.getCurrencyUnit(), later.stream().map(Item::open).toList());
        var next = later.stream()
                .flatMap(item -> Optional.ofNullable(item.due().on()).stream())
                .min(Comparator.naturalOrder());
        return new Dues(notYet, next.orElse(null));
    }

    /**
     * What a card on file is charged with by itself, once the order has one: parts of a pre-order that are not paid and have a
     * day. Of one that only captures details the customer pays what staff ask for, and what was given back stays given back.
     */
    public List<Item> chargeable() {
        var filled = filled();
        return filled.stream()
                .filter(it -> isChargeable(it.key()))
                .map(it -> item(it, filled))
                .filter(item -> !item.isPaid() && item.due().on() != null)
                .toList();
    }

    private boolean isChargeable(ItemKey key) {
        var group = key.group();
        return group != null
                && LATER.contains(key.kind())
                && group.terms().type() != PreOrderTerms.Type.CAPTURE_ONLY
                && !reopened.contains(key);
    }

    /** What is charged after the order was placed, paid or not. */
    public Money later() {
        var items = items().stream()
                .filter(item -> LATER.contains(item.kind()))
                .map(Item::amount)
                .toList();
        return Money.total(total.getCurrencyUnit(), items);
    }

    /** What the customer agreed to be charged later when ordering. */
    public Money agreed() {
        var nothing = Money.zero(total.getCurrencyUnit());
        var amounts = placed.stream().map(PreOrderLine::amount).toList();
        var itsTotal = Money.total(total.getCurrencyUnit(), amounts);
        return new Schedule(
                        orderId, day, placedOn, itsTotal, nothing, placed, placed, triggered, Map.of(), Set.of(),
                        planned)
                .later();
    }

    /** The lines that were pre-ordered from a listing; empty, which means all, without one. */
    public Optional<Set<UUID>> linesOf(@Nullable UUID listingId) {
        return Optional.ofNullable(listingId).map(listing -> lines.stream()
                .filter(line -> line.terms().listingId().equals(listing))
                .map(PreOrderLine::lineId)
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** What is not paid and due on {@link #day()}. */
    public List<Item> owed() {
        return items().stream().filter(item -> item.isOwedBy(day.date())).toList();
    }

    /** An entry and what of it is paid. */
    private record Filled(Entry entry, Money paid) {

        ItemKey key() {
            return entry.key();
        }

        Money amount() {
            return entry.amount();
        }

        boolean isComplete() {
            return paid.isEqual(amount());
        }
    }

    private List<Filled> filled() {
        var entries = entries();
        var left = covered;
        var paid = new LinkedHashMap<ItemKey, Money>();
        for (var entry : settledFirst(entries)) {
            var taken = Collections.min(List.of(left, entry.amount()));
            paid.put(entry.key(), taken);
            left = left.minus(taken);
        }
        return entries.stream()
                .map(entry -> new Filled(entry, paid.getOrDefault(entry.key(), Money.zero(total.getCurrencyUnit()))))
                .toList();
    }

    private static List<Entry> settledFirst(List<Entry> entries) {
        return entries.stream()
                .sorted(Comparator.comparing(entry -> !entry.settled()))
                .toList();
    }

    /** All that are worth something, by the time they are due. */
    private List<Entry> entries() {
        var deferred = new ArrayList<Entry>();
        byGroup(lines).forEach((group, itsLines) -> deferred.addAll(entries(group, itsLines)));
        var atOnce = total.minus(Money.total(
                total.getCurrencyUnit(), deferred.stream().map(Entry::amount).toList()));
        var result = new ArrayList<Entry>();
        if (atOnce.isPositive()) {
            result.add(new Entry(ItemKey.AT_ONCE, Due.atOnce(), atOnce, false));
        }
        result.addAll(deferred);
        result.sort(Comparator.comparing(Entry::due));
        if (atOnce.isNegative()) {
            // Such an order costs less than its lines: a fee that is left of a canceled one, say.
            var unused = GroupPlan.take(result, atOnce.negated(), entry -> true);
        }
        return result.stream().filter(entry -> entry.amount().isPositive()).toList();
    }

    private List<Entry> entries(Group group, List<PreOrderLine> itsLines) {
        var first = placed.stream().filter(line -> line.group().equals(group)).toList();
        return new GroupPlan(group, placedOnOrToday(), group.lineId() == null ? null : triggered.get(group.lineId()))
                .entries(itsLines, first, settled);
    }

    private static Map<Group, List<PreOrderLine>> byGroup(List<PreOrderLine> lines) {
        return lines.stream()
                .filter(line -> line.amount().isPositive())
                .collect(groupingBy(PreOrderLine::group, LinkedHashMap::new, toList()));
    }

    private Item item(Filled filled, List<Filled> all) {
        var key = filled.key();
        var group = key.group();
        var siblings = all.stream()
                .map(Filled::key)
                .filter(other -> other.kind() == key.kind() && Objects.equals(other.group(), group))
                .toList();
        return new Item(
                key.idIn(orderId),
                key.kind(),
                siblings.indexOf(key) + 1,
                siblings.size(),
                group == null ? null : group.terms().listingId(),
                group == null ? List.of() : linesOf(group),
                filled.amount(),
                filled.paid(),
                filled.entry().due());
    }

    private List<UUID> linesOf(Group group) {
        return byGroup(lines).getOrDefault(group, List.of()).stream()
                .map(PreOrderLine::lineId)
                .toList();
    }

    /** What was settled last is not any more when money went back. */
    private Map<ItemKey, Money> stillCovered(Money nowCovered) {
        var kept = new LinkedHashMap<ItemKey, Money>();
        var left = nowCovered;
        for (var each : settled.entrySet()) {
            left = left.minus(each.getValue());
            if (left.isNegative()) {
                return kept;
            }
            kept.put(each.getKey(), each.getValue());
        }
        return kept;
    }

    private Schedule with(Money nowCovered, Map<ItemKey, Money> nowSettled, Set<ItemKey> nowReopened) {
        return new Schedule(
                orderId, day, placedOn, total, nowCovered, placed, lines, triggered, nowSettled, nowReopened, planned);
    }

    /** The first that is heard of stays, even when the shop changes its time zone. */
    private @Nullable LocalDate placedOn(OrderTerms terms) {
        var placedAt = terms.placedAt();
        return placedOn != null || placedAt == null
                ? placedOn
                : ShopDay.of(day.zone(), placedAt).date();
    }

    private LocalDate placedOnOrToday() {
        return placedOn == null ? day.date() : placedOn;
    }

    private static List<PreOrderLine> deferred(List<PreOrderLine> lines) {
        return lines.stream().filter(line -> line.terms().defers()).toList();
    }
}
