package dev.portico.orderedit.delay;

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

/** A customer's answer to a delay, for the services that serve customers. */
@Path("/internal/orders/{orderId}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SERVICE)
class DelayAnswerResource {

    private final DelayAnswers answers;
    private final SignedIn signedIn;

    DelayAnswerResource(DelayAnswers answers, SignedIn signedIn) {
        this.answers = answers;
        this.signedIn = signedIn;
    }

    @POST
    @Path("/delay-answer:preview")
    @Operation(summary = "What may be answered to a delay, and what canceling would give back; nothing is stored")
    @APIResponse(
            responseCode = "200",
            description = "What the customer chooses between",
            content = @Content(schema = @Schema(implementation = DelayPreview.class)))
    public Uni<DelayPreview> preview(UUID orderId, @NotNull @Valid DelayPreviewRequest request) {
        return answers.preview(signedIn.merchant(), orderId, request.noticeId());
    }

    @POST
    @Path("/delay-answer")
    @Operation(
            summary = "Accept a delay, or cancel what is delayed, once per Idempotency-Key; the same answer again is"
                    + " fine")
    @APIResponse(
            responseCode = "201",
            description = "Recorded, or known already",
            content = @Content(schema = @Schema(implementation = DelayAnswer.class)))
    @APIResponse(
            responseCode = "409",
            description = "Canceling another version: with what canceling the current one gives back")
    @APIResponse(responseCode = "422", description = "Nobody asks, the time is over, or it was answered otherwise")
    public Uni<RestResponse<DelayAnswer>> answer(
            UUID orderId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid DelayAnswerRequest request) {
        var caller = signedIn.caller();
        return LostRaces.retried(() -> answers.answer(caller, caller.merchant(), orderId, key, request))
                .map(answer -> RestResponse.status(RestResponse.Status.CREATED, answer));
    }
}
