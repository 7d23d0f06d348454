package dev.portico.portal.client;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** payment-service's admin API; bodies as text, since a refusal has another form than an answer. */
@Path("/api/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RegisterRestClient(configKey = "payment")
interface StaffPaymentsRestClient {

    String KEY = "Idempotency-Key";

    @GET
    @Path("/orders/{orderId}/balance")
    Uni<String> balance(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @PathParam("orderId") UUID orderId);

    @GET
    @Path("/orders/{orderId}/schedule")
    Uni<String> schedule(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @PathParam("orderId") UUID orderId);

    @GET
    @Path("/orders/{orderId}/ledger")
    Uni<String> ledger(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            @PathParam("orderId") UUID orderId,
            @QueryParam("limit") int limit);

    @GET
    @Path("/orders/{orderId}/charges")
    Uni<String> charges(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            @PathParam("orderId") UUID orderId,
            @QueryParam("limit") int limit);

    @GET
    @Path("/orders/{orderId}/payment-method")
    Uni<String> card(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @PathParam("orderId") UUID orderId);

    @GET
    @Path("/orders/{orderId}/refunds")
    Uni<String> refunds(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @PathParam("orderId") UUID orderId);

    @POST
    @Path("/orders/{orderId}/refunds")
    Uni<String> refund(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            @HeaderParam(KEY) String key,
            @PathParam("orderId") UUID orderId,
            StaffPayments.RefundWish wish);

    @POST
    @Path("/orders/{orderId}/refunds/{refundId}:retry")
    Uni<String> retryRefund(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            @PathParam("orderId") UUID orderId,
            @PathParam("refundId") UUID refundId);

    @POST
    @Path("/orders/{orderId}/waivers")
    Uni<String> waive(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            @HeaderParam(KEY) String key,
            @PathParam("orderId") UUID orderId,
            StaffPayments.WaiverWish wish);

    @GET
    @Path("/refunds-due")
    Uni<String> refundsDue(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor);

    @GET
    @Path("/charge-runs")
    Uni<String> chargeRuns(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor);

    @POST
    @Path("/charge-runs")
    Uni<String> charge(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            @HeaderParam(KEY) @Nullable String key,
            ChargeRun.Wish wish);

    @GET
    @Path("/charge-runs/{runId}")
    Uni<String> chargeRun(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @PathParam("runId") UUID runId);

    @GET
    @Path("/charge-runs/{runId}/charges")
    Uni<String> chargesOfRun(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            @PathParam("runId") UUID runId,
            @QueryParam("limit") int limit,
            @QueryParam("cursor") @Nullable String cursor);
}
