package dev.portico.orderedit.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What a policy would change, before it is saved. */
@Path("/api/v1/edit-policy:what-if")
@Produces(MediaType.APPLICATION_JSON)
class WhatIfResource {

    private final WhatIfs whatIfs;
    private final PolicyBodies bodies;
    private final SignedIn signedIn;

    WhatIfResource(WhatIfs whatIfs, PolicyBodies bodies, SignedIn signedIn) {
        this.whatIfs = whatIfs;
        this.bodies = bodies;
        this.signedIn = signedIn;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.STAFF})
    @Operation(summary = "Replay the orders of the last 30 days against a policy that is not saved")
    @APIResponse(
            responseCode = "200",
            description = "How many orders each reason locks, by the policy in force and by the posted one",
            content = @Content(schema = @Schema(implementation = WhatIf.class)))
    @APIResponse(responseCode = "422", description = "Each wrong setting is named")
    public Uni<WhatIf> of(
            @NotNull
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = PolicyInput.class)))
                    JsonNode body) {
        return whatIfs.of(signedIn.merchant(), bodies.read(body));
    }
}
