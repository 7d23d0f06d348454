package dev.portico.orderedit.delay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.kit.http.Cursor;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.orderedit.delay.domain.DelayNotice;
import dev.portico.orderedit.document.Documents;
import dev.portico.orderedit.policy.PolicyDocuments;
import dev.portico.orderedit.policy.domain.DelayRule;
import dev.portico.orderedit.policy.domain.EditPolicy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notices, and whom they have asked, as rows. Only inside a transaction. */
@ApplicationScoped
class DelayStore {

    /** Ended without an answer to give: the order does not wait any more, or was asked something else since. */
    static final String ENDED = "ENDED";

    // Who waits: those with a hold of their own. Somebody was asked before who had ordered when an earlier notice came.
    private static final Sql WAITING = Sql.of(
            """
            select cast(jsonb_build_object(
                'promisedBy', (select min(l.promised_on) from pre_order_line l
                                where l.merchant = :merchant and l.listing_id = :listing and l.held),
                'renewed', exists (select 1 from delay_notice n
                                     join pre_order_line l on l.merchant = n.merchant and l.listing_id = n.listing_id
                                      and l.held and l.placed_at < n.announced_at
                                    where n.merchant = :merchant and n.listing_id = :listing),
                'policy', (select p.document from edit_policy p where p.merchant = :merchant)) as text)
            """);
    private static final Sql INSERT = Sql.of(
            """
            insert into delay_notice (id, merchant, listing_id, document, announced_at)
            values (:id, :merchant, :listing, cast(cast(:document as text) as jsonb),
                    cast(cast(:at as text) as timestamptz))
            """);
    private static final String COUNTED =
            """
            select cast(jsonb_build_object('notice', n.document, 'asked', n.asked_at is not null,
                       'orders', (select jsonb_build_object(
                                             'asked', count(*),
                                             'open', count(*) filter (where o.answer is null),
                                             'accepted', count(*) filter (where o.answer = 'ACCEPTED'),
                                             'canceled', count(*) filter (where o.answer = 'CANCELED'),
                                             'silent', count(*) filter (where o.answer = 'SILENT'),
                                             'lapsed', count(*) filter (where o.answer = 'LAPSED'),
                                             'ended', count(*) filter (where o.answer = 'ENDED'))
                                    from delay_option o where o.merchant = n.merchant and o.notice_id = n.id)) as text)
              from delay_notice n
            """;
    private static final Sql VIEW = Sql.of(COUNTED + " where n.merchant = :merchant and n.id = :id");
    private static final Sql NEWEST = Sql.of(
            COUNTED
                    + """
             where n.merchant = :merchant and n.listing_id = :listing
               and (n.announced_at, n.id) < (cast(cast(:at as text) as timestamptz), :id)
             order by n.announced_at desc, n.id desc limit :limit
            """);
    private static final Sql FIND = Sql.of(
            """
            select cast(jsonb_build_object('notice', document, 'asked', asked_at is not null) as text)
              from delay_notice where merchant = :merchant and id = :id
            """);
    private static final Sql NEXT = Sql.of(
            """
            select l.order_id from delay_notice n
              join pre_order_line l on l.merchant = n.merchant and l.listing_id = n.listing_id and l.held
               and l.placed_at < n.announced_at and (l.placed_at, l.order_id) > (n.after_placed_at, n.after_order_id)
             where n.merchant = :merchant and n.id = :id
             group by l.placed_at, l.order_id
             order by l.placed_at, l.order_id limit :limit
            """);
    private static final Sql ASKED = Sql.of(
            """
            insert into delay_option (notice_id, merchant, order_id)
            select cast(:id as uuid), cast(:merchant as text), cast(id as uuid)
              from jsonb_array_elements_text(cast(cast(:orders as text) as jsonb)) as id
            on conflict do nothing
            """);
    private static final Sql MOVE = Sql.of(
            """
            update delay_notice n set after_placed_at = o.placed_at, after_order_id = o.id
              from orders o
             where n.merchant = :merchant and n.id = :id and o.merchant = n.merchant and o.id = :last
            """);
    private static final Sql ALL_ASKED = Sql.of(
            """
            update delay_notice set asked_at = cast(cast(:now as text) as timestamptz)
             where merchant = :merchant and id = :id
            """);
    private static final Sql OPEN = Sql.of(
            """
            select o.order_id from delay_option o
             where o.merchant = :merchant and o.notice_id = :id and o.answer is null
             order by o.order_id limit :limit
            """);
    private static final Sql ANSWER = Sql.of(
            """
            update delay_option o
               set answer = a.answer, answered_by = :by, answered_at = cast(cast(:now as text) as timestamptz)
              from jsonb_to_recordset(cast(cast(:answers as text) as jsonb)) as a ("orderId" uuid, answer text)
             where o.merchant = :merchant and o.notice_id = :id and o.order_id = a."orderId"
            """);

