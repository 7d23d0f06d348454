package dev.portico.orderedit.history;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The audit trail of an order, for staff. */
@Path("/api/v1/orders/{id}/history")
@Produces(MediaType.APPLICATION_JSON)
class OrderHistoryResource {

    private final OrderHistory history;
    private final SignedIn signedIn;

    OrderHistoryResource(OrderHistory history, SignedIn signedIn) {
        this.history = history;
        this.signedIn = signedIn;
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
    @Operation(summary = "Each change of an order by anyone, newest first: who, when, and every field before and after")
    @APIResponse(responseCode = "404", description = "No such order of this merchant")
    public Uni<Page<HistoryEntry>> ofAnOrder(
            String id,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return history.page(signedIn.merchant(), OrderHistory.orderId(id), OrderHistory.place(cursor), limit);
    }
}
