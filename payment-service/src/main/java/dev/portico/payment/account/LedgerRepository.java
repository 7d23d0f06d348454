package dev.portico.payment.account;

import dev.portico.kit.http.Cursor;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.account.domain.LedgerEntry;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class LedgerRepository implements PanacheRepositoryBase<LedgerEntryRow, UUID> {

    private static final String NEWEST_FIRST = " order by recordedAt desc, id desc";

    Uni<Void> add(MerchantId merchant, List<LedgerEntry> entries, Instant recordedAt) {
        var rows = entries.stream()
                .map(entry -> AccountRows.toRow(merchant, entry, recordedAt))
                .toList();
        return rows.isEmpty() ? Uni.createFrom().voidItem() : persist(rows);
    }

    /** All ids under which payments are known. */
    Uni<Set<String>> paymentIds(MerchantId merchant, UUID orderId) {
        return payments(merchant, orderId).map(entries -> entries.stream()
                .flatMap(entry -> entry.ids().stream())
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** The same of many orders, by order; those without payments are left out. */
    Uni<Map<UUID, Set<String>>> paymentIds(MerchantId merchant, Collection<UUID> orders) {
        return find("merchant = ?1 and orderId in ?2 and kind = ?3", merchant.value(), orders, LedgerEntry.Kind.PAYMENT)
                .list()
                .map(rows -> rows.stream()
                        .map(AccountRows::toEntry)
                        .collect(Collectors.groupingBy(
                                LedgerEntry::orderId,
                                Collectors.flatMapping(entry -> entry.ids().stream(), Collectors.toSet()))));
    }

    Uni<List<LedgerEntry>> payments(MerchantId merchant, UUID orderId) {
        return find("merchant = ?1 and orderId = ?2 and kind = ?3", merchant.value(), orderId, LedgerEntry.Kind.PAYMENT)
                .list()
                .map(rows -> rows.stream().map(AccountRows::toEntry).toList());
    }

    Uni<List<LedgerEntryRow>> newestFirst(MerchantId merchant, UUID orderId, Optional<Cursor> after, int rows) {
        var query = after.map(cursor -> find(
                        "merchant = ?1 and orderId = ?2 and (recordedAt < ?3 or (recordedAt = ?3 and id < ?4))"
                                + NEWEST_FIRST,
                        merchant.value(),
                        orderId,
                        cursor.at(),
                        cursor.id()))
                .orElseGet(() -> find("merchant = ?1 and orderId = ?2" + NEWEST_FIRST, merchant.value(), orderId));
        return query.range(0, rows - 1).list();
    }
}
