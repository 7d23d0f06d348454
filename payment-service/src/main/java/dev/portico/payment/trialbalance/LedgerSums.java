package dev.portico.payment.trialbalance;

import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.account.domain.LedgerEntry.Kind;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes sums from the entries. A statement sees one moment, and an account and its entries are written in one
 * transaction, so what comes out is no matter of timing.
 */
@ApplicationScoped
class LedgerSums {

    private static final List<Kind> KINDS =
            List.of(Kind.ORDER_TOTAL, Kind.PAYMENT, Kind.AUTHORIZATION, Kind.REFUND, Kind.WAIVER);

    // entries in another currency than the account's count for nothing, and so are found
    private static final String SUMS =
            """
            select a.order_id, a.currency,
                   a.order_total_minor, a.paid_minor, a.authorized_minor, a.refunded_minor, a.waived_minor,
                   coalesce(sum(e.amount_minor) filter (where e.kind = 'ORDER_TOTAL'), 0)::bigint,
                   coalesce(sum(e.amount_minor) filter (where e.kind = 'PAYMENT'), 0)::bigint,
                   coalesce(sum(e.amount_minor) filter (where e.kind = 'AUTHORIZATION'), 0)::bigint,
                   coalesce(sum(e.amount_minor) filter (where e.kind = 'REFUND'), 0)::bigint,
                   coalesce(sum(e.amount_minor) filter (where e.kind = 'WAIVER'), 0)::bigint
              from (%s) a
              left join ledger_entry e
                on e.order_id = a.order_id and e.merchant = :merchant and e.currency = a.currency
             group by a.order_id, a.currency,
                      a.order_total_minor, a.paid_minor, a.authorized_minor, a.refunded_minor, a.waived_minor
             order by a.order_id
            """;
    private static final String COLUMNS =
            "select order_id, currency, order_total_minor, paid_minor, authorized_minor, refunded_minor, waived_minor"
                    + " from account where merchant = :merchant and ";

    private static final Sql OF_CHUNK =
            Sql.of(SUMS.formatted(COLUMNS + "order_id > :after order by order_id limit :limit"));
    private static final Sql OF_ONE = Sql.of(SUMS.formatted(COLUMNS + "order_id = :order"));

    /** What came of some accounts; {@code last} is the last of them, empty when there was none. */
    record Chunk(int accounts, Optional<UUID> last, List<Difference> differences) {}

    Uni<Chunk> next(MerchantId merchant, UUID after, int limit) {
        return OF_CHUNK.with("merchant", merchant.value())
                .with("after", after)
                .with("limit", limit)
                .rows()
                .map(LedgerSums::chunk);
    }

    Uni<List<Difference>> of(MerchantId merchant, UUID orderId) {
        return OF_ONE.with("merchant", merchant.value())
                .with("order", orderId)
                .rows()
                .map(rows -> chunk(rows).differences());
    }

    private static Chunk chunk(List<@Nullable Object[]> rows) {
        var last = rows.isEmpty() ? Optional.<UUID>empty() : Optional.of(order(rows.get(rows.size() - 1)));
        return new Chunk(
                rows.size(),
                last,
                rows.stream().flatMap(LedgerSums::differences).toList());
    }

    private static Stream<Difference> differences(@Nullable Object[] row) {
        var currency = (String) Objects.requireNonNull(row[1]);
        return IntStream.range(0, KINDS.size())
                .mapToObj(i -> new Difference(
                        order(row), KINDS.get(i), currency, minor(row, 2 + i), minor(row, 2 + KINDS.size() + i)))
                .filter(difference -> difference.amountMinor() != 0);
    }

    private static UUID order(@Nullable Object[] row) {
        return (UUID) Objects.requireNonNull(row[0]);
    }

    private static long minor(@Nullable Object[] row, int column) {
        return ((Number) Objects.requireNonNull(row[column])).longValue();
    }
}
