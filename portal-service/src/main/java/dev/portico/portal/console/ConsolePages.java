package dev.portico.portal.console;

import dev.portico.kit.identity.Roles;
import dev.portico.kit.link.PortalLinks;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.portal.view.OrderViewReader;
import dev.portico.portal.view.OrderViewReader.Found;
import dev.portico.portal.view.domain.OrderView;
import dev.portico.portal.view.domain.Shop;
import io.quarkus.security.ForbiddenException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** A merchant's orders, for staff. Each page is one select by the merchant of their token; none changes anything. */
@Path("/console")
@RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
class ConsolePages {

    private final ConsoleVisits visits;
    private final ConsoleOrders orders;
    private final OrderViewReader reader;
    private final PortalLinks links;
    private final ConsoleHtml html;

    ConsolePages(
            ConsoleVisits visits, ConsoleOrders orders, OrderViewReader reader, PortalLinks links, ConsoleHtml html) {
        this.visits = visits;
        this.orders = orders;
        this.reader = reader;
        this.links = links;
        this.html = html;
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> newest() {
        return orders.newest(visits.staff().merchant())
                .map(found -> found.orElseThrow(ConsoleRefusedException::noAccess))
                .chain(newest -> visits.openFor(newest.shop())
                        .chain(view -> html.page("console", ConsoleListPage.of(view, newest.orders()))));
    }

    @GET
    @Path("/orders/{orderId}")
    @Operation(hidden = true)
    public Uni<Response> order(String orderId) {
        var id = id(orderId).orElseThrow(() -> missing(null));
        return reader.find(visits.staff().merchant(), id).chain(found -> show(id, found));
    }

    @ServerExceptionMapper
    public Response roleIsMissing(ForbiddenException forbidden) {
        return html.message(ConsoleRefusedException.noAccess());
    }

    private Uni<Response> show(UUID id, Optional<Found> found) {
        var shop = found.map(Found::shop).orElse(null);
        var order = found.flatMap(Found::order).orElse(null);
        if (shop == null || order == null) {
            throw missing(shop);
        }
        return visits.openFor(shop)
                .map(view -> new ConsoleOrderComposer(view, order).compose(link(shop, id, order)))
                .chain(page -> html.page("consoleOrder", page));
    }

    private @Nullable String link(Shop shop, UUID id, OrderView order) {
        return visits.staff().maySeeCustomerLinks()
                ? links.url(
                        links.issue(new MerchantId(shop.id()), id, order.linkGeneration(), shop.linkLifetimeDays()),
                        shop.branding().portalUrl())
                : null;
    }

    /** The same for an order of nobody and of another merchant. */
    private static ConsoleRefusedException missing(@Nullable Shop shop) {
        return new ConsoleRefusedException(
                404, shop, "There’s no such order", "It isn’t among your shop’s orders, or it hasn’t arrived yet.");
    }

    static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
