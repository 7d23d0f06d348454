package dev.portico.payment.account;

import dev.portico.kit.identity.Actor;
import dev.portico.kit.outbox.Outbox;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.payment.account.domain.Account;
import dev.portico.payment.account.domain.OrderFacts;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
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
    private final List<MoneyUnderWay> collectors;
    private final Clock clock;

    Accounts(
            AccountRepository accounts,
            LedgerRepository ledger,
            Outbox outbox,
            MoneyMetrics metrics,
            @All List<MoneyUnderWay> collectors,
            Clock clock) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.outbox = outbox;
        this.metrics = metrics;
        this.collectors = collectors;
        this.clock = clock;
    }

    /** Opens the account of an order, or takes over what the order's event changes. */
    @MerchantTransaction
    public Uni<Void> follow(MerchantId merchant, OrderFacts order) {
        return accounts.findForUpdate(merchant, order.orderId())
                .chain(known -> counted(merchant, known).map(counted -> follow(known, counted, order)))
                .chain(step -> record(merchant, Actor.SYSTEM, step));
    }

    /** The account, held for this transaction. Fails with 404 {@code order-not-found}. */
    @MerchantTransaction
    public Uni<Account> hold(MerchantId merchant, UUID orderId) {
        return accounts.requireForUpdate(merchant, orderId);
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

    /** All that may be on its way to an order, whoever collects it; the changes of the running transaction count. */
    @MerchantTransaction
    public Uni<Money> underWay(MerchantId merchant, Account account) {
        var currency = account.balance().currency();
        return Multi.createFrom()
                .iterable(collectors)
                .onItem()
                .transformToUniAndConcatenate(collector -> collector.underWay(merchant, account.orderId(), currency))
                .collect()
                .with(Collectors.reducing(Money.zero(currency), Money::plus));
    }

    /** Stores a step together: the account, its new entries, and its events. */
    @MerchantTransaction
    public Uni<Void> record(MerchantId merchant, Actor actor, Account.Step step) {
        var now = clock.instant();
        return accounts.save(merchant, step.account())
                .chain(() -> ledger.add(merchant, step.entries(), now))
                .chain(() -> outbox.append(AccountWire.events(step, merchant, actor, now)))
                .invoke(() -> metrics.recorded(step));
    }

    private Uni<Set<String>> counted(MerchantId merchant, Optional<Account> known) {
        return known.map(account -> ledger.paymentIds(merchant, account.orderId()))
                .orElseGet(() -> Uni.createFrom().item(Set.of()));
    }

    private Account.Step follow(Optional<Account> known, Set<String> counted, OrderFacts order) {
        return known.map(account -> account.follow(order, counted, clock.instant()))
                .orElseGet(() -> Account.open(order, clock.instant()));
    }
}
