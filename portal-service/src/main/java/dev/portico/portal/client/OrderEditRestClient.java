package dev.portico.portal.client;

import dev.portico.kit.identity.CallerHeader;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** order-edit-service's internal API; bodies as text, since a refusal has another form than an answer. */
@Path("/internal/orders/{orderId}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RegisterRestClient(configKey = "order-edit")
@OidcClientFilter
interface OrderEditRestClient {

    @POST
    @Path("/edits:preview")
    Uni<String> preview(
            @HeaderParam(CallerHeader.NAME) String caller, @PathParam("orderId") UUID orderId, EditRequest request);

    @POST
    @Path("/edits")
    Uni<String> commit(
            @HeaderParam(CallerHeader.NAME) String caller,
            @HeaderParam("Idempotency-Key") String key,
            @PathParam("orderId") UUID orderId,
            EditRequest request);

    @POST
    @Path("/cancellation:preview")
    Uni<String> previewCancellation(
            @HeaderParam(CallerHeader.NAME) String caller, @PathParam("orderId") UUID orderId, CancelRequest request);

    @POST
    @Path("/cancellation")
    Uni<String> cancel(
            @HeaderParam(CallerHeader.NAME) String caller,
            @HeaderParam("Idempotency-Key") String key,
            @PathParam("orderId") UUID orderId,
            CancelRequest request);

    @GET
    @Path("/addable")
    Uni<String> addable(
            @HeaderParam(CallerHeader.NAME) String caller,
            @PathParam("orderId") UUID orderId,
            @QueryParam("q") String query,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") int limit);

    @POST
    @Path("/undo:preview")
    Uni<String> previewUndo(
            @HeaderParam(CallerHeader.NAME) String caller, @PathParam("orderId") UUID orderId, VersionRequest request);

    @POST
    @Path("/undo")
    Uni<String> undo(
            @HeaderParam(CallerHeader.NAME) String caller,
            @HeaderParam("Idempotency-Key") String key,
            @PathParam("orderId") UUID orderId,
            VersionRequest request);

    @POST
    @Path("/pending-edit:cancel")
    Uni<String> takeBack(
            @HeaderParam(CallerHeader.NAME) String caller,
            @HeaderParam("Idempotency-Key") String key,
            @PathParam("orderId") UUID orderId,
            VersionRequest request);

    @POST
    @Path("/delay-answer:preview")
    Uni<String> previewDelayAnswer(
            @HeaderParam(CallerHeader.NAME) String caller, @PathParam("orderId") UUID orderId, DelayQuestion request);

    @POST
    @Path("/delay-answer")
    Uni<String> answerDelay(
            @HeaderParam(CallerHeader.NAME) String caller,
            @HeaderParam("Idempotency-Key") String key,
            @PathParam("orderId") UUID orderId,
            DelayAnswer request);

    @POST
    @Path("/withdrawal:preview")
    Uni<String> previewWithdrawal(
            @HeaderParam(CallerHeader.NAME) String caller, @PathParam("orderId") UUID orderId, VersionRequest request);

    @POST
    @Path("/withdrawal")
    Uni<String> withdraw(
            @HeaderParam(CallerHeader.NAME) String caller,
            @HeaderParam("Idempotency-Key") String key,
            @PathParam("orderId") UUID orderId,
            WithdrawalRequest request);
}
