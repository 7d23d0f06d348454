package dev.portico.payment.refund;

import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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

/** Where staff give money back. */
@Path("/api/v1/orders/{orderId}/refunds")
@Produces(MediaType.APPLICATION_JSON)
class RefundResource {

    private final IssueRefund issue;
    private final Refunds refunds;
    private final SignedIn signedIn;

    RefundResource(IssueRefund issue, Refunds refunds, SignedIn signedIn) {
        this.issue = issue;
        this.refunds = refunds;
        this.signedIn = signedIn;
    }

    record RefundList(List<RefundView> items) {}

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
    @Operation(summary = "An order's refunds, newest first")
    public Uni<RefundList> list(UUID orderId) {
        return refunds.list(signedIn.merchant(), orderId)
                .map(found -> new RefundList(found.stream().map(RefundView::of).toList()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.STAFF})
    @ResponseStatus(201)
    @Operation(summary = "Give money back over the order's payments, the newest first")
    @APIResponseSchema(value = RefundView.class, responseCode = "201")
    @APIResponse(responseCode = "422", description = "Nothing was given back: each obstacle is named")
    public Uni<RefundView> issue(
            UUID orderId, @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid RefundRequest request) {
        return issue.issue(signedIn.caller(), key, request.toWish(orderId)).map(RefundView::of);
    }

    @POST
    @Path("/{refundId}:retry")
    @RolesAllowed({Roles.ADMIN, Roles.STAFF})
    @Operation(summary = "Try once more what the processor refused")
    @APIResponse(responseCode = "409", description = "No part of it has failed")
    public Uni<RefundView> retry(UUID orderId, UUID refundId) {
        return issue.again(signedIn.caller(), orderId, refundId).map(RefundView::of);
    }
}
