package dev.portico.payment.account;

import dev.portico.kit.id.Ids;
import dev.portico.kit.money.Amounts;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.account.domain.Account;
import dev.portico.payment.account.domain.Balance;
import dev.portico.payment.account.domain.LedgerEntry;
import dev.portico.payment.schedule.KeptSchedule;
import dev.portico.payment.schedule.domain.Dues;
import dev.portico.payment.schedule.domain.Schedule;
import dev.portico.payment.schedule.domain.ShopDay;
import java.time.Instant;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Rows ↔ account and ledger entries, by hand, both directions next to each other. */
final class AccountRows {

    static AccountRow toRow(MerchantId merchant, Account account) {
        var row = new AccountRow();
        row.orderId = account.orderId();
        row.merchant = merchant.value();
        row.currency = account.balance().currency().getCode();
        update(row, account);
        return row;
    }

    static void update(AccountRow row, Account account) {
        var balance = account.balance();
        row.orderNumber = account.orderNumber();
        row.locale = account.locale();
        row.orderTotalMinor = Amounts.minor(balance.orderTotal());
        row.paidMinor = Amounts.minor(balance.paid());
        row.authorizedMinor = Amounts.minor(balance.authorized());
        row.refundedMinor = Amounts.minor(balance.refunded());
        row.waivedMinor = Amounts.minor(balance.waived());
        row.pendingMinor = Amounts.minor(balance.pending());
        row.expectedTotalMinor = minor(balance.expectedTotal());
        row.authorizations = AuthorizationsDocument.stored(account.authorizations());
        row.orderVersion = account.orderVersion();
        row.orderSequence = account.orderSequence();
        row.eventSequence = account.eventSequence();
        row.opened = account.opened();
        row.canceled = account.canceled();
    }

    /** @param kept empty of an order that came before schedules did */
    static Account toAccount(AccountRow row, Optional<KeptSchedule> kept, ShopDay day) {
        var balance = toBalance(row, kept);
        return new Account(
                row.orderId,
                row.orderNumber,
                row.locale,
                balance,
                row.orderVersion,
                row.orderSequence,
                row.eventSequence,
                row.opened,
                row.canceled,
                kept.map(KeptSchedule::schedule)
                        .orElseGet(() -> Schedule.of(row.orderId, day, balance.orderTotal(), balance.covered())),
                AuthorizationsDocument.toAuthorizations(row.authorizations, row.currency));
    }

    private static Balance toBalance(AccountRow row, Optional<KeptSchedule> kept) {
        return new Balance(
                row.orderId,
                Amounts.of(row.currency, row.orderTotalMinor),
                Amounts.of(row.currency, row.paidMinor),
                Amounts.of(row.currency, row.authorizedMinor),
                Amounts.of(row.currency, row.refundedMinor),
                Amounts.of(row.currency, row.waivedMinor),
                Amounts.of(row.currency, row.pendingMinor),
                row.expectedTotalMinor == null ? null : Amounts.of(row.currency, row.expectedTotalMinor),
                kept.map(KeptSchedule::told).orElseGet(() -> Dues.atOnce(CurrencyUnit.of(row.currency))));
    }

    static LedgerEntryRow toRow(MerchantId merchant, LedgerEntry entry, Instant recordedAt) {
        var row = new LedgerEntryRow();
        row.id = Ids.next();
        row.merchant = merchant.value();
        row.orderId = entry.orderId();
        row.kind = entry.kind();
        row.amountMinor = Amounts.minor(entry.amount());
        row.currency = entry.amount().getCurrencyUnit().getCode();
        row.reference = entry.reference();
        row.chargeId = entry.chargeId();
        row.method = entry.method();
        row.occurredAt = entry.occurredAt();
        row.recordedAt = recordedAt;
        return row;
    }

    static LedgerEntry toEntry(LedgerEntryRow row) {
        return new LedgerEntry(
                row.orderId,
                row.kind,
                Amounts.of(row.currency, row.amountMinor),
                row.reference,
                row.chargeId,
                row.method,
                row.occurredAt);
    }

    private static @Nullable Long minor(@Nullable Money amount) {
        return amount == null ? null : Amounts.minor(amount);
    }

    private AccountRows() {}
}
