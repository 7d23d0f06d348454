package dev.portico.portal.link;

import dev.portico.kit.http.Problems;
import dev.portico.kit.id.Ids;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.link.PortalLinks;
import dev.portico.kit.outbox.Outbox;
import dev.portico.kit.outbox.PublishedEvent;
import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Use cases of personal links. One public method is one transaction. */
@ApplicationScoped
public class OrderLinks {

    // A balance may be first: until the order itself has arrived, a link would open nothing.
    private static final Sql FIND = Sql.of(
            """
            select v.link_generation, m.link_lifetime_days
              from order_view v join merchant m on m.merchant = v.merchant
             where v.merchant = :merchant and v.order_id = :order and v.order_excerpt is not null
            """);
    private static final Sql NEXT = Sql.of(
            """
            update order_view v set link_generation = v.link_generation + 1
              from merchant m
             where m.merchant = v.merchant
               and v.merchant = :merchant and v.order_id = :order and v.order_excerpt is not null
            returning v.link_generation, m.link_lifetime_days
            """);

    private final PortalLinks links;
    private final Outbox outbox;
    private final Clock clock;

    OrderLinks(PortalLinks links, Outbox outbox, Clock clock) {
        this.links = links;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param lifetimeDays what the shop has set; null when nothing */
    private record Issue(int generation, @Nullable Integer lifetimeDays) {}

    @MerchantTransaction
    public Uni<LinkWire.View> current(MerchantId merchant, UUID orderId) {
        return issue(FIND, merchant, orderId).map(issue -> view(merchant, orderId, issue));
    }

    /** Links of an earlier generation answer 410 from now on. */
    @MerchantTransaction
    public Uni<LinkWire.View> reissue(MerchantId merchant, UUID orderId, Actor actor) {
        return issue(NEXT, merchant, orderId)
                .call(issue -> announce(merchant, orderId, issue.generation(), actor))
                .map(issue -> view(merchant, orderId, issue));
    }

    private static Uni<Issue> issue(Sql sql, MerchantId merchant, UUID orderId) {
        return sql.with("merchant", merchant.value())
                .with("order", orderId)
                .rows()
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new Issue((int) given(row[0]), (Integer) row[1]))
                        .orElseThrow(() -> Problems.notFound("order")));
    }

    private static Object given(@Nullable Object value) {
        return Objects.requireNonNull(value);
    }

    private LinkWire.View view(MerchantId merchant, UUID orderId, Issue issue) {
        var link = links.issue(merchant, orderId, issue.generation(), issue.lifetimeDays());
        return new LinkWire.View(links.url(link), link.expiresAt(), issue.generation());
    }

    private Uni<Void> announce(MerchantId merchant, UUID orderId, int generation, Actor actor) {
        var now = clock.instant();
        return outbox.append(List.of(new PublishedEvent(
                Ids.next(),
                LinkWire.TOPIC,
                LinkWire.REISSUED,
                orderId.toString(),
                merchant,
                actor,
                generation,
                now,
                new LinkWire.Reissued(orderId, generation, now))));
    }
}
