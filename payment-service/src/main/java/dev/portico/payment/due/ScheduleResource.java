package dev.portico.payment.due;

import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import dev.portico.payment.schedule.ScheduleView;
import dev.portico.payment.schedule.domain.Trigger;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** When what of an order is due, for staff. */
@Path("/api/v1/orders/{orderId}")
@Produces(MediaType.APPLICATION_JSON)
class ScheduleResource {

    private final Schedules schedules;
    private final SignedIn signedIn;

    ScheduleResource(Schedules schedules, SignedIn signedIn) {
        this.schedules = schedules;
        this.signedIn = signedIn;
    }

    @GET
    @Path("/schedule")
    @RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
    public Uni<ScheduleView> schedule(UUID orderId) {
        return schedules.find(signedIn.merchant(), orderId).map(ScheduleView::of);
    }

    @POST
    @Path("/schedule:trigger")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.STAFF})
    @Operation(summary = "Ask today for what waits for a trigger, whatever it waits for; again changes nothing")
    @APIResponse(responseCode = "404", description = "No such order")
    @APIResponse(responseCode = "422", description = "A line that was not pre-ordered")
    public Uni<ScheduleView> trigger(UUID orderId, @NotNull @Valid TriggerRequest request) {
        var caller = signedIn.caller();
        return schedules
                .trigger(
                        caller.merchant(),
                        caller.actor(),
                        orderId,
                        Optional.ofNullable(request.lineIds()),
                        Trigger.STAFF)
                .map(ScheduleView::of);
    }
}
