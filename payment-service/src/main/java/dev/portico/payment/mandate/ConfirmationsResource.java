package dev.portico.payment.mandate;

import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What customers confirmed, for staff to read. */
@Path("/api/v1/orders/{orderId}/mandate-confirmations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
class ConfirmationsResource {

    private final Mandates mandates;
    private final SignedIn signedIn;

    ConfirmationsResource(Mandates mandates, SignedIn signedIn) {
        this.mandates = mandates;
        this.signedIn = signedIn;
    }

    record ConfirmationList(List<ConfirmationView> items) {}

    @GET
    @Operation(summary = "What the customer agreed to be charged later since ordering, newest first")
    public Uni<ConfirmationList> list(UUID orderId) {
        return mandates.list(signedIn.merchant(), orderId).map(ConfirmationList::new);
    }
}
