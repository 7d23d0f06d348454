package dev.portico.payment.refund;

import dev.portico.kit.http.Problems;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.refund.domain.Part;
import dev.portico.payment.refund.domain.Refund;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Refunds are loaded whole. Whoever changes one holds its order's account first, so two never change one at a time. */
@ApplicationScoped
class RefundRepository implements PanacheRepositoryBase<RefundRow, UUID> {

    private final RefundPartRepository parts;

    RefundRepository(RefundPartRepository parts) {
        this.parts = parts;
    }

    /** A refund with what is known of its making. */
    record Stored(Refund refund, String createdBy) {}

    /** @param actAt when the parts that are to be sent are sent, unless somebody has done it before */
    Uni<Void> insert(MerchantId merchant, Actor actor, Refund refund, Instant actAt) {
        return persist(RefundRows.toRow(merchant, actor, refund))
                .chain(() -> parts.persist(IntStream.range(0, refund.parts().size())
                        .mapToObj(position -> row(merchant, refund, position, actAt))
                        .toList()));
    }

    private static RefundPartRow row(MerchantId merchant, Refund refund, int position, Instant actAt) {
        var row = RefundRows.toRow(merchant, refund, position);
        row.actAt = refund.parts().get(position).isUnderWay() ? actAt : null;
        return row;
    }

    /** @param actAt when there is something to do about it; null for never */
    Uni<Void> update(Part part, @Nullable Instant actAt) {
        return parts.findById(part.id())
                .invoke(row -> {
                    RefundRows.update(row, part);
                    row.actAt = actAt;
                    row.asked = 0;
                })
                .replaceWithVoid();
    }

    Uni<Stored> require(MerchantId merchant, UUID id) {
        return find("merchant = ?1 and id = ?2", merchant.value(), id)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> Problems.notFound("refund"))
                .chain(row -> parts.of(merchant, id).map(found -> stored(row, found)));
    }

    /** Newest first. */
    Uni<List<Stored>> ofOrder(MerchantId merchant, UUID orderId) {
        return find("merchant = ?1 and orderId = ?2 order by createdAt desc, id desc", merchant.value(), orderId)
                .list()
                .chain(rows -> parts.ofOrder(merchant, orderId).map(found -> stored(rows, found)));
    }

    /** Which order and refund a part is of, without loading it: whoever changes it holds the order's account first. */
    Uni<Whereabouts> whereIs(MerchantId merchant, UUID partId) {
        return Panache.getSession()
                .chain(session -> session.createQuery(
                                "select new dev.portico.payment.refund.Whereabouts(orderId, refundId)"
                                        + " from RefundPartRow where merchant = ?1 and id = ?2",
                                Whereabouts.class)
                        .setParameter(1, merchant.value())
                        .setParameter(2, partId)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> Problems.notFound("refund"));
    }

    private static List<Stored> stored(List<RefundRow> rows, List<RefundPartRow> parts) {
        var byRefund = parts.stream().collect(Collectors.groupingBy(part -> part.refundId));
        return rows.stream()
                .map(row -> stored(row, byRefund.getOrDefault(row.id, List.of())))
                .toList();
    }

    private static Stored stored(RefundRow row, List<RefundPartRow> parts) {
        return new Stored(RefundRows.toRefund(row, parts), row.createdBy);
    }
}
