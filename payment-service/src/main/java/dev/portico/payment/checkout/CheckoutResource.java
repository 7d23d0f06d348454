package dev.portico.payment.checkout;

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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Where the portal turns a customer's wish to pay into a page to pay on. */
@Path("/internal/orders/{orderId}/checkouts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SERVICE)
class CheckoutResource {

    private final PayNow payNow;
    private final SignedIn signedIn;

    CheckoutResource(PayNow payNow, SignedIn signedIn) {
        this.payNow = payNow;
        this.signedIn = signedIn;
    }

    @POST
    @ResponseStatus(201)
    @APIResponseSchema(value = CheckoutView.class, responseCode = "201")
    public Uni<CheckoutView> start(
            UUID orderId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid CheckoutRequest request) {
        return payNow.start(signedIn.merchant(), key, request.toWish(orderId)).map(CheckoutView::of);
    }
}
