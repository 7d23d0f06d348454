package dev.portico.orderedit.workflow;

import dev.portico.kit.document.Etags;
import dev.portico.kit.document.Replaceable.Versioned;
import dev.portico.kit.id.Ids;
import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import dev.portico.orderedit.workflow.domain.WorkflowRules;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The merchant's workflow rules. */
@Path("/api/v1/workflow-rules")
@Produces(MediaType.APPLICATION_JSON)
class WorkflowResource {

    private final Workflows workflows;
    private final SignedIn signedIn;

    WorkflowResource(Workflows workflows, SignedIn signedIn) {
        this.workflows = workflows;
        this.signedIn = signedIn;
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
    @Operation(summary = "The workflow rules in force, with their ETag")
    @APIResponse(
            responseCode = "200",
            description = "The rules, in the order in which they apply",
            content = @Content(schema = @Schema(implementation = WorkflowView.class)))
    public Uni<RestResponse<WorkflowView>> get() {
        return workflows.current(signedIn.merchant()).map(WorkflowResource::answer);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.STAFF})
    @Operation(summary = "Replace the workflow rules. They apply to what happens from now on")
    @APIResponse(
            responseCode = "200",
            description = "The rules as they are now",
            content = @Content(schema = @Schema(implementation = WorkflowView.class)))
    @APIResponse(responseCode = "412", description = "If-Match names another version")
    @APIResponse(responseCode = "422", description = "Unchanged: everything that is wrong is named")
    public Uni<RestResponse<WorkflowView>> put(
            @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull WorkflowInput body) {
        var rules = WorkflowReader.read(body, Ids::next);
        return workflows
                .replace(signedIn.merchant(), Etags.expected(ifMatch, Workflows.CHANGED), rules)
                .map(WorkflowResource::answer);
    }

    private static RestResponse<WorkflowView> answer(Versioned<WorkflowRules> rules) {
        return Etags.answer(WorkflowView.of(rules.document()), rules.version());
    }
}
