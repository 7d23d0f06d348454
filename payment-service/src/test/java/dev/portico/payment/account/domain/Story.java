package dev.portico.payment.account.domain;

import static dev.portico.payment.account.domain.AccountFixtures.AT;
import static dev.portico.payment.account.domain.AccountFixtures.ORDER;
import static dev.portico.payment.account.domain.AccountFixtures.order;
import static dev.portico.payment.account.domain.AccountFixtures.payment;
import static dev.portico.payment.account.domain.AccountFixtures.usd;

import dev.portico.payment.account.domain.OrderFacts.Cause;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an account goes through, event by event, with the ledger that comes of it. */
record Story(Account.@Nullable Step last, List<LedgerEntry> entries, long sequence) {

    Story() {
        this(null, List.of(), 10);
    }

    Account account() {
        return Objects.requireNonNull(last).account();
    }

    List<String> lastNews() {
        return Objects.requireNonNull(last).events().stream()
                .map(AuthorizationTest::words)
                .toList();
    }

    Story received(long total, PaymentMade... payments) {
        return told(order(Cause.RECEIVED, sequence, total, payments));
    }

    Story edited(long total) {
        return told(order(Cause.EDITED, sequence, total));
    }

    Story canceled(long total) {
        return told(order(Cause.CANCELED, sequence, total));
    }

    Story updated(long total, PaymentMade... payments) {
        return told(order(Cause.UPDATED, sequence, total, payments));
    }

    Story requested(long total, long expected) {
        return told(order(Cause.REQUESTED, sequence, total, expected));
    }

    Story requestEnded(long total) {
        return told(order(Cause.REQUEST_ENDED, sequence, total));
    }

    /** An event that is older than all others. */
    Story toldLate(long total, PaymentMade... payments) {
        return toldLate(Cause.UPDATED, total, payments);
    }

    Story toldLate(Cause cause, long total, PaymentMade... payments) {
        return told(order(cause, 2, total, payments));
    }

    Story taken(long minor, String reference) {
        return next(account -> account.receive(payment(minor, reference), counted()));
    }

    Story refunded(long minor) {
        return next(account -> account.refund(LedgerEntry.refund(ORDER, usd(minor), "refund-" + sequence, null, AT)));
    }

    private Story told(OrderFacts order) {
        return last == null ? after(Account.open(order, AT)) : next(account -> account.follow(order, counted(), AT));
    }

    private Story next(Function<Account, Account.Step> step) {
        return after(step.apply(account()));
    }

    private Story after(Account.Step step) {
        var all = Stream.concat(entries.stream(), step.entries().stream()).toList();
        return new Story(step, all, sequence + 1);
    }

    private Set<String> counted() {
        return entries.stream()
                .filter(entry -> entry.kind() == LedgerEntry.Kind.PAYMENT)
                .flatMap(entry -> entry.ids().stream())
                .collect(Collectors.toSet());
    }
}
