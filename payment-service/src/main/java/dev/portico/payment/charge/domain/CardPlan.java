package dev.portico.payment.charge.domain;

import dev.portico.payment.method.domain.PaymentMethod;
import dev.portico.payment.schedule.domain.Item;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.joda.money.Money;

/**
 * With which parts of its schedule an order's card on file is charged by itself. A part has one charge at most, so the same
 * facts twice plan nothing new; what has been begun is left alone.
 *
 * @param wanted parts that a charge has to be planned for
 * @param changed charges that are to be made otherwise
 * @param dropped charges that are not to be made
 * @param covered what of the amount that is due the card is going to be charged with, zero or more
 */
public record CardPlan(List<Wanted> wanted, List<Charge> changed, List<Dropped> dropped, Money covered) {

    public CardPlan {
        wanted = List.copyOf(wanted);
        changed = List.copyOf(changed);
        dropped = List.copyOf(dropped);
    }

    public record Wanted(UUID itemId, Money amount, LocalDate on) {}

    public record Dropped(Charge charge, SkipReason reason) {}

    /**
     * A charge of the order that was not skipped.
     *
     * @param retries whether it is tried again by itself
     */
    public record Known(Charge charge, boolean retries, Instant changedAt) {

        /** Whether something is going to happen with it, or happens. */
        boolean isAlive() {
            return isPlanned() || isBegun();
        }

        private boolean isPlanned() {
            return charge.status() == Status.CREATED || (charge.status() == Status.DECLINED && retries);
        }

        /** Whether money comes without the customer: a bank that asks them may do so for ever. */
        private boolean needsNobody() {
            return charge.status() != Status.REQUIRES_ACTION;
        }

        private boolean isBegun() {
            return charge.status().isUnderWay() || charge.status() == Status.REQUIRES_ACTION;
        }

        private boolean wasTried() {
            return charge.status() != Status.CREATED;
        }

        private boolean isFor(Item item) {
            return item.id().equals(charge.itemId());
        }
    }

    /**
     * What it depends on.
     *
     * @param chargeable parts of the schedule that a card may be charged with
     * @param due what the customer owes now, zero or more
     * @param today in the shop
     * @param method the card in use
     * @param charges of the order, all that were not skipped
     */
    public record Facts(
            List<Item> chargeable,
            Money due,
            LocalDate today,
            PaymentMethod method,
            List<Known> charges,
            Notice notice) {}

    public static CardPlan of(Facts facts) {
        return new Planning(facts).plan();
    }

    private static final class Planning {

        private final Facts facts;
        private final List<Wanted> wanted = new ArrayList<>();
        private final List<Charge> changed = new ArrayList<>();
        private final List<Dropped> dropped = new ArrayList<>();
        private final boolean lastOneFailed;
        private final Money byOthers;
        private Money byItems;

        Planning(Facts facts) {
            this.facts = facts;
            byItems = Money.zero(facts.due().getCurrencyUnit());
            byOthers = byOthers(known -> true);
            lastOneFailed = facts.charges().stream()
                    .filter(Known::wasTried)
                    .max(Comparator.comparing(Known::changedAt))
                    .filter(known -> known.charge().status() == Status.DECLINED && !known.retries())
                    .isPresent();
        }

        private Money byOthers(Predicate<Known> which) {
            return Money.total(
                    facts.due().getCurrencyUnit(),
                    facts.charges().stream()
                            .filter(known -> isAtOnce(known.charge()) && known.isAlive())
                            .filter(which)
                            .map(known -> known.charge().amount())
                            .toList());
        }

        /** Of a run, say, which takes whatever is due. */
        private static boolean isAtOnce(Charge charge) {
            return charge.itemId() == null && charge.dueOn() == null;
        }

        CardPlan plan() {
            var left = byOthers;
            for (var item : facts.chargeable()) {
                var others = isDue(item) && !left.isLessThan(item.open());
                left = others ? left.minus(item.open()) : left;
                own(item).ifPresentOrElse(known -> keep(item, known, others), () -> want(item, others));
            }
            dropWhatIsForNothing();
            var covered = Collections.min(List.of(facts.due(), byItems.plus(byOthers(Known::needsNobody))));
            return new CardPlan(wanted, changed, dropped, covered);
        }

        private Optional<Known> own(Item item) {
            return facts.charges().stream().filter(known -> known.isFor(item)).findFirst();
        }

        private boolean isDue(Item item) {
            return item.isOwedBy(facts.today());
        }

        private void keep(Item item, Known known, boolean others) {
            var charge = known.charge();
            if (known.isBegun()) {
                cover(
                        item,
                        known.needsNobody()
                                ? charge.amount()
                                : Money.zero(charge.amount().getCurrencyUnit()));
            } else if (known.isPlanned() && others) {
                dropped.add(new Dropped(charge, SkipReason.CANCELED));
            } else if (known.isPlanned() && !facts.method().allows(item.open())) {
                dropped.add(new Dropped(charge, SkipReason.ABOVE_CEILING));
            } else if (known.isPlanned()) {
                var now = adjusted(item, charge);
                if (!now.equals(charge)) {
                    changed.add(now);
                }
                cover(item, now.amount());
            }
        }

        /** The customer is told anew of what they would not expect: more, or later. A declined charge is not made a larger one. */
        private Charge adjusted(Item item, Charge charge) {
            var dueOn = Objects.requireNonNull(item.due().on());
            var more = item.open().isGreaterThan(charge.amount());
            if (charge.status() == Status.DECLINED) {
                return more ? charge : charge.over(item.open());
            }
            var later = charge.dueOn() == null || dueOn.isAfter(charge.dueOn());
            return later || (more && charge.announced())
                    ? charge.replan(item.open(), facts.notice().chargedOn(dueOn, facts.today()))
                    : charge.over(item.open());
        }

        private void want(Item item, boolean others) {
            var failed = isDue(item) && lastOneFailed;
            if (others || failed || !facts.method().allows(item.open())) {
                return;
            }
            var dueOn = Objects.requireNonNull(item.due().on());
            wanted.add(new Wanted(item.id(), item.open(), facts.notice().chargedOn(dueOn, facts.today())));
            cover(item, item.open());
        }

        private void cover(Item item, Money amount) {
            if (isDue(item)) {
                byItems = byItems.plus(Collections.min(List.of(item.open(), amount)));
            }
        }

        /** What is paid, or not on the order any more. */
        private void dropWhatIsForNothing() {
            var items = facts.chargeable().stream().map(Item::id).collect(Collectors.toUnmodifiableSet());
            facts.charges().stream()
                    .filter(known -> known.charge().itemId() != null
                            && known.isPlanned()
                            && !items.contains(known.charge().itemId()))
                    .forEach(known -> dropped.add(new Dropped(known.charge(), SkipReason.CANCELED)));
        }
    }
}
