package dev.portico.payment.account.domain;

import static dev.portico.payment.account.domain.AccountFixtures.AT;
import static dev.portico.payment.account.domain.AccountFixtures.authorized;
import static dev.portico.payment.account.domain.AccountFixtures.order;
import static dev.portico.payment.account.domain.AccountFixtures.paid;
import static dev.portico.payment.account.domain.AccountFixtures.payment;
import static dev.portico.payment.account.domain.AccountFixtures.usd;
import static dev.portico.payment.account.domain.AccountFixtures.voided;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.payment.account.domain.OrderFacts.Cause;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.joda.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an order goes through, and in whatever order and however often its events come: Σ ledger = Σ edits. */
class EventDisorderTest {

    /** An order event, or a payment that a processor took. */
    private sealed interface News {
        record Told(OrderFacts order) implements News {}

        record Taken(Payment payment) implements News {}
    }

    private record Ledger(Account account, List<LedgerEntry> entries) {

        Money sum(LedgerEntry.Kind kind) {
            return entries.stream()
                    .filter(entry -> entry.kind() == kind)
                    .map(LedgerEntry::amount)
                    .reduce(usd(0), Money::plus);
        }
    }

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theLedgerIsTheSame(int seed) {
        var chance = new Random(seed);
        var story = story(chance);

        var inOrder = ledger(story);
        var disorderly = ledger(disorder(story, chance));

        assertThat(disorderly.account().balance()).isEqualTo(inOrder.account().balance());
        assertThat(disorderly.account().orderVersion())
                .isEqualTo(inOrder.account().orderVersion());
        for (var ledger : List.of(inOrder, disorderly)) {
            assertThat(ledger.sum(LedgerEntry.Kind.ORDER_TOTAL)).isEqualTo(lastTotal(story));
            assertThat(ledger.sum(LedgerEntry.Kind.PAYMENT)).isEqualTo(moneyTaken(story));
            assertThat(ledger.entries())
                    .extracting(entry -> entry.kind() + entry.reference())
                    .doesNotHaveDuplicates();
        }
    }

    private static List<News> story(Random chance) {
        var story = new ArrayList<News>();
        long total = chance.nextInt(50_000);
        story.add(new News.Told(order(Cause.RECEIVED, 1, total, paid("txn-1", 1 + total / 2))));
        for (var sequence = 2; sequence < 4 + chance.nextInt(12); sequence++) {
            switch (chance.nextInt(8)) {
                case 0 ->
                    story.add(
                            new News.Told(order(Cause.REQUESTED, sequence, total, total + 1 + chance.nextInt(9_000))));
                case 1 -> story.add(new News.Told(order(Cause.REQUEST_ENDED, sequence, total)));
                case 2 -> story.add(new News.Told(order(Cause.UPDATED, sequence, total, paid("txn-" + sequence, 700))));
                case 3 -> story.add(new News.Taken(payment(1 + chance.nextInt(9_000), "sbx_pay_" + sequence)));
                case 4 -> story.add(new News.Told(order(Cause.UPDATED, sequence, total, reserved(chance))));
                case 5 -> {
                    var card = "card-" + sequence;
                    story.add(new News.Told(order(Cause.UPDATED, sequence, total, authorized(card, 3_000))));
                    sequence++;
                    story.add(new News.Told(
                            order(Cause.UPDATED, sequence, total, paid(card, 1 + chance.nextInt(4_000)))));
                }
                default -> {
                    total = chance.nextInt(50_000);
                    story.add(new News.Told(order(Cause.EDITED, sequence, total)));
                }
            }
        }
        return story;
    }

    /** Of one payment: more or less of it, or it is voided. */
    private static PaymentMade reserved(Random chance) {
        return chance.nextInt(4) == 0 ? voided("txn-card", 1) : authorized("txn-card", chance.nextInt(9_000));
    }

    /** Payments come on another way than orders, and order events again and out of their order. */
    private static List<News> disorder(List<News> story, Random chance) {
        var disorderly = new ArrayList<>(story);
        story.stream()
                .filter(news -> news instanceof News.Told && chance.nextBoolean())
                .forEach(disorderly::add);
        Collections.shuffle(disorderly, chance);
        return disorderly;
    }

    /** As the service does it: an account opens with the first order event, and payments need an account. */
    private static Ledger ledger(List<News> news) {
        var entries = new ArrayList<LedgerEntry>();
        var counted = new HashSet<String>();
        var waiting = new ArrayList<News>();
        Account account = null;
        for (var each : news) {
            if (account == null && each instanceof News.Taken) {
                waiting.add(each);
                continue;
            }
            account = apply(account, each, counted, entries);
        }
        for (var each : waiting) {
            account = apply(account, each, counted, entries);
        }
        return new Ledger(account, entries);
    }

    private static Account apply(Account account, News news, Set<String> counted, List<LedgerEntry> entries) {
        var step = step(account, news, counted);
        entries.addAll(step.entries());
        step.entries().stream()
                .filter(entry -> entry.kind() == LedgerEntry.Kind.PAYMENT)
                .forEach(entry -> counted.addAll(entry.ids()));
        return step.account();
    }

    private static Account.Step step(Account account, News news, Set<String> counted) {
        if (news instanceof News.Taken taken) {
            return account.receive(taken.payment(), counted);
        }
        var told = ((News.Told) news).order();
        return account == null ? Account.open(told, AT) : account.follow(told, counted, AT);
    }

    private static Money lastTotal(List<News> story) {
        var total = usd(0);
        for (var news : story) {
            total = news instanceof News.Told told ? told.order().total() : total;
        }
        return total;
    }

    private static Money moneyTaken(List<News> story) {
        var taken = usd(0);
        for (var news : story) {
            if (news instanceof News.Taken once) {
                taken = taken.plus(once.payment().amount());
            } else if (news instanceof News.Told told) {
                taken = told.order().payments().stream()
                        .filter(PaymentMade::isTaken)
                        .map(PaymentMade::amount)
                        .reduce(taken, Money::plus);
            }
        }
        return taken;
    }
}
