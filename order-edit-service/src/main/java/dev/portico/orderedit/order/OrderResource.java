package dev.portico.orderedit.order;

import dev.portico.kit.http.Cursor;
import dev.portico.kit.http.Page;
import dev.portico.kit.http.Problems;
import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import dev.portico.orderedit.order.domain.OrderInput;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Orders for platforms and staff. */
@Path("/api/v1/orders")
@Produces(MediaType.APPLICATION_JSON)
class OrderResource {

    private static final Cursor NEWEST = new Cursor(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1L, -1L));

    private final Orders orders;
    private final OrderReader reader;
    private final SignedIn signedIn;

    OrderResource(Orders orders, OrderReader reader, SignedIn signedIn) {
        this.orders = orders;
        this.reader = reader;
        this.signedIn = signedIn;
    }

    @PUT
    @Path("/{externalId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.STAFF})
    @Operation(summary = "Store an order, or merge a later state of it by its platformVersion")
    @APIResponse(
            responseCode = "201",
            description = "New",
            content = @Content(schema = @Schema(implementation = PutOrderOutcome.class)))
    @APIResponse(responseCode = "200", description = "Merged, unchanged, or ignored with the reason")
    @APIResponse(responseCode = "422", description = "Not stored: everything that is wrong, with JSON pointers")
    public Uni<RestResponse<PutOrderOutcome>> put(String externalId, @NotNull OrderInput body) {
        var caller = signedIn.caller();
        var order = reader.require(externalId, body);
        return LostRaces.retried(() -> orders.accept(caller.merchant(), caller.actor(), order))
                .map(OrderResource::answer);
    }

    private static RestResponse<PutOrderOutcome> answer(PutOrderOutcome outcome) {
        return outcome.effect() == PutOrderOutcome.Effect.CREATED
                ? RestResponse.status(RestResponse.Status.CREATED, outcome)
                : RestResponse.ok(outcome);
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
    @Operation(summary = "List orders, newest first: with a tag, and by the beginning of number, e-mail or name")
    public Uni<Page<OrderExcerpt>> list(
            @QueryParam("tag") @Size(max = 255) @Nullable String tag,
            @QueryParam("query") @Size(max = 255) @Nullable String query,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var before = cursor == null ? NEWEST : Cursor.decode(cursor);
        return orders.list(signedIn.merchant(), OrderFilter.of(tag, query), before, limit);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
    @Operation(summary = "One order by its id here")
    @APIResponse(responseCode = "404", description = "No such order of this merchant")
    public Uni<OrderExcerpt> get(String id) {
        return orders.require(signedIn.merchant(), id(id));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problems.notFound("order");
        }
    }
}
