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

/** What is to go back to customers, for staff to look over. */
@Path("/api/v1/refunds-due")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
class RefundsDueResource {

    private final Overviews overviews;
    private final SignedIn signedIn;

    RefundsDueResource(Overviews overviews, SignedIn signedIn) {
        this.overviews = overviews;
        this.signedIn = signedIn;
    }

    @GET
    @Operation(summary = "Orders with money to give back that is not on its way, the newest orders first")
    public Uni<Page<RefundDueView>> refundsDue(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return overviews.refundsDue(
                signedIn.merchant(), Optional.ofNullable(cursor).map(Cursor::decode), limit);
    }
}
