package dev.portico.orderedit.usage;

import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import dev.portico.orderedit.order.LostRaces;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What a merchant's customers have used, for the merchant; the plan, for whoever runs the installation. */
@Path("/api/v1/usage")
@Produces(MediaType.APPLICATION_JSON)
class UsageResource {

    private final Usages usages;
    private final SignedIn signedIn;

    UsageResource(Usages usages, SignedIn signedIn) {
        this.usages = usages;
        this.signedIn = signedIn;
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
    @Operation(
            summary = "Edits and cancellations by day, action and reason, and what is left of the plan",
            description =
                    "Days are the shop's, both ends included, at most 366; unless said, the billing period so far")
    @APIResponse(responseCode = "400", description = "from or to is no day, or they are too far apart")
    public Uni<UsageView> report(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        return usages.report(signedIn.merchant(), Days.Asked.of(from, to, Usages.LONGEST_REPORT));
    }

    @PUT
    @Path("/plan")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Give a merchant a plan. Applies at once: more edits reopen what was closed")
    @APIResponse(responseCode = "422", description = "Unchanged: each wrong field is named")
    public Uni<UsageView> replace(@NotNull PlanRequest body) {
        var assigned = body.read();
        return LostRaces.retried(() -> usages.replace(assigned.merchant(), assigned.plan()));
    }
}
