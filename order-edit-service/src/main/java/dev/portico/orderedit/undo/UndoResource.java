package dev.portico.orderedit.undo;

import dev.portico.kit.http.IdempotencyKeys;
import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import dev.portico.orderedit.edit.CommitAnswer;
import dev.portico.orderedit.order.LostRaces;
import dev.portico.orderedit.undo.Undos.Wanted;
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

/** Undo of the customer's last edit, for the services that serve customers. */
@Path("/internal/orders/{orderId}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SERVICE)
class UndoResource {

    private final Undos undos;
    private final IdempotencyKeys keys;
    private final SignedIn signedIn;

    UndoResource(Undos undos, IdempotencyKeys keys, SignedIn signedIn) {
        this.undos = undos;
        this.keys = keys;
        this.signedIn = signedIn;
    }

    @POST
    @Path("/undo:preview")
    @Operation(summary = "The order without the customer's last edit; nothing is stored")
    @APIResponse(
            responseCode = "200",
            description = "A preview, with the id of the edit that it undoes",
            content = @Content(schema = @Schema(implementation = UndoPreview.class)))
    @APIResponse(responseCode = "409", description = "Another version: with a preview for the current one")
    public Uni<UndoPreview> preview(UUID orderId, @NotNull @Valid UndoRequest request) {
        return undos.preview(signedIn.merchant(), orderId, request.version());
    }

    @POST
    @Path("/undo")
    @Operation(summary = "Undo the customer's last edit by a compensating one, once per Idempotency-Key")
    @APIResponse(
            responseCode = "201",
            description = "Undone",
            content = @Content(schema = @Schema(implementation = CommitAnswer.class)))
    @APIResponse(responseCode = "409", description = "Another version: with a preview for the current one")
    @APIResponse(responseCode = "422", description = "Refused, with every reason")
    public Uni<RestResponse<CommitAnswer>> undo(
            UUID orderId, @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid UndoRequest request) {
        var caller = signedIn.caller();
        var wanted =
                new Wanted(orderId, request.version(), IdempotencyKeys.required(key), "undo:" + keys.hash(request));
        return LostRaces.retried(() -> undos.undo(caller.merchant(), caller, wanted))
                .map(answer -> RestResponse.status(RestResponse.Status.CREATED, answer));
    }
}
