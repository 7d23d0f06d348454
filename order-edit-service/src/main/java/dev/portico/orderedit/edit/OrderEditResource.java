package dev.portico.orderedit.edit;

import dev.portico.kit.http.IdempotencyKeys;
import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import dev.portico.orderedit.edit.OrderEdits.Commit;
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

/** Edits and cancellations, for the services that serve customers. */
@Path("/internal/orders/{orderId}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SERVICE)
class OrderEditResource {

    private final OrderEdits edits;
    private final Cancellations cancellations;
    private final IdempotencyKeys keys;
    private final SignedIn signedIn;

    OrderEditResource(OrderEdits edits, Cancellations cancellations, IdempotencyKeys keys, SignedIn signedIn) {
        this.edits = edits;
        this.cancellations = cancellations;
        this.keys = keys;
        this.signedIn = signedIn;
    }

    @POST
    @Path("/edits:preview")
    @Operation(summary = "The calculated order for staged changes; nothing is stored")
    @APIResponse(responseCode = "409", description = "Another version: with a preview for the current one")
    public Uni<PreviewView> preview(UUID orderId, @NotNull @Valid EditRequest request) {
        return edits.preview(signedIn.merchant(), orderId, request.version(), request.toChanges());
    }

    @POST
    @Path("/edits")
    @Operation(summary = "Commit staged changes, once per Idempotency-Key")
    @APIResponse(
            responseCode = "201",
            description = "Committed",
            content = @Content(schema = @Schema(implementation = CommitAnswer.class)))
    @APIResponse(responseCode = "409", description = "Another version: with a preview for the current one")
    @APIResponse(responseCode = "422", description = "Refused, with every reason")
    public Uni<RestResponse<CommitAnswer>> commit(
            UUID orderId, @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid EditRequest request) {
        var caller = signedIn.caller();
        var commit = new Commit(
                orderId, request.version(), request.toChanges(), IdempotencyKeys.required(key), keys.hash(request));
        return LostRaces.retried(() -> edits.commit(caller.merchant(), caller, commit))
                .map(answer -> RestResponse.status(RestResponse.Status.CREATED, answer));
    }

    @POST
    @Path("/cancellation:preview")
    @Operation(summary = "What a cancellation would mean; nothing is stored")
    public Uni<CancelPreview> previewCancellation(UUID orderId, @NotNull @Valid CancelPreviewRequest request) {
        return cancellations.preview(signedIn.merchant(), orderId, request);
    }

    @POST
    @Path("/cancellation")
    @Operation(summary = "Cancel the order or some of its lines, or ask the shop to, once per Idempotency-Key")
    @APIResponse(
            responseCode = "201",
            description = "Canceled, or the shop is asked",
            content = @Content(schema = @Schema(implementation = CancelAnswer.class)))
    public Uni<RestResponse<CancelAnswer>> cancel(
            UUID orderId, @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid CancelRequest request) {
        var caller = signedIn.caller();
        return LostRaces.retried(() -> cancellations.cancel(caller, caller.merchant(), orderId, key, request))
                .map(answer -> RestResponse.status(RestResponse.Status.CREATED, answer));
    }
}
