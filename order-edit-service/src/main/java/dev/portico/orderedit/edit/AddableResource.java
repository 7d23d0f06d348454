package dev.portico.orderedit.edit;

import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What can be added to an order, for the services that serve customers. */
@Path("/internal/orders/{orderId}/addable")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SERVICE)
class AddableResource {

    private final AddableSearch search;
    private final SignedIn signedIn;

    AddableResource(AddableSearch search, SignedIn signedIn) {
        this.search = search;
        this.signedIn = signedIn;
    }

    @GET
    @Operation(summary = "Search the products that may be added to the order, by title")
    @APIResponse(responseCode = "200", description = "A page; every word of q begins a word of each product")
    @APIResponse(responseCode = "404", description = "No such order of this merchant")
    @APIResponse(responseCode = "422", description = "Nothing may be added, with every reason")
    public Uni<AddableView> find(
            UUID orderId,
            @QueryParam("q") @DefaultValue("") @Size(max = 255) String query,
            @QueryParam("cursor") @Size(max = 1024) @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(50) int limit) {
        return search.find(signedIn.merchant(), orderId, query, cursor, limit);
    }
}
