package dev.portico.payment.account;

import dev.portico.kit.http.Problems;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.account.domain.Account;
import dev.portico.payment.schedule.ScheduleRepository;
import dev.portico.payment.schedule.domain.ShopDay;
import dev.portico.payment.shop.Shops;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Accounts with their schedules, which are one: whoever holds the account's row may change both. */
@ApplicationScoped
class AccountRepository implements PanacheRepositoryBase<AccountRow, UUID> {

    private static final String ONE = "merchant = ?1 and orderId = ?2";

    private final ScheduleRepository schedules;
    private final Shops shops;
    private final Clock clock;

    AccountRepository(ScheduleRepository schedules, Shops shops, Clock clock) {
        this.schedules = schedules;
        this.shops = shops;
        this.clock = clock;
    }

    /** A change waits for the one before it: two payments at once must not count from the same sums. */
    Uni<Optional<Account>> findForUpdate(MerchantId merchant, UUID orderId) {
        return find(ONE, merchant.value(), orderId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()
                .chain(rows -> toAccounts(merchant, rows))
                .map(accounts -> accounts.stream().findFirst());
    }

    Uni<Account> requireForUpdate(MerchantId merchant, UUID orderId) {
        return findForUpdate(merchant, orderId).map(AccountRepository::orNotFound);
    }

    /** By order. They are taken in the order of their ids, so that two who want the same never wait for each other. */
    Uni<Map<UUID, Account>> requireForUpdate(MerchantId merchant, Collection<UUID> orders) {
        return find("merchant = ?1 and orderId in ?2 order by orderId", merchant.value(), orders)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()
                .chain(rows -> toAccounts(merchant, rows))
                .map(accounts -> accounts.stream().collect(Collectors.toMap(Account::orderId, Function.identity())))
                .invoke(found -> {
                    if (!found.keySet().containsAll(orders)) {
                        throw Problems.notFound("order");
                    }
                });
    }

    Uni<Account> require(MerchantId merchant, UUID orderId) {
        return find(ONE, merchant.value(), orderId)
                .list()
                .chain(rows -> toAccounts(merchant, rows))
                .map(accounts -> orNotFound(accounts.stream().findFirst()));
    }

    /** The next accounts by order id, to be changed one after the other. */
    Uni<List<Account>> nextForUpdate(MerchantId merchant, UUID after, int limit) {
        return find("merchant = ?1 and orderId > ?2 order by orderId", merchant.value(), after)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .range(0, limit - 1)
                .list()
                .chain(rows -> toAccounts(merchant, rows));
    }

    /** What day it is in the merchant's shop. */
    Uni<ShopDay> today(MerchantId merchant) {
        return shops.zoneOf(merchant).map(zone -> ShopDay.of(zone, clock.instant()));
    }

    Uni<Void> save(MerchantId merchant, Account account) {
        return findById(account.orderId())
                .chain(row -> save(row, merchant, account))
                .chain(() -> schedules.save(
                        merchant, account.schedule(), account.balance().dues()));
    }

    private Uni<Void> save(@Nullable AccountRow row, MerchantId merchant, Account account) {
        if (row == null) {
            return persist(AccountRows.toRow(merchant, account)).replaceWithVoid();
        }
        AccountRows.update(row, account);
        return Uni.createFrom().voidItem();
    }

    private Uni<List<Account>> toAccounts(MerchantId merchant, List<AccountRow> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().item(List.of())
                : today(merchant).chain(day -> toAccounts(merchant, rows, day));
    }

    private Uni<List<Account>> toAccounts(MerchantId merchant, List<AccountRow> rows, ShopDay day) {
        var orders = rows.stream().map(row -> row.orderId).toList();
        return schedules.find(merchant, orders, day).map(kept -> rows.stream()
                .map(row -> AccountRows.toAccount(row, Optional.ofNullable(kept.get(row.orderId)), day))
                .toList());
    }

    private static Account orNotFound(Optional<Account> account) {
        return account.orElseThrow(() -> Problems.notFound("order"));
    }
}
