package dev.portico.payment.refundpolicy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.kit.document.Etags;
import dev.portico.kit.document.Replaceable.Versioned;
import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import dev.portico.payment.refundpolicy.domain.RefundPolicy;
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

/** The merchant's policy about refunds, small amounts and late payments. */
@Path("/api/v1/refund-policy")
@Produces(MediaType.APPLICATION_JSON)
class RefundPolicyResource {

    private final RefundPolicies policies;
    private final SignedIn signedIn;

    RefundPolicyResource(RefundPolicies policies, SignedIn signedIn) {
        this.policies = policies;
        this.signedIn = signedIn;
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
    @Operation(summary = "The refund policy in force, with its ETag")
    @APIResponse(
            responseCode = "200",
            description = "The policy",
            content = @Content(schema = @Schema(implementation = RefundPolicyView.class)))
    public Uni<RestResponse<RefundPolicyView>> get() {
        return policies.read(signedIn.merchant()).map(RefundPolicyResource::answer);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.STAFF})
    @Operation(summary = "Replace the refund policy; what is left out becomes the default")
    @APIResponse(
            responseCode = "200",
            description = "The policy as it is now",
            content = @Content(schema = @Schema(implementation = RefundPolicyView.class)))
    @APIResponse(responseCode = "412", description = "If-Match names another version")
    @APIResponse(responseCode = "422", description = "Unchanged: each wrong setting is named")
    public Uni<RestResponse<RefundPolicyView>> put(
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = RefundPolicyView.class)))
                    JsonNode body) {
        var policy = RefundPolicyReader.read(body);
        return policies.replace(signedIn.merchant(), Etags.expected(ifMatch, RefundPolicies.CHANGED), policy)
                .map(RefundPolicyResource::answer);
    }

    private static RestResponse<RefundPolicyView> answer(Versioned<RefundPolicy> current) {
        return Etags.answer(RefundPolicyView.of(current.document()), current.version());
    }
}
