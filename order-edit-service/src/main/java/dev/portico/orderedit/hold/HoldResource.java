package dev.portico.orderedit.hold;

import dev.portico.kit.http.Problems;
import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import dev.portico.orderedit.order.LostRaces;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;

/** Holds, for staff. */
@Path("/api/v1/orders/{orderId}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.STAFF})
class HoldResource {

    private final Holds holds;
    private final SignedIn signedIn;

    HoldResource(Holds holds, SignedIn signedIn) {
        this.holds = holds;
        this.signedIn = signedIn;
    }

    @POST
    @Path("/hold")
    @Operation(summary = "Hold the order, or some of its lines, back from fulfillment")
    @APIResponse(
            responseCode = "201",
            description = "Held",
            content = @Content(schema = @Schema(implementation = HoldAnswer.class)))
    @APIResponse(responseCode = "422", description = "Not open, or a line that is not on the order")
    public Uni<RestResponse<HoldAnswer>> hold(String orderId, @NotNull @Valid HoldRequest request) {
        var caller = signedIn.caller();
        var order = id(orderId);
        return LostRaces.retried(() -> holds.place(caller.merchant(), caller.actor(), order, request))
                .map(answer -> RestResponse.status(RestResponse.Status.CREATED, answer));
    }

    @POST
    @Path("/release")
    @Operation(summary = "End a hold; fulfillment may go on when none is left")
    @APIResponse(responseCode = "404", description = "No such order, or it has no such hold")
    @APIResponse(responseCode = "422", description = "The edit window's own hold")
    public Uni<HoldAnswer> release(String orderId, @NotNull @Valid ReleaseRequest request) {
        var caller = signedIn.caller();
        var order = id(orderId);
        return LostRaces.retried(() -> holds.release(caller.merchant(), caller.actor(), order, request));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problems.notFound("order");
        }
    }
}
