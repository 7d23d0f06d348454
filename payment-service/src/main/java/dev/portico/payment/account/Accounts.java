package dev.portico.payment.account;

import dev.portico.kit.identity.Actor;
import dev.portico.kit.outbox.Outbox;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.payment.account.domain.Account;
import dev.portico.payment.account.domain.OrderFacts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;

/** Use cases of accounts. One public method is one transaction, or joins the one that runs. */
@ApplicationScoped
public class Accounts {

    private final AccountRepository accounts;
    private final LedgerRepository ledger;
    private final Outbox outbox;
    private final MoneyMetrics metrics;
    private final Clock clock;

    Accounts(AccountRepository accounts, LedgerRepository ledger, Outbox outbox, MoneyMetrics metrics, Clock clock) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.outbox = outbox;
        this.metrics = metrics;
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

    /** Stores a step together: the account, its new entries, and its events. */
    @MerchantTransaction
    public Uni<Void> record(MerchantId merchant, Actor actor, Account.Step step) {
        var now = clock.instant();
        return accounts.save(merchant, step.account())
                .chain(() -> ledger.add(merchant, step.entries(), now))
                .chain(() -> outbox.append(AccountWire.events(step, merchant, actor, now)))
                .invoke(() -> metrics.recorded(step));
    }

    private Uni<Account.Step> follow(MerchantId merchant, Account account, OrderFacts order) {
        return ledger.paymentIds(merchant, account.orderId())
                .map(counted -> account.follow(order, counted, clock.instant()));
    }

    private Uni<Account.Step> open(MerchantId merchant, OrderFacts order) {
        return accounts.today(merchant).map(today -> Account.open(order, today, clock.instant()));
    }
}
