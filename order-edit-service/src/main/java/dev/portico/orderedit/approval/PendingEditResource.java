package dev.portico.orderedit.approval;

import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import dev.portico.orderedit.approval.RequestAnswers.Answered;
import dev.portico.orderedit.order.LostRaces;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What waits, for the services that serve customers. */
@Path("/internal/orders/{orderId}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SERVICE)
class PendingEditResource {

    private final RequestQueue queue;
    private final SignedIn signedIn;

    PendingEditResource(RequestQueue queue, SignedIn signedIn) {
        this.queue = queue;
        this.signedIn = signedIn;
    }

    @POST
    @Path("/pending-edit:cancel")
    @Operation(summary = "The customer takes back what waits, once per Idempotency-Key")
    @APIResponse(responseCode = "409", description = "Another version: with a preview of the current one")
    @APIResponse(responseCode = "422", description = "Nothing waits")
    public Uni<Answered> cancel(
            UUID orderId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid TakeBackRequest request) {
        var caller = signedIn.caller();
        return LostRaces.retried(() -> queue.takeBack(caller.merchant(), caller.actor(), orderId, key, request));
    }
}
