package dev.portico.notification.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.kit.http.Problems;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.notification.delivery.domain.Delivery;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class DeliveryRepository implements PanacheRepositoryBase<DeliveryRow, UUID> {

    // Texts are bound as text and cast twice: the driver would want a value of the column's type for one cast.
    private static final String ADD =
            """
            insert into delivery
                   (id, merchant, order_id, cause_id, kind, recipient, locale, facts, status, attempts, due_at, created_at,
                    resend_of)
            values (:id, :merchant, cast(cast(:orderId as text) as uuid), :causeId, :kind, :recipient, :locale, cast(cast(:facts as text) as jsonb),
                    :status, 0, cast(cast(:now as text) as timestamptz), cast(cast(:now as text) as timestamptz),
                    cast(cast(:resendOf as text) as uuid))
            on conflict (merchant, cause_id, kind, recipient) where resend_of is null do nothing
            """;
    private static final String NEXT_SEQUENCE =
            """
            update order_recipient set mail_sequence = mail_sequence + 1
             where order_id = :orderId and merchant = :merchant
            returning mail_sequence
            """;

    private final ObjectMapper json;

    DeliveryRepository(ObjectMapper json) {
        this.json = json;
    }

    /** Does nothing when the event has this mail already. */
    Uni<Void> add(MerchantId merchant, Delivery delivery, Object facts) {
        var original = delivery.resendOf();
        var order = delivery.orderId();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ADD)
                        .setParameter("id", delivery.id())
                        .setParameter("merchant", merchant.value())
                        .setParameter("orderId", order == null ? null : order.toString())
                        .setParameter("causeId", delivery.causeId())
                        .setParameter("kind", delivery.kind().name())
                        .setParameter("recipient", delivery.recipient())
                        .setParameter("locale", delivery.locale().toLanguageTag())
                        .setParameter("facts", write(facts))
                        .setParameter("status", delivery.status().name())
                        .setParameter("now", delivery.createdAt().toString())
                        .setParameter("resendOf", original == null ? null : original.toString())
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<DeliveryRow> requireLocked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalStateException("delivery " + id + " is gone"));
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

    /** The number of the next event about this order; grows by one and waits for whoever else is taking one. */
    Uni<Long> nextSequence(MerchantId merchant, Delivery delivery) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(NEXT_SEQUENCE, Long.class)
                        .setParameter("orderId", delivery.orderId())
                        .setParameter("merchant", merchant.value())
                        .getResultList())
                .map(found -> Optional.of(found)
                        .filter(rows -> !rows.isEmpty())
                        .map(rows -> rows.get(0))
                        .orElseThrow(() -> new IllegalStateException("no order for delivery " + delivery.id())));
    }

    private String write(Object facts) {
        try {
            return json.writeValueAsString(facts);
        } catch (JsonProcessingException notWritable) {
            throw new IllegalStateException("facts must be writable as JSON", notWritable);
        }
    }
}
