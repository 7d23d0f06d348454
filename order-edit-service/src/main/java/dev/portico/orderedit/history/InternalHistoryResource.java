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

/** The audit trail of an order, for the other services. */
@Path("/internal/orders/{id}/history")
@Produces(MediaType.APPLICATION_JSON)
class InternalHistoryResource {

    private final OrderHistory history;
    private final SignedIn signedIn;

    InternalHistoryResource(OrderHistory history, SignedIn signedIn) {
        this.history = history;
        this.signedIn = signedIn;
    }

    @GET
    @RolesAllowed(Roles.SERVICE)
    @Operation(summary = "Each change of an order, for a service on behalf of somebody")
    @APIResponse(responseCode = "404", description = "No such order of this merchant")
    public Uni<Page<HistoryEntry>> ofAnOrder(
            String id,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return history.page(signedIn.merchant(), OrderHistory.orderId(id), OrderHistory.place(cursor), limit);
    }
}
