package dev.portico.payment.schedule.domain;

import dev.portico.payment.schedule.domain.Item.Kind;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The items of one {@link Group}, computed anew from its terms whenever its amount changes.
 *
 * <p>It begins with the items as the order was placed. Those that are settled stay what they were. A higher amount is
 * spread over the installments that are open, a lower one takes from the latest first: so the way an order was edited makes
 * no difference, only what it is now and what was paid on the way.
 */
final class GroupPlan {

    private static final Set<Kind> CAN_GROW = Set.of(Kind.INSTALLMENT, Kind.REST);

    /** An item to be; an amount of zero is none. */
    record Entry(ItemKey key, Due due, Money amount, boolean settled) {

        Entry plus(Money more) {
            return new Entry(key, due, amount.plus(more), settled);
        }

        private boolean canGrow() {
            return !settled && CAN_GROW.contains(key.kind());
        }
    }

    private final Group group;
    private final LocalDate placedOn;
    private final @Nullable LocalDate triggeredOn;

    /** @param triggeredOn the day on which what the group waits for happened; null while it waits, or waits for nothing */
    GroupPlan(Group group, LocalDate placedOn, @Nullable LocalDate triggeredOn) {
        this.group = group;
        this.placedOn = placedOn;
        this.triggeredOn = triggeredOn;
    }

    /**
     * @param lines the group's lines now
     * @param placed the group's lines as the order was placed; empty when they came later
     * @param settled what was paid in full, with the amounts of then
     */
    List<Entry> entries(List<PreOrderLine> lines, List<PreOrderLine> placed, Map<ItemKey, Money> settled) {
        var currency = lines.get(0).amount().getCurrencyUnit();
        var amount =
                Money.total(currency, lines.stream().map(PreOrderLine::amount).toList());
        var entries = withSettled(asPlanned(placed.isEmpty() ? lines : placed), settled);
        var more = amount.minus(
                Money.total(currency, entries.stream().map(Entry::amount).toList()));
        return more.isNegative() ? lowered(entries, more.negated()) : raised(entries, more);
    }

    private List<Entry> asPlanned(List<PreOrderLine> lines) {
        var currency = lines.get(0).amount().getCurrencyUnit();
        var amount =
                Money.total(currency, lines.stream().map(PreOrderLine::amount).toList());
        var entries = new ArrayList<Entry>();
        var deposit = group.terms().deposit();
        var rest = amount;
        if (deposit != null) {
            var first = Money.total(currency, lines.stream().map(deposit::of).toList());
            entries.add(entry(Kind.DEPOSIT, 1, Due.atOnce(), first));
            rest = amount.minus(first);
        }
        entries.addAll(afterDeposit(rest));
        return entries;
    }

    private List<Entry> afterDeposit(Money rest) {
        var plan = group.terms().plan();
        if (plan == null) {
            return List.of(entry(Kind.REST, 1, restDue(), rest));
        }
        var each = rest.dividedBy(plan.installments(), RoundingMode.FLOOR);
        var last = rest.minus(each.multipliedBy(plan.installments() - 1L));
        return IntStream.rangeClosed(1, plan.installments())
                .mapToObj(number -> entry(
                        Kind.INSTALLMENT,
                        number,
                        Due.on(plan.day(placedOn, distances(number))),
                        number == plan.installments() ? last : each))
                .toList();
    }

    /** What is paid up front begins on the order's day, everything else one distance after it. */
    private int distances(int number) {
        return group.terms().type() == PreOrderTerms.Type.CHARGE_UPFRONT ? number - 1 : number;
    }

    private Due restDue() {
        return triggeredOn == null ? group.terms().charge().due(placedOn) : Due.on(triggeredOn);
    }

    private List<Entry> withSettled(List<Entry> planned, Map<ItemKey, Money> settled) {
        var entries = new ArrayList<Entry>();
        for (var entry : planned) {
            var paid = settled.get(entry.key());
            entries.add(paid == null ? entry : new Entry(entry.key(), entry.due(), paid, true));
        }
        var last = planned.get(planned.size() - 1);
        var number = last.key().kind() == Kind.REST ? 2 : 1;
        for (var key = rest(number); settled.containsKey(key); key = rest(++number)) {
            entries.add(new Entry(key, last.due(), settled.get(key), true));
        }
        if (entries.stream().noneMatch(Entry::canGrow)) {
            entries.add(entry(Kind.REST, number, last.due(), last.amount().minus(last.amount())));
        }
        return entries;
    }

    /** Each open one takes the same; where that leaves some minor units over, the last ones take one more each. */
    private static List<Entry> raised(List<Entry> entries, Money more) {
        var open = entries.stream().filter(Entry::canGrow).toList();
        var each = more.dividedBy(open.size(), RoundingMode.FLOOR);
        var over = more.minus(each.multipliedBy(open.size())).getAmountMinorInt();
        var unit = Money.ofMinor(more.getCurrencyUnit(), 1);
        var firstWithOver = open.size() - over;
        return entries.stream()
                .map(entry -> !entry.canGrow()
                        ? entry
                        : entry.plus(open.indexOf(entry) < firstWithOver ? each : each.plus(unit)))
                .toList();
    }

    /** The latest first; what was paid goes only when nothing open is left. */
    private static List<Entry> lowered(List<Entry> entries, Money less) {
        var result = new ArrayList<>(entries);
        var left = take(result, less, entry -> !entry.settled());
        var unused = take(result, left, Entry::settled);
        return result;
    }

    /** Takes {@code less} from the end of those, and gives what they did not have. */
    static Money take(List<Entry> entries, Money less, Predicate<Entry> from) {
        var left = less;
        for (int i = entries.size() - 1; i >= 0; i--) {
            var entry = entries.get(i);
            if (from.test(entry)) {
                var taken = Collections.min(List.of(left, entry.amount()));
                entries.set(i, entry.plus(taken.negated()));
                left = left.minus(taken);
            }
        }
        return left;
    }

    private Entry entry(Kind kind, int number, Due due, Money amount) {
        return new Entry(new ItemKey(group, kind, number), due, amount, false);
    }

    private ItemKey rest(int number) {
        return new ItemKey(group, Kind.REST, number);
    }
}
