package dev.portico.payment.account;

import dev.portico.kit.identity.Actor;
import dev.portico.kit.job.InTurn;
import dev.portico.kit.outbox.Outbox;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.payment.account.domain.Account;
import dev.portico.payment.account.domain.LedgerEntry;
import dev.portico.payment.account.domain.OrderFacts;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.joda.money.Money;

/** Use cases of accounts. One public method is one transaction, or joins the one that runs. */
@ApplicationScoped
public class Accounts {

    private final AccountRepository accounts;
    private final LedgerRepository ledger;
    private final Outbox outbox;
    private final MoneyMetrics metrics;
    private final List<StepAmendment> amendments;
    private final List<AccountFollower> followers;
    private final List<MoneyUnderWay> collectors;
    private final Clock clock;

    Accounts(
            AccountRepository accounts,
            LedgerRepository ledger,
            Outbox outbox,
            MoneyMetrics metrics,
            @All List<StepAmendment> amendments,
            @All List<AccountFollower> followers,
            @All List<MoneyUnderWay> collectors,
            Clock clock) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.outbox = outbox;
        this.metrics = metrics;
        this.amendments = amendments;
        this.followers = followers;
        this.collectors = collectors;
        this.clock = clock;
    }

    /** Opens the account of an order, or takes over what the order's event changes. */
    @MerchantTransaction
    public Uni<Void> follow(MerchantId merchant, OrderFacts order) {
        return accounts.findForUpdate(merchant, order.orderId())
                .chain(known ->
                        known.map(account -> follow(merchant, account, order)).orElseGet(() -> open(merchant, order)))
                .chain(step -> record(merchant, Actor.SYSTEM, step));
    }

    /** The account, held for this transaction. Fails with 404 {@code order-not-found}. */
    @MerchantTransaction
    public Uni<Account> hold(MerchantId merchant, UUID orderId) {
        return accounts.requireForUpdate(merchant, orderId);
    }

    /** The accounts of these orders, held for this transaction. Fails with 404 {@code order-not-found} if one is missing. */
    @MerchantTransaction
    public Uni<Map<UUID, Account>> hold(MerchantId merchant, Collection<UUID> orders) {
        return accounts.requireForUpdate(merchant, orders);
    }

    /** The account as it is. Fails with 404 {@code order-not-found}. */
    @MerchantTransaction
    public Uni<Account> find(MerchantId merchant, UUID orderId) {
        return accounts.require(merchant, orderId);
    }

    /** Ids under which the order's payments are in the ledger. */
    @MerchantTransaction
    public Uni<Set<String>> counted(MerchantId merchant, UUID orderId) {
        return ledger.paymentIds(merchant, orderId);
    }

    /** The same of many orders, by order; those without payments are left out. */
    @MerchantTransaction
    public Uni<Map<UUID, Set<String>>> counted(MerchantId merchant, Collection<UUID> orders) {
        return ledger.paymentIds(merchant, orders);
    }

    /** The order's payments, as they are in the ledger. */
    @MerchantTransaction
    public Uni<List<LedgerEntry>> payments(MerchantId merchant, UUID orderId) {
        return ledger.payments(merchant, orderId);
    }

    /** All that may be on its way to an order, whoever collects it; the changes of the running transaction count. */
    @MerchantTransaction
    public Uni<Money> underWay(MerchantId merchant, Account account) {
        return underWay(merchant, List.of(account))
                .map(amounts -> amounts.getOrDefault(
                        account.orderId(), Money.zero(account.balance().currency())));
    }

    /** The same for many orders, by order. */
    @MerchantTransaction
    public Uni<Map<UUID, Money>> underWay(MerchantId merchant, Collection<Account> of) {
        var orders = of.stream().map(Account::orderId).toList();
        if (orders.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return Multi.createFrom()
                .iterable(collectors)
                .onItem()
                .transformToUniAndConcatenate(collector -> collector.underWay(merchant, orders))
                .collect()
                .in(
                        () -> nothing(of),
                        (all, some) -> some.forEach((order, amount) -> all.merge(order, amount, Money::plus)));
    }

    private static Map<UUID, Money> nothing(Collection<Account> accounts) {
        return accounts.stream()
                .collect(Collectors.toMap(
                        Account::orderId,
                        account -> Money.zero(account.balance().currency())));
    }

    /** Stores a step together: the account, its new entries, its events, and what other features make of it. */
    @MerchantTransaction
    public Uni<Void> record(MerchantId merchant, Actor actor, Account.Step step) {
        return record(merchant, actor, List.of(step));
    }

    /** The same for steps of different accounts, with as few statements as for one where that is possible. */
    @MerchantTransaction
    public Uni<Void> record(MerchantId merchant, Actor actor, List<Account.Step> steps) {
        return Multi.createFrom()
                .iterable(steps)
                .onItem()
                .transformToUniAndConcatenate(step -> amended(merchant, step))
                .collect()
                .asList()
                .call(whole -> store(merchant, actor, whole))
                .chain(whole -> tell(merchant, whole));
    }

    private Uni<Account.Step> amended(MerchantId merchant, Account.Step step) {
        var whole = Uni.createFrom().item(step);
        for (var amendment : amendments) {
            whole = whole.chain(soFar -> amendment.amend(merchant, soFar));
        }
        return whole;
    }

    private Uni<Void> tell(MerchantId merchant, List<Account.Step> steps) {
        return InTurn.each(steps, step -> tell(merchant, step));
    }

    private Uni<Void> tell(MerchantId merchant, Account.Step step) {
        return InTurn.each(followers, follower -> follower.after(merchant, step));
    }

    private Uni<Void> store(MerchantId merchant, Actor actor, List<Account.Step> steps) {
        var now = clock.instant();
        var entries = steps.stream().flatMap(step -> step.entries().stream()).toList();
        var events = steps.stream()
                .flatMap(step -> AccountWire.events(step, merchant, actor, now).stream())
                .toList();
        return InTurn.each(steps, step -> accounts.save(merchant, step.account()))
                .chain(() -> ledger.add(merchant, entries, now))
                .chain(() -> outbox.append(events))
                .invoke(() -> steps.forEach(metrics::recorded));
    }

    private Uni<Account.Step> follow(MerchantId merchant, Account account, OrderFacts order) {
        return ledger.paymentIds(merchant, account.orderId())
                .map(counted -> account.follow(order, counted, clock.instant()));
    }

    private Uni<Account.Step> open(MerchantId merchant, OrderFacts order) {
        return accounts.today(merchant).map(today -> Account.open(order, today, clock.instant()));
    }
}
