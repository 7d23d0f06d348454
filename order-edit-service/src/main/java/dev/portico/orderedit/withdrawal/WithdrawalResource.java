package dev.portico.orderedit.withdrawal;

import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import dev.portico.orderedit.order.LostRaces;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Withdrawal from the contract in its two steps, for the services that serve customers. */
@Path("/internal/orders/{orderId}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SERVICE)
class WithdrawalResource {

    private final Withdrawals withdrawals;
    private final SignedIn signedIn;

    WithdrawalResource(Withdrawals withdrawals, SignedIn signedIn) {
        this.withdrawals = withdrawals;
        this.signedIn = signedIn;
    }

    @POST
    @Path("/withdrawal:preview")
    @Operation(summary = "What withdrawing from the contract would mean; nothing is stored")
    @APIResponse(
            responseCode = "200",
            description = "Until when, and what comes back",
            content = @Content(schema = @Schema(implementation = WithdrawalPreview.class)))
    @APIResponse(responseCode = "409", description = "Another version: with a preview for the current one")
    public Uni<WithdrawalPreview> preview(UUID orderId, @NotNull @Valid WithdrawalPreviewRequest request) {
        return withdrawals.preview(signedIn.merchant(), orderId, request.version());
    }

    @POST
    @Path("/withdrawal")
    @Operation(summary = "Withdraw from the contract, once per Idempotency-Key")
    @APIResponse(
            responseCode = "201",
            description = "Received, with a dated acknowledgement",
            content = @Content(schema = @Schema(implementation = WithdrawalAnswer.class)))
    @APIResponse(responseCode = "409", description = "Another version: with a preview for the current one")
    @APIResponse(responseCode = "422", description = "Not offered, or over")
    public Uni<RestResponse<WithdrawalAnswer>> withdraw(
            UUID orderId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid WithdrawalRequest request) {
        var caller = signedIn.caller();
        return LostRaces.retried(() -> withdrawals.withdraw(caller.merchant(), caller.actor(), orderId, key, request))
                .map(answer -> RestResponse.status(RestResponse.Status.CREATED, answer));
    }
}
