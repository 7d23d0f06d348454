package dev.portico.notification.order;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.portico.kit.sql.Columns;
import dev.portico.kit.sql.Sql;
import dev.portico.kit.sql.StoredJson;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.notification.template.EditFacts.RequestFacts;
import dev.portico.notification.template.OrderFacts.LineFacts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What an event does not say and a mail has to. Everything here needs a transaction, and writes are guarded by the sequence
 * of their event.
 */
@ApplicationScoped
public class OrderMemory {

    // One statement for what every event of an order tells: the newest writes, an older one finds no row to go on with.
    private static final Sql REMEMBER = Sql.of(
            """
            with latest as (
                   insert into order_recipient
                          (order_id, merchant, number, email, first_name, last_name, locale, currency, goods, sequence)
                   values (:order, :merchant, :number, :email, :firstName, :lastName, :locale, :currency,
                           cast(cast(:goods as text) as jsonb), :sequence)
                   on conflict (order_id) do update
                      set number = excluded.number, email = excluded.email, first_name = excluded.first_name,
                          last_name = excluded.last_name, locale = excluded.locale, currency = excluded.currency,
                          goods = coalesce(excluded.goods, order_recipient.goods), sequence = excluded.sequence
                    where order_recipient.sequence < excluded.sequence
                   returning order_id),
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
    private static final Sql GOODS = Sql.of(
            """
            select cast(goods as text) from order_recipient
             where merchant = :merchant and order_id = :order and goods is not null
            """);
    private static final Sql REMEMBER_PAID = Sql.of(
            """
            insert into order_balance (order_id, merchant, paid_minor, authorized_minor, refunded_minor, sequence)
            values (:order, :merchant, :paid, :authorized, :refunded, :sequence)
            on conflict (order_id) do update
               set paid_minor = excluded.paid_minor, authorized_minor = excluded.authorized_minor,
                   refunded_minor = excluded.refunded_minor, sequence = excluded.sequence
             where order_balance.sequence < excluded.sequence
            """);
    private static final Sql COVERED = Sql.of(
            """
            select paid_minor - refunded_minor, authorized_minor from order_balance
             where merchant = :merchant and order_id = :order
            """);
    // The mail that told of it is the memory of it; what was approved may wait for its payment after that.
    private static final Sql REQUEST = Sql.of(
            """
            select cast(facts -> 'request' as text) from delivery
             where merchant = :merchant and order_id = :order
               and kind in ('EDIT_AWAITING_APPROVAL', 'EDIT_AWAITING_PAYMENT', 'EDIT_REQUEST_WAITING')
               and facts -> 'request' ->> 'id' = :request
             order by created_at desc limit 1
            """);

    private final StoredJson json;

    OrderMemory(StoredJson json) {
        this.json = json;
    }

    /**
     * What an event says of its order.
     *
     * @param sequence of the event; a late one changes nothing
     * @return listings that the order did not wait for before
     */
    public Uni<List<UUID>> remember(MerchantId merchant, OrderNews order, long sequence) {
        var recipient = order.recipient();
        var locale = recipient.locale();
        return REMEMBER.with("order", recipient.orderId())
                .with("merchant", merchant.value())
                .with("number", recipient.number())
                .with("email", recipient.email())
                .with("firstName", recipient.firstName())
                .with("lastName", recipient.lastName())
                .with("locale", locale == null ? null : locale.toLanguageTag())
                .with("currency", recipient.currency())
                .with("goods", order.goods().map(json::write).orElse(null))
                .with("sequence", sequence)
                .with("listings", order.listings().toArray(UUID[]::new))
                .with("since", order.at().toString())
                .column(UUID.class);
    }

    /** What the order was about when it was last open; empty when that is not known. */
    public Uni<List<LineFacts>> goods(MerchantId merchant, UUID orderId) {
        return GOODS.with("merchant", merchant.value())
                .with("order", orderId)
                .first(String.class)
                .map(goods -> goods.map(text -> json.read(text, new TypeReference<List<LineFacts>>() {}))
                        .orElse(List.of()));
    }

    /** Amounts in minor units of the order's currency. */
    public Uni<Void> rememberPaid(
            MerchantId merchant,
            UUID orderId,
            long sequence,
            long paidMinor,
            long authorizedMinor,
            long refundedMinor) {
        return REMEMBER_PAID
                .with("merchant", merchant.value())
                .with("order", orderId)
                .with("sequence", sequence)
                .with("paid", paidMinor)
                .with("authorized", authorizedMinor)
                .with("refunded", refundedMinor)
                .update()
                .replaceWithVoid();
    }

    /** What the order is covered with; empty when that is not known. */
    public Uni<Optional<CoveredWith>> covered(MerchantId merchant, UUID orderId) {
        return COVERED.with("merchant", merchant.value())
                .with("order", orderId)
                .rows()
                .map(rows -> rows.stream()
                        .map(Columns::new)
                        .map(row -> new CoveredWith(row.get(Long.class, 0), row.get(Long.class, 1)))
                        .findFirst());
    }

    /** What was asked for, as the mails about it said. */
    public Uni<Optional<RequestFacts>> request(MerchantId merchant, UUID orderId, UUID requestId) {
        return REQUEST.with("merchant", merchant.value())
                .with("order", orderId)
                .with("request", requestId.toString())
                .first(String.class)
                .map(found -> found.map(text -> json.read(text, RequestFacts.class)));
    }
}
