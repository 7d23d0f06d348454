package dev.portico.portal.client;

import dev.portico.kit.identity.CallerHeader;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

@Path("/internal")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RegisterRestClient(configKey = "payment")
@OidcClientFilter
interface PaymentRestClient {

    @POST
    @Path("/orders/{orderId}/checkouts")
    Uni<String> checkout(
            @HeaderParam(CallerHeader.NAME) String caller,
            @HeaderParam("Idempotency-Key") String key,
            @PathParam("orderId") UUID orderId,
            CheckoutRequest request);

    @POST
    @Path("/orders/{orderId}/payment-method:request-update")
    Uni<String> requestCardMail(@HeaderParam(CallerHeader.NAME) String caller, @PathParam("orderId") UUID orderId);

    @POST
    @Path("/accounts/{orderId}:preview")
    Uni<String> previewPlan(
            @HeaderParam(CallerHeader.NAME) String caller, @PathParam("orderId") UUID orderId, PlanRequest request);

    @POST
    @Path("/accounts/{orderId}:confirm-mandate")
    Uni<String> confirmMandate(
            @HeaderParam(CallerHeader.NAME) String caller,
            @HeaderParam("Idempotency-Key") String key,
            @PathParam("orderId") UUID orderId,
            MandateRequest request);

    @POST
    @Path("/payment-method-updates")
    Uni<String> startCardUpdate(@HeaderParam(CallerHeader.NAME) String caller, CardRequest request);
}
