package dev.portico.payment.account;

import dev.portico.kit.http.Problems;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.account.domain.Account;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class AccountRepository implements PanacheRepositoryBase<AccountRow, UUID> {

    private static final String ONE = "merchant = ?1 and orderId = ?2";

    /** A change waits for the one before it: two payments at once must not count from the same sums. */
    Uni<Optional<Account>> findForUpdate(MerchantId merchant, UUID orderId) {
        return find(ONE, merchant.value(), orderId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .map(AccountRepository::toAccount);
    }

    Uni<Account> requireForUpdate(MerchantId merchant, UUID orderId) {
        return findForUpdate(merchant, orderId).map(AccountRepository::orNotFound);
    }

    Uni<Account> require(MerchantId merchant, UUID orderId) {
        return find(ONE, merchant.value(), orderId)
                .firstResult()
                .map(AccountRepository::toAccount)
                .map(AccountRepository::orNotFound);
    }

    /** The next accounts by order id, to be changed one after the other. */
    Uni<List<Account>> nextForUpdate(MerchantId merchant, UUID after, int limit) {
        return find("merchant = ?1 and orderId > ?2 order by orderId", merchant.value(), after)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .range(0, limit - 1)
                .list()
                .map(rows -> rows.stream().map(AccountRows::toAccount).toList());
    }

    Uni<Void> save(MerchantId merchant, Account account) {
        return findById(account.orderId()).chain(row -> save(row, merchant, account));
    }

    private Uni<Void> save(@Nullable AccountRow row, MerchantId merchant, Account account) {
        if (row == null) {
            return persist(AccountRows.toRow(merchant, account)).replaceWithVoid();
        }
        AccountRows.update(row, account);
        return Uni.createFrom().voidItem();
    }

    private static Optional<Account> toAccount(@Nullable AccountRow row) {
        return Optional.ofNullable(row).map(AccountRows::toAccount);
    }

    private static Account orNotFound(Optional<Account> account) {
        return account.orElseThrow(() -> Problems.notFound("order"));
    }
}
