package dev.portico.payment.waiver;

import dev.portico.kit.money.Amounts;
import dev.portico.kit.sql.Columns;
import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class WaiverStore {

    private static final Sql INSERT = Sql.of(
            """
            insert into waiver (id, merchant, order_id, kind, amount_minor, currency, reason, created_by, created_at)
            values (:id, :merchant, :order, :kind, :amount, :currency, cast(:reason as text), :by,
                    cast(cast(:at as text) as timestamptz))
            """);
    private static final Sql OF_ORDER = Sql.of(
            """
            select id, order_id, kind, amount_minor, currency, reason, created_by, created_at from waiver
             where merchant = :merchant and order_id = :order
             order by created_at desc, id desc
            """);

    Uni<Void> add(MerchantId merchant, Waiver waiver) {
        return INSERT.with("id", waiver.id())
                .with("merchant", merchant.value())
                .with("order", waiver.orderId())
                .with("kind", waiver.kind().name())
                .with("amount", Amounts.minor(waiver.amount()))
                .with("currency", waiver.amount().getCurrencyUnit().getCode())
                .with("reason", waiver.reason())
                .with("by", waiver.createdBy())
                .with("at", waiver.createdAt().toString())
                .update()
                .replaceWithVoid();
    }

    /** Newest first. */
    Uni<List<Waiver>> ofOrder(MerchantId merchant, UUID orderId) {
        return OF_ORDER.with("merchant", merchant.value())
                .with("order", orderId)
                .rows()
                .map(rows ->
                        rows.stream().map(Columns::new).map(WaiverStore::waiver).toList());
    }

    private static Waiver waiver(Columns row) {
        return new Waiver(
                row.get(UUID.class, 0),
                row.get(UUID.class, 1),
                Waiver.Kind.valueOf(row.get(String.class, 2)),
                Amounts.of(row.get(String.class, 4), row.get(Long.class, 3)),
                row.find(String.class, 5).orElse(null),
                row.get(String.class, 6),
                row.get(OffsetDateTime.class, 7).toInstant());
    }
}
