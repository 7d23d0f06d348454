package dev.portico.portal.link;

import dev.portico.kit.http.Problems;
import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
class PortalLinkResource {

    private final OrderLinks links;
    private final SignedIn signedIn;

    PortalLinkResource(OrderLinks links, SignedIn signedIn) {
        this.links = links;
        this.signedIn = signedIn;
    }

    @GET
    @Path("/orders/{orderId}/portal-link")
    @RolesAllowed({Roles.ADMIN, Roles.STAFF})
    public Uni<LinkWire.View> current(String orderId) {
        return links.current(signedIn.merchant(), id(orderId));
    }

    @POST
    @Path("/orders/{orderId}/portal-link:reissue")
    @RolesAllowed({Roles.ADMIN, Roles.STAFF})
    public Uni<LinkWire.View> reissue(String orderId) {
        return links.reissue(signedIn.merchant(), id(orderId), signedIn.actor());
    }

    private static UUID id(String orderId) {
        try {
            return UUID.fromString(orderId);
        } catch (IllegalArgumentException e) {
            throw Problems.notFound("order");
        }
    }
}
