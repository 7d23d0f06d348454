package dev.portico.orderedit.history;

import dev.portico.kit.http.Cursor;
import dev.portico.kit.http.Page;
import dev.portico.kit.http.Problems;
import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.orderedit.document.Documents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads an order's history. */
@ApplicationScoped
public class OrderHistory {

    private static final Cursor NEWEST = new Cursor(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1L, -1L));

    // One row without an entry tells an order without further history from one that is not there.
    private static final Sql PAGE = Sql.of(
            """
            select cast(h.entry as text)
              from orders o
              left join lateral (
                   select jsonb_build_object(
                              'id', h.id, 'at', h.at, 'actor', h.actor, 'type', h.type,
                              'fromVersion', h.from_version, 'toVersion', h.to_version,
                              'totalBeforeMinor', h.total_before_minor, 'totalAfterMinor', h.total_after_minor,
                              'events', h.events, 'changes', h.changes) as entry,
                          h.at, h.id
                     from order_history h
                    where h.merchant = :merchant and h.order_id = o.id
                      and (h.at, h.id) < (cast(cast(:at as text) as timestamptz), :id)
                    order by h.at desc, h.id desc limit :limit) h on true
             where o.merchant = :merchant and o.id = :order
             order by h.at desc, h.id desc
            """);

    /** Newest first. */
    @MerchantTransaction
    public Uni<Page<HistoryEntry>> page(MerchantId merchant, UUID orderId, Cursor before, int limit) {
        return PAGE.with("merchant", merchant.value())
                .with("order", orderId)
                .with("at", before.at().toString())
                .with("id", before.id())
                .with("limit", limit + 1)
                .column(String.class)
                .map(OrderHistory::ofAnOrder)
                .map(entries -> Page.of(entries, limit, entry -> new Cursor(entry.at(), entry.id())));
    }

    static UUID orderId(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problems.notFound("order");
        }
    }

    static Cursor place(@Nullable String cursor) {
        return cursor == null ? NEWEST : Cursor.decode(cursor);
    }

    private static List<HistoryEntry> ofAnOrder(List<String> rows) {
        if (rows.isEmpty()) {
            throw Problems.notFound("order");
        }
        return rows.stream()
                .filter(Objects::nonNull)
                .map(Documents::tree)
                .map(entry -> Documents.read(entry, HistoryEntry.class))
                .toList();
    }
}
