package dev.portico.notification.delivery;

import dev.portico.kit.http.Cursor;
import dev.portico.kit.http.Faults;
import dev.portico.kit.http.Page;
import dev.portico.kit.http.Problems;
import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import dev.portico.notification.delivery.domain.DeliveryStatus;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/deliveries")
@Produces(MediaType.APPLICATION_JSON)
class DeliveryResource {

    private final Deliveries deliveries;
    private final DeliveryWorker worker;
    private final SignedIn signedIn;

    DeliveryResource(Deliveries deliveries, DeliveryWorker worker, SignedIn signedIn) {
        this.deliveries = deliveries;
        this.worker = worker;
        this.signedIn = signedIn;
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
    @Operation(operationId = "listDeliveries", summary = "Mails, newest first")
    @APIResponse(responseCode = "200", description = "A page; next is null at the end")
    @APIResponse(responseCode = "400", description = "invalid-request, bad-cursor")
    public Uni<Page<DeliveryView>> list(
            @Parameter(schema = @Schema(implementation = UUID.class)) @QueryParam("orderId") @Nullable String orderId,
            @Parameter(schema = @Schema(implementation = DeliveryStatus.class)) @QueryParam("status") @Nullable
                    String status,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        var faults = new Faults();
        var filter = new DeliveryFilter(
                signedIn.merchant(),
                read(orderId, UUID::fromString, "/orderId", "not a UUID", faults),
                read(status, DeliveryStatus::valueOf, "/status", "one of " + names(), faults),
                Optional.ofNullable(cursor).map(Cursor::decode));
        faults.throwIfAny(400, "invalid-request", "The request has faults");
        return deliveries.list(filter.merchant(), filter, limit);
    }

    @POST
    @Path("/{id}:resend")
    @RolesAllowed({Roles.ADMIN, Roles.STAFF})
    @Operation(operationId = "resendDelivery", summary = "Send a mail again, as a new delivery")
    @APIResponse(
            responseCode = "201",
            description = "The new delivery",
            content = @Content(schema = @Schema(implementation = DeliveryView.class)))
    @APIResponse(responseCode = "404", description = "delivery-not-found")
    @APIResponse(responseCode = "409", description = "delivery-not-finished: it is still being tried")
    @APIResponse(responseCode = "422", description = "idempotency-key-reused")
    public Uni<Response> resend(
            @Parameter(schema = @Schema(implementation = UUID.class)) String id,
            @Parameter(required = true) @HeaderParam("Idempotency-Key") @Nullable String key) {
        return deliveries
                .resend(signedIn.merchant(), deliveryId(id), key)
                .invoke(worker::wake)
                .map(view -> Response.status(201).entity(view).build());
    }

    private static <T> Optional<T> read(
            @Nullable String text, Function<String, T> reader, String pointer, String detail, Faults faults) {
        try {
            return Optional.ofNullable(text).map(reader);
        } catch (IllegalArgumentException unreadable) {
            var unused = faults.add("invalid", pointer, detail);
            return Optional.empty();
        }
    }

    private static UUID deliveryId(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException unreadable) {
            throw Problems.notFound("delivery");
        }
    }

    private static String names() {
        return Arrays.toString(DeliveryStatus.values());
    }
}
