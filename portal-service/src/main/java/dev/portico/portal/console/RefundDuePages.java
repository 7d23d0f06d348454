package dev.portico.portal.console;

import dev.portico.kit.identity.Roles;
import dev.portico.portal.client.StaffPayments;
import io.quarkus.security.ForbiddenException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Money that is to go back, across all orders, for staff. It is given back on the page of each order's payments. */
@Path("/console/refunds")
@RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
class RefundDuePages {

    private final ConsoleVisits visits;
    private final StaffPayments payments;
    private final ConsoleHtml html;

    RefundDuePages(ConsoleVisits visits, StaffPayments payments, ConsoleHtml html) {
        this.visits = visits;
        this.payments = payments;
        this.html = html;
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> due(@QueryParam("cursor") @Nullable String cursor) {
        return visits.open()
                .chain(view -> html.orDown(
                        view,
                        "We can’t show refunds right now",
                        "Nothing is lost. Please try again in a moment. You can still see your orders.",
                        payments.refundsDue(visits.staff().token(), cursor)
                                .chain(due -> html.page("consoleRefunds", RefundDuePage.of(view, due)))));
    }

    @ServerExceptionMapper
    public Response roleIsMissing(ForbiddenException forbidden) {
        return html.message(ConsoleRefusedException.noAccess());
    }
}
