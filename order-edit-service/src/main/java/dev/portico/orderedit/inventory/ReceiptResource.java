package dev.portico.orderedit.inventory;

import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import dev.portico.orderedit.order.LostRaces;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;

/** Goods that arrived, told by whoever counts them. */
@Path("/api/v1/inventory-receipts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.STAFF})
class ReceiptResource {

    private final Receipts receipts;
    private final SignedIn signedIn;

    ReceiptResource(Receipts receipts, SignedIn signedIn) {
        this.receipts = receipts;
        this.signedIn = signedIn;
    }

    @POST
    @Operation(summary = "Hand out what has arrived to pre-orders, oldest first; the rest is stock. Once per receiptId")
    @APIResponse(
            responseCode = "201",
            description = "Handed out",
            content = @Content(schema = @Schema(implementation = ReceiptView.class)))
    @APIResponse(responseCode = "200", description = "The receipt was known: what was answered then")
    @APIResponse(responseCode = "409", description = "A receipt of this id had other items")
    @APIResponse(
            responseCode = "422",
            description = "Nothing was received: everything that is wrong, with JSON pointers")
    public Uni<RestResponse<ReceiptView>> receive(@NotNull ReceiptInput body) {
        var merchant = signedIn.merchant();
        var receipt = ReceiptReader.read(body);
        return LostRaces.retried(() -> receipts.receive(merchant, receipt))
                .map(received -> received.isNew()
                        ? RestResponse.status(RestResponse.Status.CREATED, received.view())
                        : RestResponse.ok(received.view()));
    }
}
