package dev.portico.notification.order;

import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Which orders still wait for something of which listing. */
@ApplicationScoped
public class OrderListings {

    // The event's own recipient has been stored before: an older event finds a newer sequence there.
    private static final Sql REMEMBER = Sql.of(
            """
            with latest as (
                   select order_id from order_recipient
                    where merchant = :merchant and order_id = :order and sequence = :sequence),
                 gone as (
                   delete from order_listing
                    where merchant = :merchant and order_id in (select order_id from latest)
                      and listing_id <> all(cast(:listings as uuid[])))
            insert into order_listing (listing_id, order_id, merchant, since)
            select listing_id, order_id, :merchant, cast(cast(:since as text) as timestamptz)
              from latest, unnest(cast(:listings as uuid[])) listing_id
            on conflict (listing_id, order_id) do nothing
            returning listing_id
            """);

    /**
     * Needs the transaction in which the event's recipient was stored.
     *
     * @param sequence of the event; a late one changes nothing
     * @param listings all that the order waits for now
     * @param since when the event happened
     * @return those that it did not wait for before
     */
    public Uni<List<UUID>> remember(
            MerchantId merchant, UUID orderId, long sequence, List<UUID> listings, Instant since) {
        return REMEMBER.with("merchant", merchant.value())
                .with("order", orderId)
                .with("sequence", sequence)
                .with("listings", listings.toArray(UUID[]::new))
                .with("since", since.toString())
                .column(UUID.class);
    }
}
