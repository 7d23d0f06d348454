package dev.portico.payment.overview;

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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The runs of charges, for staff to look over. */
@Path("/api/v1/charge-runs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
class ChargeRunListResource {

    private final Overviews overviews;
    private final SignedIn signedIn;

    ChargeRunListResource(Overviews overviews, SignedIn signedIn) {
        this.overviews = overviews;
        this.signedIn = signedIn;
    }

    @GET
    @Operation(summary = "Runs of charges with their counts and sums, newest first")
    public Uni<Page<ChargeRunSummary>> runs(
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return overviews.runs(signedIn.merchant(), Optional.ofNullable(cursor).map(Cursor::decode), limit);
    }
}
