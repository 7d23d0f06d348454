package dev.portico.notification.delivery;

import dev.portico.kit.http.Problems;
import dev.portico.kit.sql.Columns;
import dev.portico.kit.sql.Sql;
import dev.portico.kit.sql.StoredJson;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.notification.delivery.domain.Delivery;
import dev.portico.notification.template.MailFacts;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Deliveries as rows: statements for many at once where mails go out, entities where staff look at them. */
@ApplicationScoped
class DeliveryRepository implements PanacheRepositoryBase<DeliveryRow, UUID> {

    // Texts are bound as text and cast twice: the driver would want a value of the column's type for one cast.
    private static final Sql ADD = Sql.of(
            """
            insert into delivery
                   (id, merchant, order_id, cause_id, kind, recipient, locale, facts, status, attempts, due_at, created_at,
                    resend_of)
            values (:id, :merchant, :order, :cause, :kind, :recipient, :locale, cast(cast(:facts as text) as jsonb),
                    :status, 0, cast(cast(:now as text) as timestamptz), cast(cast(:now as text) as timestamptz),
                    :resendOf)
            on conflict (merchant, cause_id, kind, recipient) where resend_of is null do nothing
            """);
    private static final Sql DUE = Sql.of(
            "select" + DeliveryRows.COLUMNS
                    + """
            , cast(facts as text) from delivery
             where merchant = :merchant and id = any(cast(:ids as uuid[]))
               and status in ('PENDING', 'RETRY', 'SENDING') and due_at <= cast(cast(:now as text) as timestamptz)
             order by id for update
            """);
    private static final Sql HOLD = Sql.of(
            "select" + DeliveryRows.COLUMNS
                    + """
              from delivery where merchant = :merchant and id = any(cast(:ids as uuid[])) order by id for update
            """);
    private static final Sql STORE = Sql.of(
            """
            update delivery d
               set status = next.status, attempts = next.attempts, due_at = cast(next.due_at as timestamptz),
                   sent_at = cast(next.sent_at as timestamptz), last_error = next.last_error
              from unnest(cast(:ids as uuid[]), cast(:statuses as text[]), cast(:attempts as int[]),
                          cast(:dues as text[]), cast(:sents as text[]), cast(:errors as text[]))
                as next (id, status, attempts, due_at, sent_at, last_error)
             where d.merchant = :merchant and d.id = next.id
            """);
    private static final Sql PUT_OFF = Sql.of(
            """
            update delivery set due_at = cast(cast(:until as text) as timestamptz)
             where merchant = :merchant and id = :id and status in ('PENDING', 'RETRY', 'SENDING')
            """);
    // In the order of the ids, so that two who number events of the same orders never wait for each other.
    private static final Sql NUMBER = Sql.of(
            """
            insert into mail_sequence (order_id, merchant, last)
            select order_id, :merchant, events
              from unnest(cast(:orders as uuid[]), cast(:events as bigint[])) as next (order_id, events)
             order by order_id
            on conflict (order_id) do update set last = mail_sequence.last + excluded.last
            returning order_id, last
            """);

    private final StoredJson json;

    DeliveryRepository(StoredJson json) {
        this.json = json;
    }

    /** A delivery and what its mail says. */
    record Written(Delivery delivery, MailFacts facts) {}

    /** Does nothing when the event has this mail already. */
    Uni<Void> add(MerchantId merchant, Delivery delivery, Object facts) {
        return ADD.with("id", delivery.id())
                .with("merchant", merchant.value())
                .with("order", delivery.orderId())
                .with("cause", delivery.causeId())
                .with("kind", delivery.kind().name())
                .with("recipient", delivery.recipient())
                .with("locale", delivery.locale().toLanguageTag())
                .with("facts", json.write(facts))
                .with("status", delivery.status().name())
                .with("now", delivery.createdAt().toString())
                .with("resendOf", delivery.resendOf())
                .update()
                .replaceWithVoid();
    }

    /** Those of these that are due, held for this transaction. */
    Uni<List<Written>> due(MerchantId merchant, List<UUID> ids, Instant now) {
        return DUE.with("merchant", merchant.value())
                .with("ids", ids.toArray(UUID[]::new))
                .with("now", now.toString())
                .rows()
                .map(rows -> rows.stream().map(Columns::new).map(this::written).toList());
    }

    /** As they are now, by id, held for this transaction. */
    Uni<Map<UUID, Delivery>> hold(MerchantId merchant, Collection<UUID> ids) {
        return HOLD.with("merchant", merchant.value())
                .with("ids", ids.toArray(UUID[]::new))
                .rows()
                .map(rows -> rows.stream()
                        .map(row -> DeliveryRows.toDelivery(new Columns(row)))
                        .collect(Collectors.toMap(Delivery::id, Function.identity())));
    }

    /** What a step of a delivery can change; they are held already. */
    Uni<Void> store(MerchantId merchant, Collection<Delivery> deliveries) {
        if (deliveries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return STORE.with("merchant", merchant.value())
                .with("ids", deliveries.stream().map(Delivery::id).toArray(UUID[]::new))
                .with("statuses", texts(deliveries, delivery -> delivery.status()
                        .name()))
                .with("attempts", deliveries.stream().map(Delivery::attempts).toArray(Integer[]::new))
                .with("dues", texts(deliveries, Delivery::dueAt))
                .with("sents", texts(deliveries, Delivery::sentAt))
                .with("errors", texts(deliveries, Delivery::lastError))
                .update()
                .replaceWithVoid();
    }

    Uni<Void> putOff(MerchantId merchant, UUID id, Instant until) {
        return PUT_OFF.with("merchant", merchant.value())
                .with("id", id)
                .with("until", until.toString())
                .update()
                .replaceWithVoid();
    }

    /** @throws dev.portico.kit.http.ProblemException 404 also for another merchant's */
    Uni<DeliveryRow> require(MerchantId merchant, UUID id) {
        return find("id = ?1 and merchant = ?2", id, merchant.value())
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> Problems.notFound("delivery"));
    }

    /** One more than asked for, so that the caller sees whether there is a next page. */
    Uni<List<Delivery>> list(DeliveryFilter filter, int limit) {
        return find(filter.query(), filter.parameters()).range(0, limit).list().map(rows -> rows.stream()
                .map(DeliveryRows::toDelivery)
                .toList());
    }

    /**
     * Takes numbers for events about orders.
     *
     * @param events how many, by order
     * @return the first of each order's
     */
    Uni<Map<UUID, Long>> number(MerchantId merchant, Map<UUID, Long> events) {
        var orders = List.copyOf(events.keySet());
        return NUMBER.with("merchant", merchant.value())
                .with("orders", orders.toArray(UUID[]::new))
                .with("events", orders.stream().map(events::get).toArray(Long[]::new))
                .rows()
                .map(rows -> rows.stream()
                        .map(Columns::new)
                        .collect(Collectors.toMap(
                                row -> row.get(UUID.class, 0),
                                row -> row.get(Long.class, 1) - events.getOrDefault(row.get(UUID.class, 0), 0L) + 1)));
    }

    private static String[] texts(Collection<Delivery> deliveries, Function<Delivery, @Nullable Object> part) {
        return deliveries.stream()
                .map(part)
                .map(value -> value == null ? null : value.toString())
                .toArray(String[]::new);
    }

    private Written written(Columns row) {
        return new Written(
                DeliveryRows.toDelivery(row), json.read(row.get(String.class, DeliveryRows.WIDTH), MailFacts.class));
    }
}
