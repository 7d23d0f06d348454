package dev.portico.payment.waiver;

import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Where staff let a customer off. */
@Path("/api/v1/orders/{orderId}/waivers")
@Produces(MediaType.APPLICATION_JSON)
class WaiverResource {

    private final Waivers waivers;
    private final SignedIn signedIn;

    WaiverResource(Waivers waivers, SignedIn signedIn) {
        this.waivers = waivers;
        this.signedIn = signedIn;
    }

    record WaiverList(List<WaiverView> items) {}

    /** @param amountMinor in minor units of the order's currency */
    record WaiverRequest(@NotNull @Positive Long amountMinor, @Nullable @Size(max = 500) String reason) {}

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
    @Operation(summary = "What is not asked for any more, newest first")
    public Uni<WaiverList> list(UUID orderId) {
        return waivers.list(signedIn.merchant(), orderId).map(WaiverList::new);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.STAFF})
    @ResponseStatus(201)
    @Operation(summary = "Do not ask for an amount any more")
    @APIResponseSchema(value = WaiverView.class, responseCode = "201")
    @APIResponse(responseCode = "422", description = "It is more than is outstanding")
    public Uni<WaiverView> waive(
            UUID orderId, @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid WaiverRequest request) {
        var caller = signedIn.caller();
        var wish = new Waivers.Wish(orderId, request.amountMinor(), request.reason());
        return waivers.waive(caller.merchant(), caller.actor(), key, wish);
    }
}
