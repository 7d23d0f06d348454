package dev.portico.portal.view;

import dev.portico.kit.sql.StoredJson;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;

/** Writes the listings that pages show, any number in one statement; what is not newer than the row changes nothing. */
@ApplicationScoped
class ListingViews {

    // As in OrderViews: the setting holds until this statement ends, and every row names its own merchant.
    private static final String UPSERT =
            """
            with scope as materialized (select set_config('portico.merchant', '*', true))
            insert into listing as l (merchant, listing_id, sequence, listing)
            select c.merchant, c."listingId", c.sequence, c.listing
              from scope, jsonb_to_recordset($1) as c (merchant text, "listingId" uuid, sequence bigint, listing jsonb)
            on conflict (merchant, listing_id) do update set sequence = excluded.sequence, listing = excluded.listing
             where excluded.sequence > l.sequence
            """;

    private final Pool pool;
    private final StoredJson json;

    ListingViews(Pool pool, StoredJson json) {
        this.pool = pool;
        this.json = json;
    }

    Uni<Void> apply(List<ListingChange> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var newest = new LinkedHashMap<ListingChange.Key, ListingChange>();
        changes.forEach(change -> newest.merge(change.key(), change, ListingChange::or));
        return pool.preparedQuery(UPSERT)
                .execute(Tuple.of(new JsonArray(json.write(List.copyOf(newest.values())))))
                .replaceWithVoid();
    }
}
