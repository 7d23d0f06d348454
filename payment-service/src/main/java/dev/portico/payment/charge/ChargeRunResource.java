package dev.portico.payment.charge;

import dev.portico.kit.http.Cursor;
import dev.portico.kit.http.Page;
import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Where staff charge many orders at once, and see what became of it. */
@Path("/api/v1/charge-runs")
@Produces(MediaType.APPLICATION_JSON)
class ChargeRunResource {

    private final ChargeRuns runs;
    private final SignedIn signedIn;

    ChargeRunResource(ChargeRuns runs, SignedIn signedIn) {
        this.runs = runs;
        this.signedIn = signedIn;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.STAFF})
    @Operation(summary = "Starts a run (201), or counts what a dry run would charge (200)")
    @APIResponseSchema(value = ChargeRunView.class, responseCode = "201")
    public Uni<Response> start(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid ChargeRunRequest request) {
        request.check();
        var caller = signedIn.caller();
        return request.isDryRun()
                ? runs.dryRun(caller.merchant(), request)
                        .map(view -> Response.ok(view).build())
                : runs.start(caller.merchant(), caller, key, request)
                        .map(view -> Response.status(201).entity(view).build());
    }

    @GET
    @Path("/{runId}")
    @RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
    public Uni<ChargeRunView> show(UUID runId) {
        return runs.find(signedIn.merchant(), runId);
    }

    @GET
    @Path("/{runId}/charges")
    @RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
    public Uni<Page<ChargeView>> report(
            UUID runId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return runs.report(
                signedIn.merchant(), runId, Optional.ofNullable(cursor).map(Cursor::decode), limit);
    }
}
