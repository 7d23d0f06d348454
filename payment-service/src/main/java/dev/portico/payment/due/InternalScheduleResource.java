package dev.portico.payment.due;

import dev.portico.kit.identity.Roles;
import dev.portico.kit.identity.SignedIn;
import dev.portico.payment.schedule.ScheduleView;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What the other services ask about when an order's money is due. */
@Path("/internal")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SERVICE)
class InternalScheduleResource {

    private final Schedules schedules;
    private final SignedIn signedIn;

    InternalScheduleResource(Schedules schedules, SignedIn signedIn) {
        this.schedules = schedules;
        this.signedIn = signedIn;
    }

    @GET
    @Path("/orders/{orderId}/schedule")
    public Uni<ScheduleView> schedule(UUID orderId) {
        return schedules.find(signedIn.merchant(), orderId).map(ScheduleView::of);
    }

    @POST
    @Path("/accounts/{orderId}:preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "What would be due when, if the order were another; nothing is stored")
    public Uni<PreviewView> preview(UUID orderId, @NotNull @Valid PreviewRequest request) {
        var lines = request.preOrders();
        return schedules
                .preview(signedIn.merchant(), orderId, request.total(), lines)
                .map(PreviewView::of);
    }
}
