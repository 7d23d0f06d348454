package dev.portico.payment.method;

import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import dev.portico.payment.method.domain.UpdateRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Where the portal asks for a mail with a link to save another card. The link is in the event only, never in the answer. */
@Path("/internal/orders/{orderId}/payment-method:request-update")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SERVICE)
class UpdateLinkResource {

    private final MethodUpdates updates;
    private final SignedIn signedIn;

    UpdateLinkResource(MethodUpdates updates, SignedIn signedIn) {
        this.updates = updates;
        this.signedIn = signedIn;
    }

    /** @param expiresAt until when the link works, exclusive */
    record UpdateLinkView(UUID id, Instant expiresAt) {

        static UpdateLinkView of(UpdateRequest request) {
            return new UpdateLinkView(request.id(), request.expiresAt());
        }
    }

    @POST
    @ResponseStatus(202)
    @APIResponseSchema(value = UpdateLinkView.class, responseCode = "202")
    public Uni<UpdateLinkView> request(UUID orderId) {
        var caller = signedIn.caller();
        return updates.request(caller.merchant(), orderId, caller.actor()).map(UpdateLinkView::of);
    }
}
