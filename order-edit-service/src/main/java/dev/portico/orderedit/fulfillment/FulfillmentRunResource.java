package dev.portico.orderedit.fulfillment;

import dev.portico.kit.http.Cursor;
import dev.portico.kit.http.Problems;
import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What runs have done and are still to do. */
@Path("/api/v1/fulfillment-runs")
@Produces(MediaType.APPLICATION_JSON)
class FulfillmentRunResource {

    private static final Cursor OLDEST = new Cursor(Instant.EPOCH, new UUID(0, 0));

    private final Fulfillments fulfillments;
    private final SignedIn signedIn;

    FulfillmentRunResource(Fulfillments fulfillments, SignedIn signedIn) {
        this.fulfillments = fulfillments;
        this.signedIn = signedIn;
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
    @Operation(summary = "How far a run is, and what became of each order, oldest first")
    @APIResponse(responseCode = "404", description = "No such run of this merchant")
    public Uni<RunView> get(
            String id,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var after = cursor == null ? OLDEST : Cursor.decode(cursor);
        return fulfillments.get(signedIn.merchant(), id(id), after, limit);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problems.notFound("fulfillment-run");
        }
    }
}
