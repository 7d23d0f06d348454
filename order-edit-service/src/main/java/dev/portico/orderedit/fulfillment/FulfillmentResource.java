package dev.portico.orderedit.fulfillment;

import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import dev.portico.orderedit.fulfillment.Fulfillments.Started;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Letting the orders of a listing go. */
@Path("/api/v1/listings/{externalId}:fulfill")
@Produces(MediaType.APPLICATION_JSON)
class FulfillmentResource {

    private final Fulfillments fulfillments;
    private final SignedIn signedIn;

    FulfillmentResource(Fulfillments fulfillments, SignedIn signedIn) {
        this.fulfillments = fulfillments;
        this.signedIn = signedIn;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.STAFF})
    @Operation(summary = "Release the pre-orders of a listing whose money is in: all, the oldest ones, or chosen ones")
    @APIResponse(
            responseCode = "202",
            description = "Begun; the run tells what becomes of each order",
            content = @Content(schema = @Schema(implementation = Started.class)))
    @APIResponse(responseCode = "404", description = "No such listing of this merchant")
    @APIResponse(responseCode = "422", description = "Nothing was begun: everything that is wrong, with JSON pointers")
    public Uni<RestResponse<Started>> fulfill(
            String externalId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid FulfillRequest request) {
        var caller = signedIn.caller();
        return fulfillments
                .start(caller.merchant(), caller.actor(), externalId, key, request)
                .map(started -> RestResponse.status(RestResponse.Status.ACCEPTED, started));
    }
}
