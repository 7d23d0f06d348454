package dev.portico.payment.overdue;

import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** One row while a customer owes something that is due. One statement a step, so that following costs little. */
@ApplicationScoped
class DebtStore {

    private static final Sql BEGIN = Sql.of(
            """
            insert into debt (order_id, merchant, since)
            values (:order, :merchant, cast(cast(:since as text) as timestamptz))
            on conflict do nothing
            """);
    private static final Sql END = Sql.of("delete from debt where order_id = :order and merchant = :merchant");
    private static final Sql UNANNOUNCED = Sql.of(
            """
            select since from debt where order_id = :order and merchant = :merchant and announced_at is null
            """);
    private static final Sql BELOW_LIMIT = Sql.of(
            """
            select since from debt where order_id = :order and merchant = :merchant and limit_told_at is null
            """);
    private static final Sql LIMIT_TOLD = Sql.of(
            """
            update debt set limit_told_at = cast(cast(:at as text) as timestamptz)
             where order_id = :order and merchant = :merchant
            """);
    private static final Sql ANNOUNCED = Sql.of(
            """
            update debt set announced_at = cast(cast(:at as text) as timestamptz)
             where order_id = :order and merchant = :merchant
            """);

    /** Whether it is a new debt. */
    Uni<Boolean> begin(MerchantId merchant, UUID orderId, Instant since) {
        return BEGIN.with("order", orderId)
                .with("merchant", merchant.value())
                .with("since", since.toString())
                .update()
                .map(rows -> rows == 1);
    }

    /** Whether there was one. */
    Uni<Boolean> end(MerchantId merchant, UUID orderId) {
        return END.with("order", orderId)
                .with("merchant", merchant.value())
                .update()
                .map(rows -> rows == 1);
    }

    /** Since when, if nobody has been told of it. */
    Uni<Optional<Instant>> unannounced(MerchantId merchant, UUID orderId) {
        return since(UNANNOUNCED, merchant, orderId);
    }

    /** Since when, if its merchant's limit has not been told of. */
    Uni<Optional<Instant>> belowLimit(MerchantId merchant, UUID orderId) {
        return since(BELOW_LIMIT, merchant, orderId);
    }

    private static Uni<Optional<Instant>> since(Sql which, MerchantId merchant, UUID orderId) {
        return which.with("order", orderId)
                .with("merchant", merchant.value())
                .first(OffsetDateTime.class)
                .map(since -> since.map(OffsetDateTime::toInstant));
    }

    Uni<Void> announced(MerchantId merchant, UUID orderId, Instant at) {
        return told(ANNOUNCED, merchant, orderId, at);
    }

    Uni<Void> limitTold(MerchantId merchant, UUID orderId, Instant at) {
        return told(LIMIT_TOLD, merchant, orderId, at);
    }

    private static Uni<Void> told(Sql what, MerchantId merchant, UUID orderId, Instant at) {
        return what.with("order", orderId)
                .with("merchant", merchant.value())
                .with("at", at.toString())
                .update()
                .replaceWithVoid();
    }
}
