package dev.portico.portal.console;

import dev.portico.kit.identity.Roles;
import dev.portico.portal.client.StaffClient;
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

/** What customers used of the plan, for staff: where the mails about the allowance lead. */
@Path("/console/usage")
@RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
class UsagePages {

    private final ConsoleVisits visits;
    private final StaffClient client;
    private final ConsoleHtml html;

    UsagePages(ConsoleVisits visits, StaffClient client, ConsoleHtml html) {
        this.visits = visits;
        this.client = client;
        this.html = html;
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> usage(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        var asked = UsagePeriod.of(from, to);
        return visits.open()
                .chain(view -> html.orDown(
                        view,
                        "We can’t show usage right now",
                        "Everything is still counted. Please try again in a moment. You can still see your orders.",
                        show(view, asked)));
    }

    private Uni<Response> show(ConsoleView view, UsagePeriod asked) {
        var period = asked.orElseDefault();
        return client.usage(visits.staff().token(), period.from(), period.to())
                .map(report -> new UsageComposer(view, report).compose(asked))
                .chain(page -> html.formPage(asked.isFaulty() ? 400 : 200, "consoleUsage", page));
    }

    @ServerExceptionMapper
    public Response roleIsMissing(ForbiddenException forbidden) {
        return html.message(ConsoleRefusedException.noAccess());
    }
}
