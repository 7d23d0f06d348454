package dev.portico.orderedit.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.kit.document.Etags;
import dev.portico.kit.document.Replaceable.Versioned;
import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import dev.portico.orderedit.order.LostRaces;
import dev.portico.orderedit.policy.domain.EditPolicy;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The merchant's edit policy. */
@Path("/api/v1/edit-policy")
@Produces(MediaType.APPLICATION_JSON)
class EditPolicyResource {

    private final EditPolicies policies;
    private final PolicyBodies bodies;
    private final SignedIn signedIn;

    EditPolicyResource(EditPolicies policies, PolicyBodies bodies, SignedIn signedIn) {
        this.policies = policies;
        this.bodies = bodies;
        this.signedIn = signedIn;
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
    @Operation(summary = "The edit policy in force, with its ETag")
    @APIResponse(
            responseCode = "200",
            description = "The policy",
            content = @Content(schema = @Schema(implementation = PolicyView.class)))
    public Uni<RestResponse<PolicyView>> get() {
        return policies.current(signedIn.merchant()).map(EditPolicyResource::answer);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.STAFF})
    @Operation(summary = "Replace the edit policy; what is left out becomes the default. Applies at once")
    @APIResponse(
            responseCode = "200",
            description = "The policy as it is now",
            content = @Content(schema = @Schema(implementation = PolicyView.class)))
    @APIResponse(responseCode = "412", description = "If-Match names another version")
    @APIResponse(responseCode = "422", description = "Unchanged: each wrong setting is named")
    public Uni<RestResponse<PolicyView>> put(
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = PolicyInput.class)))
                    JsonNode body) {
        var policy = bodies.read(body);
        var merchant = signedIn.merchant();
        var expected = Etags.expected(ifMatch, EditPolicies.CHANGED);
        // The timer that tells open orders may be taken down by its worker at the same moment.
        return LostRaces.retried(() -> policies.replace(merchant, expected, policy))
                .map(EditPolicyResource::answer);
    }

    private static RestResponse<PolicyView> answer(Versioned<EditPolicy> policy) {
        return Etags.answer(PolicyView.of(policy.document()), policy.version());
    }
}
