package dev.portico.payment.due;

import dev.portico.payment.account.domain.Account;
import dev.portico.payment.schedule.domain.Item;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * An account as it is, and as it would be.
 *
 * @param ceiling the most that may be taken at once from the card on file; null for no limit, or no card
 */
public record Comparison(Account before, Account after, @Nullable Money ceiling) {

    private static final Set<Item.Kind> LATER = Set.of(Item.Kind.INSTALLMENT, Item.Kind.REST);

    /**
     * Whether more would be charged later than the customer agreed to, in all or at once: when ordering, or by an edit since.
     * Then they have to agree to it.
     */
    public boolean confirmationRequired() {
        return isMoreThanAgreed() || isMoreAtOnce();
    }

    /** What would be charged from now on, after what is due at once. */
    public Money chargedLater() {
        return Money.total(
                after.balance().currency(), open(after).map(Item::open).toList());
    }

    /** The most of it that would be charged at a time. */
    public Money mostAtOnce() {
        return most(after);
    }

    private boolean isMoreThanAgreed() {
        var schedule = before.schedule();
        var agreed = Collections.max(List.of(schedule.agreed(), schedule.later()));
        return after.schedule().later().isGreaterThan(agreed);
    }

    private boolean isMoreAtOnce() {
        return ceiling != null
                && mostAtOnce().isGreaterThan(ceiling)
                && mostAtOnce().isGreaterThan(most(before));
    }

    private static Money most(Account account) {
        return open(account)
                .map(Item::open)
                .max(Comparator.naturalOrder())
                .orElse(Money.zero(account.balance().currency()));
    }

    private static Stream<Item> open(Account account) {
        return account.schedule().items().stream().filter(item -> LATER.contains(item.kind()) && !item.isPaid());
    }
}
