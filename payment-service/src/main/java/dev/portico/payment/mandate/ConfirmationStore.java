package dev.portico.payment.mandate;

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
class ConfirmationStore {

    private static final Sql INSERT = Sql.of(
            """
            insert into mandate_confirmation (id, merchant, order_id, order_version, agreed_minor, most_minor, currency, method,
                                              confirmed_at)
            values (:id, :merchant, :order, :version, :agreed, :most, :currency, cast(:method as text),
                    cast(cast(:at as text) as timestamptz))
            """);
    private static final Sql OF_ORDER = Sql.of(
            """
            select id, order_id, order_version, agreed_minor, most_minor, currency, method, confirmed_at
              from mandate_confirmation
             where merchant = :merchant and order_id = :order
             order by confirmed_at desc, id desc
            """);

    Uni<Void> add(MerchantId merchant, Confirmation confirmation) {
        return INSERT.with("id", confirmation.id())
                .with("merchant", merchant.value())
                .with("order", confirmation.orderId())
                .with("version", confirmation.orderVersion())
                .with("agreed", Amounts.minor(confirmation.agreed()))
                .with("most", Amounts.minor(confirmation.mostAtOnce()))
                .with("currency", confirmation.agreed().getCurrencyUnit().getCode())
                .with("method", confirmation.method())
                .with("at", confirmation.confirmedAt().toString())
                .update()
                .replaceWithVoid();
    }

    /** Newest first. */
    Uni<List<Confirmation>> ofOrder(MerchantId merchant, UUID orderId) {
        return OF_ORDER.with("merchant", merchant.value())
                .with("order", orderId)
                .rows()
                .map(rows -> rows.stream()
                        .map(Columns::new)
                        .map(ConfirmationStore::confirmation)
                        .toList());
    }

    private static Confirmation confirmation(Columns row) {
        var currency = row.get(String.class, 5);
        return new Confirmation(
                row.get(UUID.class, 0),
                row.get(UUID.class, 1),
                row.get(Long.class, 2),
                Amounts.of(currency, row.get(Long.class, 3)),
                Amounts.of(currency, row.get(Long.class, 4)),
                row.find(String.class, 6).orElse(null),
                row.get(OffsetDateTime.class, 7).toInstant());
    }
}
