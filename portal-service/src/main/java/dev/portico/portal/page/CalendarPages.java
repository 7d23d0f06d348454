package dev.portico.portal.page;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The days on which pre-ordered items are expected, for the customer's own calendar. */
@Path("/p/{token}/expected.ics")
@PermitAll
class CalendarPages {

    static final String TYPE = "text/calendar;charset=UTF-8";

    private final Visits visits;
    private final Html html;

    CalendarPages(Visits visits, Html html) {
        this.visits = visits;
        this.html = html;
    }

    @GET
    @Produces(TYPE)
    public Uni<Response> expected(String token, @Context UriInfo address, @Context HttpHeaders headers) {
        return visits.open(token, address, headers).map(this::file);
    }

    private Response file(Visit visit) {
        var expected = new PreOrders(visit).expected();
        if (expected.isEmpty()) {
            throw PageRefusedException.of(Refusal.UNKNOWN, visit);
        }
        return html.file(TYPE, "expected.ics", ExpectedDates.write(visit, expected));
    }
}
