package dev.portico.payment.mandate;

import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Where the portal hands over what a customer confirmed. */
@Path("/internal/accounts/{orderId}:confirm-mandate")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SERVICE)
class MandateResource {

    private final Mandates mandates;
    private final SignedIn signedIn;

    MandateResource(Mandates mandates, SignedIn signedIn) {
        this.mandates = mandates;
        this.signedIn = signedIn;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Operation(summary = "The customer agrees to what an edit makes be charged later")
    @APIResponseSchema(value = ConfirmationView.class, responseCode = "201")
    @APIResponse(responseCode = "409", description = "Another amount would be charged later than the one agreed to")
    public Uni<ConfirmationView> confirm(
            UUID orderId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid ConfirmationRequest request) {
        return mandates.confirm(signedIn.merchant(), orderId, key, request);
    }
}
