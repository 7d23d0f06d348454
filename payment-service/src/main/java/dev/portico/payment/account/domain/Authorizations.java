package dev.portico.payment.account.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.joda.money.Money;

/**
 * What is reserved for one order, the oldest first. What was voided stays among them, so that older news don't bring it
 * back; what was taken is a payment, and none of them any more.
 */
public record Authorizations(List<Authorization> all) {

    public static final Authorizations NONE = new Authorizations(List.of());

    /** The next state and what it adds to the ledger. */
    record Change(Authorizations authorizations, List<LedgerEntry> entries) {

        Change {
            entries = List.copyOf(entries);
        }
    }

    public Authorizations {
        all = all.stream().sorted(Authorization.OLDEST_FIRST).toList();
    }

    /** Those that can still be taken, nothing of them too. */
    public List<Authorization> open() {
        return all.stream().filter(one -> one.limit().isPositive()).toList();
    }

    Optional<Authorization> find(String reference) {
        return all.stream().filter(one -> one.reference().equals(reference)).findFirst();
    }

    /**
     * Takes over what the platform says of its payments. One that it leaves out stays as it is.
     *
     * @param counted ids under which payments are in the ledger: what was taken is not reserved any more, whoever says so
     */
    Change told(OrderFacts order, Set<String> counted, Instant at) {
        var told = new Steps(order.orderId(), at, this);
        for (var payment : order.payments()) {
            if (payment.isTaken()) {
                told.now.find(payment.reference()).ifPresent(told::taken);
            } else if (!payment.isAmong(counted)) {
                var known = told.now.find(payment.reference()).orElseGet(() -> Authorization.unknown(payment));
                if (known.toldBy() < order.sequence()) {
                    told.to(known, known.limitedTo(payment.reserved(), order.sequence()));
                }
            }
        }
        return told.change();
    }

    /** Takes less, of the newest first; not less than nothing. */
    Change lowered(UUID orderId, Money by, Instant at) {
        var lowered = new Steps(orderId, at, this);
        var rest = by;
        for (var one : newestFirst()) {
            var part = lesser(rest, one.amount());
            lowered.to(one, one.taking(one.amount().minus(part)));
            rest = rest.minus(part);
        }
        return lowered.change();
    }

    /** Takes more, of the oldest first; of none more than is reserved, and nothing at all if {@code by} is negative. */
    Change raised(UUID orderId, Money by, Instant at) {
        var raised = new Steps(orderId, at, this);
        var rest = by.isNegative() ? Money.zero(by.getCurrencyUnit()) : by;
        for (var one : all) {
            var part = lesser(rest, one.room());
            raised.to(one, one.taking(one.amount().plus(part)));
            rest = rest.minus(part);
        }
        return raised.change();
    }

    /** Those of which another amount than {@code before} is to be taken, with the change; both know the same ones. */
    Map<Authorization, Money> changedSince(Authorizations before) {
        var changes = new LinkedHashMap<Authorization, Money>();
        for (var one : all) {
            before.find(one.reference())
                    .map(earlier -> one.amount().minus(earlier.amount()))
                    .filter(change -> !change.isZero())
                    .ifPresent(change -> changes.put(one, change));
        }
        return changes;
    }

    private List<Authorization> newestFirst() {
        var newest = new ArrayList<>(all);
        Collections.reverse(newest);
        return newest;
    }

    private Authorizations without(Authorization one) {
        return new Authorizations(all.stream()
                .filter(other -> !other.reference().equals(one.reference()))
                .toList());
    }

    private Authorizations with(Authorization one) {
        var others = new ArrayList<>(without(one).all);
        others.add(one);
        return new Authorizations(others);
    }

    private static Money lesser(Money one, Money other) {
        return one.isLessThan(other) ? one : other;
    }

    /** Changes one after the other, each amount's change with its entry. */
    private static final class Steps {

        private final UUID orderId;
        private final Instant at;
        private final List<LedgerEntry> entries = new ArrayList<>();
        private Authorizations now;

        private Steps(UUID orderId, Instant at, Authorizations start) {
            this.orderId = orderId;
            this.at = at;
            this.now = start;
        }

        private void to(Authorization before, Authorization after) {
            var change = after.amount().minus(before.amount());
            if (!change.isZero()) {
                entries.add(LedgerEntry.authorization(orderId, after.withOneMoreEntry(), change, at));
            }
            now = now.with(change.isZero() ? after : after.withOneMoreEntry());
        }

        private void taken(Authorization one) {
            to(one, one.taking(one.amount().minus(one.amount())));
            now = now.without(one);
        }

        private Change change() {
            return new Change(now, entries);
        }
    }
}
