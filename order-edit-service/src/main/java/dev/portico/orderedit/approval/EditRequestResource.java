package dev.portico.orderedit.approval;

import dev.portico.kit.http.Cursor;
import dev.portico.kit.http.Page;
import dev.portico.kit.http.Problems;
import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import dev.portico.orderedit.approval.RequestAnswers.Answered;
import dev.portico.orderedit.approval.domain.RequestStatus;
import dev.portico.orderedit.order.LostRaces;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The approval queue, for staff. */
@Path("/api/v1/edit-requests")
@Produces(MediaType.APPLICATION_JSON)
class EditRequestResource {

    private static final Cursor NEWEST = new Cursor(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1L, -1L));

    private final RequestQueue queue;
    private final SignedIn signedIn;

    EditRequestResource(RequestQueue queue, SignedIn signedIn) {
        this.queue = queue;
        this.signedIn = signedIn;
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
    @Operation(summary = "Requests that wait or waited, newest first")
    public Uni<Page<EditRequestView>> list(
            @QueryParam("status") @Nullable String status,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var before = cursor == null ? NEWEST : Cursor.decode(cursor);
        return queue.list(signedIn.merchant(), status(status), before, limit);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
    @Operation(summary = "One request")
    @APIResponse(responseCode = "404", description = "No such request of this merchant")
    public Uni<EditRequestView> get(String id) {
        return queue.view(signedIn.merchant(), id(id));
    }

    private static @Nullable RequestStatus status(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return null;
        }
        return Arrays.stream(RequestStatus.values())
                .filter(status -> status.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problems.of(400, "unknown-status", "There is no such status"));
    }

    @POST
    @Path("/{id}:approve")
    @RolesAllowed({Roles.ADMIN, Roles.STAFF})
    @Operation(summary = "Approve: it is applied, or waits for its payment where the shop collects first")
    @APIResponse(responseCode = "404", description = "No such request of this merchant")
    @APIResponse(responseCode = "409", description = "It was answered already")
    public Uni<Answered> approve(String id) {
        var caller = signedIn.caller();
        var request = id(id);
        return LostRaces.retried(() -> queue.approve(caller.merchant(), caller.actor(), request));
    }

    @POST
    @Path("/{id}:decline")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.STAFF})
    @Operation(summary = "Decline, with words for the customer")
    @APIResponse(responseCode = "404", description = "No such request of this merchant")
    @APIResponse(responseCode = "409", description = "It was answered already")
    public Uni<Answered> decline(String id, @NotNull @Valid DeclineRequest body) {
        var caller = signedIn.caller();
        var request = id(id);
        return LostRaces.retried(() -> queue.decline(caller.merchant(), caller.actor(), request, body.reason()));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problems.notFound("edit-request");
        }
    }
}
