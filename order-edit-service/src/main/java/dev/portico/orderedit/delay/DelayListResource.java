package dev.portico.orderedit.delay;

import dev.portico.kit.http.Cursor;
import dev.portico.kit.http.Page;
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

/** The delays of a listing, and how the answers stand. */
@Path("/api/v1/listings/{externalId}/delays")
@Produces(MediaType.APPLICATION_JSON)
class DelayListResource {

    private static final Cursor NEWEST = new Cursor(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1L, -1L));

    private final DelayNotices notices;
    private final SignedIn signedIn;

    DelayListResource(DelayNotices notices, SignedIn signedIn) {
        this.notices = notices;
        this.signedIn = signedIn;
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
    @Operation(summary = "Every delay of a listing with the number of each answer, newest first")
    @APIResponse(responseCode = "404", description = "No such listing of this merchant")
    public Uni<Page<DelayView>> list(
            String externalId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return notices.list(signedIn.merchant(), externalId, cursor == null ? NEWEST : Cursor.decode(cursor), limit);
    }
}
