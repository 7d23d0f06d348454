package dev.portico.notification.announcement;

import dev.portico.kit.sql.Columns;
import dev.portico.kit.sql.Sql;
import dev.portico.kit.sql.StoredJson;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.timer.Timer;
import dev.portico.kit.timer.Timers;
import dev.portico.notification.delivery.domain.MailKind;
import dev.portico.notification.template.MailFacts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Announcements and how far their mails have come. A timer in the database takes each one step after step, a chunk of
 * orders in a transaction with the place it has come to: whoever dies in the middle leaves the rest to whoever runs then,
 * and nobody is written to twice. All of it happens in the transaction of the event or of the timer.
 */
@ApplicationScoped
public class Announcements {

    public static final String TIMER = "announcement";

    // A delay that comes after the statement that it is about takes that one's place, also in front of those who have
    // read
    // it already: they are asked something now.
    private static final Sql ADD = Sql.of(
            """
            insert into announcement (id, merchant, listing_id, kind, facts, announced_at)
            values (:id, :merchant, :listing, :kind, cast(cast(:facts as text) as jsonb),
                    cast(cast(:at as text) as timestamptz))
            on conflict (id) do update
               set kind = excluded.kind, facts = excluded.facts, announced_at = excluded.announced_at,
                   after_order = excluded.after_order
             where announcement.merchant = excluded.merchant
               and announcement.kind = 'SHIPPING_UPDATED' and excluded.kind = 'DELAY_ANNOUNCED'
            """);
    private static final String COLUMNS = "id, listing_id, kind, cast(facts as text), announced_at";
    // Whoever has not been told of a statement when the next one comes is told of that alone.
    private static final Sql CURRENT = Sql.of(
            """
            select %s from announcement this
             where merchant = :merchant and id = :id
               and not (kind = 'SHIPPING_UPDATED' and exists (
                        select from announcement later
                         where later.merchant = this.merchant and later.listing_id = this.listing_id
                           and later.announced_at > this.announced_at))
            """
                    .formatted(COLUMNS));
    private static final Sql ORDERS = Sql.of(
            """
            select o.order_id from announcement a
              join order_listing o
                on o.merchant = a.merchant and o.listing_id = a.listing_id and o.since < a.announced_at
               and o.order_id > a.after_order
             where a.merchant = :merchant and a.id = :id
             order by o.order_id limit :limit
            """);
    private static final Sql MOVE =
            Sql.of("update announcement set after_order = :after where merchant = :merchant and id = :id");
    private static final Sql MISSED = Sql.of(
            """
            select distinct on (listing_id, kind) %s from announcement
             where merchant = :merchant and listing_id = any(cast(:listings as uuid[]))
               and announced_at > cast(cast(:since as text) as timestamptz)
             order by listing_id, kind, announced_at desc
            """
                    .formatted(COLUMNS));

    private final Timers timers;
    private final AnnouncementConfig config;
    private final StoredJson json;
    private final Clock clock;

    Announcements(Timers timers, AnnouncementConfig config, StoredJson json, Clock clock) {
        this.timers = timers;
        this.config = config;
        this.json = json;
        this.clock = clock;
    }

    /** Begins to tell it, unless it is told already. */
    public Uni<Void> add(MerchantId merchant, Announcement announcement) {
        return ADD.with("id", announcement.id())
                .with("merchant", merchant.value())
                .with("listing", announcement.listingId())
                .with("kind", announcement.kind().name())
                .with("facts", json.write(announcement.facts()))
                .with("at", announcement.at().toString())
                .update()
                .chain(added -> added == 1
                        ? schedule(merchant, announcement.id(), config.pause())
                        : Uni.createFrom().voidItem());
    }

    /** Empty when there is nothing to tell any more. */
    public Uni<Optional<Announcement>> current(MerchantId merchant, UUID id) {
        return CURRENT.with("merchant", merchant.value())
                .with("id", id)
                .rows()
                .map(rows -> rows.stream().findFirst().map(Columns::new).map(this::announcement));
    }

    /** Orders whose turn it is, none when all have had theirs. */
    public Uni<List<UUID>> nextOrders(MerchantId merchant, UUID id) {
        return ORDERS.with("merchant", merchant.value())
                .with("id", id)
                .with("limit", config.chunk())
                .column(UUID.class);
    }

    /** They have had their turn; the next ones have it at once. */
    public Uni<Void> moveOn(MerchantId merchant, UUID id, List<UUID> orders) {
        return MOVE.with("after", orders.get(orders.size() - 1))
                .with("merchant", merchant.value())
                .with("id", id)
                .update()
                .chain(() -> schedule(merchant, id, Duration.ZERO));
    }

    /** The latest that an order should have heard, had it been known here when its turn was. */
    public Uni<List<Announcement>> missed(MerchantId merchant, List<UUID> listings, Instant since) {
        return MISSED.with("merchant", merchant.value())
                .with("listings", listings.toArray(UUID[]::new))
                .with("since", since.toString())
                .rows()
                .map(rows ->
                        rows.stream().map(Columns::new).map(this::announcement).toList());
    }

    private Uni<Void> schedule(MerchantId merchant, UUID id, Duration pause) {
        return timers.schedule(new Timer(merchant, TIMER, id, clock.instant().plus(pause)));
    }

    private Announcement announcement(Columns row) {
        return new Announcement(
                row.get(UUID.class, 0),
                row.get(UUID.class, 1),
                MailKind.valueOf(row.get(String.class, 2)),
                json.read(row.get(String.class, 3), MailFacts.class),
                row.get(OffsetDateTime.class, 4).toInstant());
    }
}