    private final Clock clock;

    DelayStore(Clock clock) {
        this.clock = clock;
    }

    /** What a notice is decided by. */
    record Waiting(@Nullable LocalDate promisedBy, boolean renewed, DelayRule rule) {}

    /** @param asked whether all of those who wait have been asked */
    record Stored(DelayNotice notice, boolean asked) {}

    /** What became of one order. */
    record OfOrder(UUID orderId, String answer) {}

    Uni<Waiting> waiting(MerchantId merchant, UUID listing) {
        return WAITING.with("merchant", merchant.value())
                .with("listing", listing)
                .one(String.class)
                .map(Documents::tree)
                .map(DelayStore::waiting);
    }

    private static Waiting waiting(JsonNode row) {
        var promisedBy = row.path("promisedBy");
        var policy = row.path("policy");
        return new Waiting(
                promisedBy.isTextual() ? LocalDate.parse(promisedBy.asText()) : null,
                row.path("renewed").asBoolean(),
                (policy.isObject() ? PolicyDocuments.read(policy) : EditPolicy.DEFAULT).delayRule());
    }

    Uni<Void> insert(MerchantId merchant, DelayNotice notice) {
        return INSERT.with("id", notice.noticeId())
                .with("merchant", merchant.value())
                .with("listing", notice.listingId())
                .with("document", Documents.write(notice))
                .with("at", notice.announcedAt().toString())
                .update()
                .replaceWithVoid();
    }

    Uni<Optional<DelayView>> view(MerchantId merchant, UUID id) {
        return VIEW.with("merchant", merchant.value())
                .with("id", id)
                .first(String.class)
                .map(found -> found.map(DelayStore::view));
    }

    /** A listing's notices before a place, newest first. */
    Uni<List<DelayView>> list(MerchantId merchant, UUID listing, Cursor before, int limit) {
        return NEWEST.with("merchant", merchant.value())
                .with("listing", listing)
                .with("at", before.at().toString())
                .with("id", before.id())
                .with("limit", limit)
                .column(String.class)
                .map(rows -> rows.stream().map(DelayStore::view).toList());
    }

    private static DelayView view(String text) {
        var row = Documents.tree(text);
        return DelayView.of(
                Documents.read(row.get("notice"), DelayNotice.class),
                Documents.read(row.get("orders"), DelayView.Orders.class));
    }

    Uni<Optional<Stored>> find(MerchantId merchant, UUID id) {
        return FIND.with("merchant", merchant.value())
                .with("id", id)
                .first(String.class)
                .map(found -> found.map(Documents::tree)
                        .map(row -> new Stored(
                                Documents.read(row.get("notice"), DelayNotice.class),
                                row.get("asked").asBoolean())));
    }

    /** Those whose turn it is to be asked, oldest first; none when all have had theirs. */
    Uni<List<UUID>> next(MerchantId merchant, UUID id, int limit) {
        return NEXT.with("merchant", merchant.value())
                .with("id", id)
                .with("limit", limit)
                .column(UUID.class);
    }

    /** @param turn those whose turn it was, {@code asked} those of them that still waited */
    Uni<Void> asked(MerchantId merchant, UUID id, List<UUID> turn, List<UUID> asked) {
        return ASKED.with("id", id)
                .with("merchant", merchant.value())
                .with("orders", Documents.write(asked))
                .update()
                .chain(() -> MOVE.with("merchant", merchant.value())
                        .with("id", id)
                        .with("last", turn.get(turn.size() - 1))
                        .update())
                .replaceWithVoid();
    }

    Uni<Void> allAsked(MerchantId merchant, UUID id, Instant now) {
        return ALL_ASKED
                .with("now", now.toString())
                .with("merchant", merchant.value())
                .with("id", id)
                .update()
                .replaceWithVoid();
    }

    /** Those that have not answered. */
    Uni<List<UUID>> open(MerchantId merchant, UUID id, int limit) {
        return OPEN.with("merchant", merchant.value())
                .with("id", id)
                .with("limit", limit)
                .column(UUID.class);
    }

    Uni<Void> answered(MerchantId merchant, UUID id, Actor by, List<OfOrder> answers) {
        return ANSWER.with("by", by.value())
                .with("now", clock.instant().toString())
                .with("answers", Documents.write(answers))
                .with("merchant", merchant.value())
                .with("id", id)
                .update()
                .replaceWithVoid();
    }
}
