package dev.portico.orderedit.delay;

import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import dev.portico.orderedit.order.LostRaces;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;

/** Announcing that a listing's goods are late. */
@Path("/api/v1/listings/{externalId}:announce-delay")
@Produces(MediaType.APPLICATION_JSON)
class DelayNoticeResource {

    private final DelayNotices notices;
    private final SignedIn signedIn;

    DelayNoticeResource(DelayNotices notices, SignedIn signedIn) {
        this.notices = notices;
        this.signedIn = signedIn;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.STAFF})
    @Operation(summary = "Tell all who wait for a listing of a delay, and ask them to accept it or to cancel")
    @APIResponse(
            responseCode = "201",
            description = "Announced; the rule in the edit policy decides whether silence is consent",
            content = @Content(schema = @Schema(implementation = DelayView.class)))
    @APIResponse(responseCode = "200", description = "Announced before, in the same words")
    @APIResponse(responseCode = "404", description = "No such listing of this merchant")
    @APIResponse(responseCode = "422", description = "Not announced: everything that is wrong, with JSON pointers")
    public Uni<RestResponse<DelayView>> announce(String externalId, @NotNull DelayInput body) {
        var caller = signedIn.caller();
        return LostRaces.retried(() -> notices.announce(caller.merchant(), caller.actor(), externalId, body))
                .map(announced -> announced.isNew()
                        ? RestResponse.status(RestResponse.Status.CREATED, announced.view())
                        : RestResponse.ok(announced.view()));
    }
}
