package dev.portico.portal.lookup;

import dev.portico.kit.sql.Columns;
import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.portal.lookup.domain.LinkRequest;
import dev.portico.portal.lookup.domain.LinkRequest.Kind;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class LinkRequestRepository {

    private static final Sql ADD = Sql.of(
            """
            insert into link_request (merchant, id, kind, order_id, order_number, email, requested_at)
            values (:merchant, :id, :kind, :order, :number, :email, :at)
            """);
    private static final Sql TAKE = Sql.of(
            """
            delete from link_request where merchant = :merchant and id = :id
            returning kind, order_id, order_number, email, requested_at
            """);

    // A balance may be first: until the order itself has arrived, a link would open nothing.
    private static final Sql COUNT_KNOWN = Sql.of(
            """
            update order_view set link_requests = link_requests + 1
             where merchant = :merchant and order_id = :order and order_excerpt is not null
            returning order_id, link_requests
            """);
    private static final Sql COUNT_TYPED = Sql.of(
            """
            update order_view set link_requests = link_requests + 1
             where merchant = :merchant and order_id = (
                   select order_id from order_view
                    where merchant = :merchant and lower(email) = lower(:email) and order_excerpt is not null
                      and (cast(:number as text) is null
                           or ltrim(lower(order_number), '#') = lower(cast(:number as text)))
                    order by order_id desc limit 1)
            returning order_id, link_requests
            """);

    /** An order, and how often its links were asked for by now. */
    record Counted(UUID orderId, long requests) {}

    Uni<Void> add(MerchantId merchant, LinkRequest request) {
        return ADD.with("merchant", merchant.value())
                .with("id", request.id())
                .with("kind", request.kind().name())
                .with("order", request.orderId())
                .with("number", request.bareNumber())
                .with("email", request.email())
                .with("at", request.requestedAt().atOffset(ZoneOffset.UTC))
                .update()
                .replaceWithVoid();
    }

    /** Empty when it was taken before. */
    Uni<Optional<LinkRequest>> take(MerchantId merchant, UUID id) {
        return TAKE.with("merchant", merchant.value()).with("id", id).rows().map(rows -> rows.stream()
                .findFirst()
                .map(row -> request(id, new Columns(row))));
    }

    /** The order that was asked for, the newest where several are meant; empty when there is none. */
    Uni<Optional<Counted>> count(MerchantId merchant, LinkRequest request) {
        var found = request.orderId() == null
                ? COUNT_TYPED
                        .with("merchant", merchant.value())
                        .with("email", request.email())
                        .with("number", request.bareNumber())
                : COUNT_KNOWN.with("merchant", merchant.value()).with("order", request.orderId());
        return found.rows().map(LinkRequestRepository::counted);
    }

    private static Optional<Counted> counted(List<@Nullable Object[]> rows) {
        return rows.stream()
                .findFirst()
                .map(Columns::new)
                .map(row -> new Counted(row.get(UUID.class, 0), row.get(Long.class, 1)));
    }

    private static LinkRequest request(UUID id, Columns row) {
        return new LinkRequest(
                id,
                Kind.valueOf(row.get(String.class, 0)),
                row.find(UUID.class, 1).orElse(null),
                row.find(String.class, 2).orElse(null),
                row.find(String.class, 3).orElse(null),
                row.get(OffsetDateTime.class, 4).toInstant());
    }
}
