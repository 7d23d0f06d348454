package dev.portico.kit.inbox;

import dev.portico.kit.http.Cursor;
import dev.portico.kit.http.Page;
import dev.portico.kit.http.Problems;
import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Events that this service could not handle, for whoever runs the installation. */
@Path("/api/v1/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OPERATOR)
class DeadLetterResource {

    private final DeadLetterTable table;
    private final DeadLetterReplays replays;
    private final SignedIn signedIn;

    DeadLetterResource(DeadLetterTable table, DeadLetterReplays replays, SignedIn signedIn) {
        this.table = table;
        this.replays = replays;
        this.signedIn = signedIn;
    }

    @GET
    @Operation(operationId = "listDeadLetters", summary = "Events this service could not handle, newest first")
    @APIResponse(responseCode = "200", description = "A page without the events' bodies; next is null at the end")
    @APIResponse(responseCode = "400", description = "invalid-request, bad-cursor")
    public Uni<Page<DeadLetter>> list(
            @Parameter(schema = @Schema(implementation = DeadLetter.State.class))
                    @QueryParam("state")
                    @DefaultValue("WAITING")
                    String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return table.list(state(state), Optional.ofNullable(cursor).map(Cursor::decode), limit);
    }

    @POST
    @Path("/{id}:replay")
    @Operation(
            operationId = "replayDeadLetter",
            summary = "Send an event through its consumer again",
            description =
                    "Answers when it was handled (REPLAYED) or has died again (WAITING, one more death), which may"
                            + " take a minute where it waits for something that has not arrived. Who asked is kept with it.")
    @APIResponse(responseCode = "200", description = "The dead letter afterwards")
    @APIResponse(responseCode = "404", description = "dead-letter-not-found")
    @APIResponse(responseCode = "409", description = "already-replayed, no-consumer")
    public Uni<DeadLetter> replay(
            @Parameter(schema = @Schema(implementation = UUID.class)) @PathParam("id") String id) {
        return replays.replay(letterId(id), signedIn.actor());
    }

    private static DeadLetter.State state(String text) {
        try {
            return DeadLetter.State.valueOf(text);
        } catch (IllegalArgumentException unknown) {
            throw Problems.of(400, "invalid-request", "state is WAITING or REPLAYED", List.of());
        }
    }

    private static UUID letterId(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException unreadable) {
            throw Problems.notFound("dead-letter");
        }
    }
}
