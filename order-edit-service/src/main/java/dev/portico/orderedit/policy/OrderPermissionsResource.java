package dev.portico.orderedit.policy;

import dev.portico.kit.http.Problems;
import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Why a customer can't do something with an order. */
@Path("/api/v1/orders/{id}/permissions")
@Produces(MediaType.APPLICATION_JSON)
class OrderPermissionsResource {

    private final OrderPermissions permissions;
    private final SignedIn signedIn;

    OrderPermissionsResource(OrderPermissions permissions, SignedIn signedIn) {
        this.permissions = permissions;
        this.signedIn = signedIn;
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
    @Operation(summary = "What customers may do with an order now: each reason with its rule and setting")
    @APIResponse(responseCode = "404", description = "No such order of this merchant")
    public Uni<Explanation> get(String id) {
        return permissions.explain(signedIn.merchant(), id(id));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problems.notFound("order");
        }
    }
}
