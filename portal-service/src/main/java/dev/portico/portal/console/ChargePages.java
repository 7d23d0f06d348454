package dev.portico.portal.console;

import dev.portico.kit.identity.Roles;
import dev.portico.portal.client.ChargeRun;
import dev.portico.portal.client.ServiceDownException;
import dev.portico.portal.client.StaffPayments;
import dev.portico.portal.console.ChargeListPage.Wish;
import dev.portico.portal.console.ConsoleMessagePage.Link;
import dev.portico.portal.console.ConsoleMessagePage.Retry;
import dev.portico.portal.page.HiddenField;
import io.quarkus.security.ForbiddenException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Charging many orders at once: what it would come to, a confirmation, how far it is, and what became of it. */
@Path("/console/charges")
@RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
class ChargePages {

    private static final int LONGEST_KEY = 100;
    private static final Set<String> COUNTED = Set.of(ChargeRun.OLDEST, ChargeRun.NEWEST);

    private final ConsoleVisits visits;
    private final StaffPayments payments;
    private final ConsoleOrders orders;
    private final FormTokens tokens;
    private final ConsoleHtml html;

    ChargePages(
            ConsoleVisits visits, StaffPayments payments, ConsoleOrders orders, FormTokens tokens, ConsoleHtml html) {
        this.visits = visits;
        this.payments = payments;
        this.orders = orders;
        this.tokens = tokens;
        this.html = html;
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> runs(@QueryParam("cursor") @Nullable String cursor) {
        return visits.open().chain(view -> list(view, 200, cursor, new Wish(ChargeRun.ALL, "", null)));
    }

    /** What a run would charge: counted anew whenever it is looked at, and nothing is stored. */
    @GET
    @Path("/new")
    @RolesAllowed({Roles.ADMIN, Roles.STAFF})
    @Operation(hidden = true)
    public Uni<Response> dryRun(
            @QueryParam("scope") @DefaultValue("") String scope, @QueryParam("count") @DefaultValue("") String count) {
        return visits.open().chain(view -> wish(scope, count)
                .map(wish -> confirm(view, wish))
                .orElseGet(() -> list(view, 422, null, new Wish(scope, count, "How many orders? A number from 1 on"))));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.ADMIN, Roles.STAFF})
    @Operation(hidden = true)
    public Uni<Response> start(MultivaluedMap<String, String> posted) {
        return visits.open().chain(view -> start(view, posted));
    }

    @GET
    @Path("/{runId}")
    @Operation(hidden = true)
    public Uni<Response> run(String runId, @QueryParam("cursor") @Nullable String cursor) {
        var id = ConsolePages.id(runId).orElseThrow(() -> missing(null));
        return visits.open().chain(view -> orUnavailable(view, report(view, id, cursor)));
    }

    private Uni<Response> list(ConsoleView view, int status, @Nullable String cursor, Wish wish) {
        var offered = visits.staff().mayChange() ? wish : null;
        return orUnavailable(
                view,
                payments.chargeRuns(visits.staff().token(), cursor)
                        .chain(listed ->
                                html.formPage(status, "consoleCharges", ChargeListPage.of(view, listed, offered))));
    }

    private Uni<Response> confirm(ConsoleView view, ChargeRun.Wish wish) {
        var token = tokens.issue(visits.staff().caller());
        return orUnavailable(
                view,
                payments.dryRun(visits.staff().token(), wish)
                        .chain(would -> html.formPage(
                                200, "consoleCharge", ChargeConfirmPage.ofRun(view, wish, token, would))));
    }

    private Uni<Response> start(ConsoleView view, MultivaluedMap<String, String> posted) {
        var wish = wish(value(posted, "scope"), value(posted, "count"));
        var key = value(posted, "key");
        var isOurs = tokens.isFor(visits.staff().caller(), posted.getFirst(FormTokens.FIELD));
        if (!isOurs || wish.isEmpty() || key.isEmpty() || key.length() > LONGEST_KEY) {
            return Uni.createFrom().item(notOurs(view));
        }
        return payments.charge(visits.staff().token(), key, wish.get())
                .map(run -> html.seeOther("/console/charges/" + run.id()))
                .onFailure(ServiceDownException.class)
                .recoverWithItem(() -> keeping(view, posted));
    }

    private Uni<Response> report(ConsoleView view, UUID id, @Nullable String cursor) {
        var token = visits.staff().token();
        return payments.chargeRun(token, id)
                .map(found -> found.orElseThrow(() -> missing(view)))
                .chain(run -> payments.charges(token, id, cursor).chain(report -> orders.numbers(
                                visits.staff().merchant(),
                                report.items().stream()
                                        .map(ChargeRun.Charge::orderId)
                                        .toList())
                        .map(numbers -> ChargeRunPage.of(view, run, report, cursor == null, numbers))))
                .chain(page -> html.page("consoleChargeRun", page));
    }

    /** Empty when its number can't be read. */
    private static Optional<ChargeRun.Wish> wish(String scope, String count) {
        if (scope.equals(ChargeRun.ALL)) {
            return Optional.of(new ChargeRun.Wish(scope, null, null, null));
        }
        return COUNTED.contains(scope) && count.matches("[1-9]\\d{0,5}")
                ? Optional.of(new ChargeRun.Wish(scope, Integer.valueOf(count), null, null))
                : Optional.empty();
    }

    @ServerExceptionMapper
    public Response roleIsMissing(ForbiddenException forbidden) {
        return html.message(ConsoleRefusedException.noAccess());
    }

    private Uni<Response> orUnavailable(ConsoleView view, Uni<Response> work) {
        return html.orDown(
                view,
                "We can’t show charges right now",
                "A run that was started goes on. Please try again in a moment.",
                work);
    }

    /** It is away or didn't answer: sent again with its key, it is still one run. */
    private Response keeping(ConsoleView view, MultivaluedMap<String, String> posted) {
        return html.down(
                view,
                "We can’t tell whether this was started",
                "Try again in a moment: it’s one run, however often it’s sent.",
                new Retry("/console/charges", fields(posted)));
    }

    private Response notOurs(ConsoleView view) {
        return html.notOurs(
                view,
                "Nothing was charged",
                "The page was open for too long, or this didn’t come from it. Start again from the list.",
                new Link("Back to the charges", "/console/charges"));
    }

    /** The same for a run of nobody and of another merchant. */
    private static ConsoleRefusedException missing(@Nullable ConsoleView view) {
        return new ConsoleRefusedException(
                404,
                view == null ? null : view.shop(),
                "There’s no such run",
                "It isn’t among the charges of your shop.");
    }

    private static String value(MultivaluedMap<String, String> form, String name) {
        return Objects.requireNonNullElse(form.getFirst(name), "").strip();
    }

    /** Of a form only what it should have. */
    private static List<HiddenField> fields(MultivaluedMap<String, String> posted) {
        return Stream.of(FormTokens.FIELD, "key", "scope", "count")
                .filter(posted::containsKey)
                .map(name -> new HiddenField(name, value(posted, name)))
                .toList();
    }
}
