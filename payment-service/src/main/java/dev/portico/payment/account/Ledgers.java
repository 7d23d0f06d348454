package dev.portico.payment.account;

import dev.portico.kit.http.Cursor;
import dev.portico.kit.http.Page;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Reading the ledger of an order, newest first. */
@ApplicationScoped
class Ledgers {

    private final AccountRepository accounts;
    private final LedgerRepository ledger;

    Ledgers(AccountRepository accounts, LedgerRepository ledger) {
        this.accounts = accounts;
        this.ledger = ledger;
    }

    @MerchantTransaction
    public Uni<Page<LedgerEntryView>> page(MerchantId merchant, UUID orderId, Optional<Cursor> after, int limit) {
        return accounts.require(merchant, orderId)
                .chain(account -> ledger.newestFirst(merchant, orderId, after, limit + 1))
                .map(rows -> Page.of(rows, limit, row -> new Cursor(row.recordedAt, row.id))
                        .map(LedgerEntryView::of));
    }
}
