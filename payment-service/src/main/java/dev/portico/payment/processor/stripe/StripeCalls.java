package dev.portico.payment.processor.stripe;

import dev.portico.kit.sql.Columns;
import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The memory of calls to Stripe, each written before its call. Stripe has no way to ask by idempotency key, so what a key
 * was used for is kept: where to look for what became of it, and when, so that the same call again says the same.
 */
@ApplicationScoped
class StripeCalls {

    // One statement for the first call and for every later one. A key that Stripe has forgotten by now begins a new
    // round.
    private static final Sql BEGIN = Sql.of(
            """
            insert into stripe_call as known (merchant, idempotency_key, about, called_at, round)
            values (:merchant, :key, :about, :now, 0)
            on conflict (merchant, idempotency_key) do update
               set round = case when known.called_at < :staleBefore then known.round + 1 else known.round end,
                   called_at = case when known.called_at < :staleBefore then :now else known.called_at end
            returning about, called_at, round
            """);
    private static final Sql RENEW = Sql.of(
            """
            update stripe_call set round = round + 1, called_at = :now
             where merchant = :merchant and idempotency_key = :key and round = :round
            """);
    private static final Sql FIND = Sql.of(
            """
            select about, called_at, round from stripe_call where merchant = :merchant and idempotency_key = :key
            """);

    /**
     * The call under this key: as it was begun the first time, or anew when that was too long ago.
     *
     * @param about the id at Stripe by which it is found again
     * @param staleBefore a first call before this began something that is over by now
     */
    @MerchantTransaction
    public Uni<StripeCall> begin(MerchantId merchant, String key, String about, Instant now, Instant staleBefore) {
        return BEGIN.with("merchant", merchant.value())
                .with("key", key)
                .with("about", about)
                .with("now", now.atOffset(ZoneOffset.UTC))
                .with("staleBefore", staleBefore.atOffset(ZoneOffset.UTC))
                .rows()
                .map(rows -> call(key, new Columns(rows.get(0))));
    }

    /** The next call under this key begins anew. Does nothing when somebody else has begun it anew already. */
    @MerchantTransaction
    public Uni<Void> renew(MerchantId merchant, StripeCall call, Instant now) {
        return RENEW.with("merchant", merchant.value())
                .with("key", call.key())
                .with("round", call.round())
                .with("now", now.atOffset(ZoneOffset.UTC))
                .update()
                .replaceWithVoid();
    }

    @MerchantTransaction
    public Uni<Optional<StripeCall>> find(MerchantId merchant, String key) {
        return FIND.with("merchant", merchant.value()).with("key", key).rows().map(rows -> first(key, rows));
    }

    private static Optional<StripeCall> first(String key, List<@Nullable Object[]> rows) {
        return rows.stream().findFirst().map(row -> call(key, new Columns(row)));
    }

    private static StripeCall call(String key, Columns row) {
        return new StripeCall(
                key,
                row.get(String.class, 0),
                row.get(OffsetDateTime.class, 1).toInstant(),
                row.get(Number.class, 2).intValue());
    }
}
