package dev.portico.portal.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.kit.sql.StoredJson;
import dev.portico.kit.tenancy.MerchantId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/**
 * Writes the read model: any number of changes in one statement. Each source has its own sequence, older facts lose
 * against newer ones whatever the order they come in, so applying a change again does nothing.
 */
@ApplicationScoped
public class OrderViews {

    // The policy on order_view compares with the setting made here: it holds until this statement ends, and no
    // transaction has to be opened for it. A poll carries several merchants, hence '*'; every row names its own.
    private static final String UPSERT =
            """
            with scope as materialized (select set_config('portico.merchant', '*', true))
            insert into order_view as v (merchant, order_id, order_number, email, order_sequence, order_excerpt,
                                         payment_sequence, balance, last_payment, payment_facts, refunds,
                                         listing_ids, history)
            select c.merchant, c."orderId", c."orderExcerpt" ->> 'number', c."orderExcerpt" -> 'customer' ->> 'email',
                   c."orderSequence", c."orderExcerpt", c."paymentSequence", c.balance, c."lastPayment",
                   merge_facts('{}', c."paymentFacts"), merge_facts('{}', c.refunds),
                   array(select distinct (listing #>> '{}')::uuid
                           from jsonb_path_query(c."orderExcerpt", '$.lines[*].preOrder.listingId') as of_line(listing)),
                   merge_history('[]', c.history)
              from scope, jsonb_to_recordset($1) as c (
                   merchant text, "orderId" uuid, "orderSequence" bigint, "orderExcerpt" jsonb,
                   "paymentSequence" bigint, balance jsonb, "lastPayment" jsonb, "paymentFacts" jsonb, refunds jsonb,
                   history jsonb)
            on conflict (merchant, order_id) do update set
                order_number = case when excluded.order_sequence > v.order_sequence
                               then excluded.order_number else v.order_number end,
                email = case when excluded.order_sequence > v.order_sequence then excluded.email else v.email end,
                order_excerpt = case when excluded.order_sequence > v.order_sequence
                                then excluded.order_excerpt else v.order_excerpt end,
                listing_ids = case when excluded.order_sequence > v.order_sequence
                              then excluded.listing_ids else v.listing_ids end,
                order_sequence = greatest(v.order_sequence, excluded.order_sequence),
                balance = case when excluded.payment_sequence > v.payment_sequence
                          then coalesce(excluded.balance, v.balance) else coalesce(v.balance, excluded.balance) end,
                last_payment = case
                    when (excluded.last_payment ->> 'sequence')::bigint
                         > coalesce((v.last_payment ->> 'sequence')::bigint, 0)
                    then excluded.last_payment else v.last_payment end,
                payment_facts = case when excluded.payment_facts = '{}' then v.payment_facts
                                else merge_facts(v.payment_facts, excluded.payment_facts) end,
                refunds = case when excluded.refunds = '{}' then v.refunds
                          else merge_facts(v.refunds, excluded.refunds) end,
                payment_sequence = greatest(v.payment_sequence, excluded.payment_sequence),
                history = case when excluded.history = '[]' then v.history
                          else merge_history(v.history, excluded.history) end
            """;

    private final Pool pool;
    private final StoredJson json;

    OrderViews(Pool pool, StoredJson json) {
        this.pool = pool;
        this.json = json;
    }

    /** Read-your-writes: the excerpt that a command answered with, as the event will bring it again. */
    public Uni<Void> apply(MerchantId merchant, UUID orderId, long sequence, JsonNode excerpt) {
        return apply(List.of(ViewChange.ofOrder(merchant.value(), orderId, sequence, excerpt, List.of())));
    }

    Uni<Void> apply(List<ViewChange> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var perOrder = new LinkedHashMap<ViewChange.Key, ViewChange>();
        changes.forEach(change -> perOrder.merge(change.key(), change, ViewChange::and));
        return pool.preparedQuery(UPSERT)
                .execute(Tuple.of(new JsonArray(json.write(List.copyOf(perOrder.values())))))
                .replaceWithVoid();
    }
}
