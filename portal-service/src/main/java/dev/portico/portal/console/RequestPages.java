package dev.portico.portal.console;

import dev.portico.kit.identity.Roles;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.portal.client.ChangeRequest;
import dev.portico.portal.client.RequestAnswer;
import dev.portico.portal.client.RequestAnswer.Taken;
import dev.portico.portal.client.ServiceDownException;
import dev.portico.portal.client.StaffClient;
import dev.portico.portal.console.ConsoleMessagePage.Link;
import dev.portico.portal.console.ConsoleMessagePage.Retry;
import dev.portico.portal.view.OrderViewReader;
import dev.portico.portal.view.OrderViewReader.Found;
import dev.portico.portal.view.OrderViews;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * What customers asked for and wait for: the queue, and one request with its answer. The answer is posted to the page's own
 * address, so that whoever has to sign in first comes back to the page.
 */
@Path("/console/requests")
@RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
class RequestPages {

    private static final int A_PAGE = 20;

    private final ConsoleVisits visits;
    private final StaffClient client;
    private final OrderViewReader reader;
    private final OrderViews views;
    private final FormTokens tokens;
    private final ConsoleHtml html;

    RequestPages(
            ConsoleVisits visits,
            StaffClient client,
            OrderViewReader reader,
            OrderViews views,
            FormTokens tokens,
            ConsoleHtml html) {
        this.visits = visits;
        this.client = client;
        this.reader = reader;
        this.views = views;
        this.tokens = tokens;
        this.html = html;
    }

    /** A request that somebody looks at or answers. */
    private record Look(ConsoleView view, UUID id, RequestForm form, String done) {

        int status() {
            return form.fault() == null ? 200 : 422;
        }
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> list(
            @QueryParam("status") @DefaultValue(RequestListComposer.OPEN) String status,
            @QueryParam("cursor") @Nullable String cursor) {
        return visits.open().chain(view -> orUnavailable(view, listed(view, status, cursor)));
    }

    private Uni<Response> listed(ConsoleView view, String status, @Nullable String cursor) {
        var composer = new RequestListComposer(view);
        var page = status.equals(RequestListComposer.ALL) || RequestWords.isState(status)
                ? requests(status.equals(RequestListComposer.ALL) ? null : status, cursor)
                        .map(listed -> composer.filtered(status, listed))
                : requests(ChangeRequest.AWAITING_APPROVAL, null)
                        .chain(forShop -> requests(ChangeRequest.AWAITING_PAYMENT, null)
                                .map(forPayment -> composer.open(forShop, forPayment)));
        return page.chain(shown -> html.formPage(200, "consoleRequests", shown));
    }

    private Uni<ChangeRequest.Listed> requests(@Nullable String status, @Nullable String cursor) {
        return client.requests(visits.staff().token(), status, cursor, A_PAGE);
    }

    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public Uni<Response> request(String id, @QueryParam("done") @DefaultValue("") String done) {
        var known = id(id);
        return visits.open().chain(view -> show(new Look(view, known, RequestForm.empty(), done)));
    }

    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.ADMIN, Roles.STAFF})
    @Operation(hidden = true)
    public Uni<Response> answer(String id, MultivaluedMap<String, String> posted) {
        var known = id(id);
        var form = RequestForm.of(posted);
        return visits.open().chain(view -> decide(new Look(view, known, form, "")));
    }

    private Uni<Response> decide(Look look) {
        var form = look.form();
        if (!tokens.isFor(visits.staff().caller(), form.token()) || !form.isComplete()) {
            return Uni.createFrom().item(notOurs(look));
        }
        return form.fault() == null ? send(look) : show(look);
    }

    private Uni<Response> send(Look look) {
        var token = visits.staff().token();
        var merchant = visits.staff().merchant();
        var sent = look.form().approves()
                ? client.approve(token, look.id())
                : client.decline(token, look.id(), look.form().reason());
        return sent.chain(answer -> answered(merchant, look, answer))
                .onFailure(ServiceDownException.class)
                .recoverWithItem(() -> keeping(look));
    }

    private Uni<Response> answered(MerchantId merchant, Look look, RequestAnswer answer) {
        var done = look.form().approves() ? "approved" : "declined";
        return answer.fold(taken -> keep(merchant, taken).replaceWith(seeOther(look, done)), tooLate -> Uni.createFrom()
                .item(seeOther(look, "late")));
    }

    /** So that the order's page shows it before the event is there. */
    private Uni<Void> keep(MerchantId merchant, Taken taken) {
        return views.apply(merchant, taken.orderId(), taken.sequence(), taken.order());
    }

    private Response seeOther(Look look, String done) {
        return html.seeOther("/console/requests/" + look.id() + "?done=" + done);
    }

    private Uni<Response> show(Look look) {
        var shown = client.request(visits.staff().token(), look.id())
                .map(found -> found.orElseThrow(() -> missing(look.view())))
                .chain(request -> show(look, request));
        return orUnavailable(look.view(), shown);
    }

    private Uni<Response> show(Look look, ChangeRequest request) {
        var staff = visits.staff();
        var token = staff.mayChange() ? tokens.issue(staff.caller()) : null;
        return reader.find(staff.merchant(), request.orderId())
                .map(found -> found.flatMap(Found::order).orElse(null))
                .map(order -> new RequestComposer(
                        look.view(), request, order, staff.caller().actor().value()))
                .map(composer -> composer.compose(look.done(), look.form(), token))
                .chain(page -> html.formPage(look.status(), "consoleRequest", page));
    }

    @ServerExceptionMapper
    public Response roleIsMissing(ForbiddenException forbidden) {
        return html.message(ConsoleRefusedException.noAccess());
    }

    private Uni<Response> orUnavailable(ConsoleView view, Uni<Response> work) {
        return html.orDown(
                view,
                "We can’t open requests right now",
                "Nothing is lost. Please try again in a moment. You can still see your orders.",
                work);
    }

    /** It is away or didn't answer: what was typed can be sent again, an answer counts once. */
    private Response keeping(Look look) {
        return html.down(
                look.view(),
                "We can’t send your answer right now",
                "It’s still here. Try again in a moment: an answer counts once, however often it’s sent.",
                new Retry("/console/requests/" + look.id(), look.form().fields()));
    }

    private Response notOurs(Look look) {
        return html.notOurs(
                look.view(),
                "Nothing was sent",
                "The page was open for too long, or the answer didn’t come from it. Open the request and answer again.",
                new Link("Back to the request", "/console/requests/" + look.id()));
    }

    private static UUID id(String text) {
        return ConsolePages.id(text).orElseThrow(() -> missing(null));
    }

    /** The same for a request of nobody and of another merchant. */
    private static ConsoleRefusedException missing(@Nullable ConsoleView view) {
        return new ConsoleRefusedException(
                404,
                view == null ? null : view.shop(),
                "There’s no such request",
                "It isn’t among your shop’s requests that wait, nor among the latest that ended.");
    }
}
