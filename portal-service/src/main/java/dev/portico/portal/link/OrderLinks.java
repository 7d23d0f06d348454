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
import dev.portico.portal.merchant.Merchants;
import dev.portico.portal.merchant.domain.Merchant;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Use cases of personal links. One public method is one transaction. */
@ApplicationScoped
public class OrderLinks {

    // A balance may be first: until the order itself has arrived, a link would open nothing.
    private static final Sql FIND = Sql.of(
            """
            select link_generation from order_view
             where merchant = :merchant and order_id = :order and order_excerpt is not null
            """);
    private static final Sql NEXT = Sql.of(
            """
            update order_view set link_generation = link_generation + 1
             where merchant = :merchant and order_id = :order and order_excerpt is not null
            returning link_generation
            """);

    private final PortalLinks links;
    private final Merchants merchants;
    private final Outbox outbox;
    private final Clock clock;

    OrderLinks(PortalLinks links, Merchants merchants, Outbox outbox, Clock clock) {
        this.links = links;
        this.merchants = merchants;
        this.outbox = outbox;
        this.clock = clock;
    }

    @MerchantTransaction
    public Uni<LinkWire.View> current(MerchantId merchant, UUID orderId) {
        return generation(FIND, merchant, orderId).chain(generation -> view(merchant, orderId, generation));
    }

    /** Links of an earlier generation answer 410 from now on. */
    @MerchantTransaction
    public Uni<LinkWire.View> reissue(MerchantId merchant, UUID orderId, Actor actor) {
        return generation(NEXT, merchant, orderId)
                .call(generation -> announce(merchant, orderId, generation, actor))
                .chain(generation -> view(merchant, orderId, generation));
    }

    private static Uni<Integer> generation(Sql sql, MerchantId merchant, UUID orderId) {
        return sql.with("merchant", merchant.value())
                .with("order", orderId)
                .first(Integer.class)
                .map(found -> found.orElseThrow(() -> Problems.notFound("order")));
    }

    private Uni<LinkWire.View> view(MerchantId merchant, UUID orderId, int generation) {
        return merchants.require(merchant).map(shop -> view(shop, orderId, generation));
    }

    private LinkWire.View view(Merchant shop, UUID orderId, int generation) {
        var lifetimeDays = shop.settings().linkLifetimeDays();
        var link = links.issue(new MerchantId(shop.id()), orderId, generation, lifetimeDays);
        return new LinkWire.View(links.url(link, shop.branding().portalUrl()), link.expiresAt(), generation);
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
