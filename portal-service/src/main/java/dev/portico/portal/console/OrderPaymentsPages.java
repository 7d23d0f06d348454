package dev.portico.portal.console;

import dev.portico.kit.identity.Roles;
import dev.portico.portal.client.ChargeRun;
import dev.portico.portal.client.OrderPayments;
import dev.portico.portal.client.ServiceDownException;
import dev.portico.portal.client.StaffDecision;
import dev.portico.portal.client.StaffDecision.Refused;
import dev.portico.portal.client.StaffPayments;
import dev.portico.portal.console.ConsoleMessagePage.Link;
import dev.portico.portal.console.ConsoleMessagePage.Retry;
import dev.portico.portal.view.OrderViewReader;
import dev.portico.portal.view.OrderViewReader.Found;
import dev.portico.portal.view.domain.OrderExcerpt;
import dev.portico.portal.view.domain.OrderView;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * An order's money for staff: plan, ledger, charges and refunds as payment-service has them, and what to do about them.
 * Everything is done in the name of whoever signed in; a charge of the card on file has a step in between.
 */
@Path("/console/orders/{orderId}/payments")
@RolesAllowed({Roles.ADMIN, Roles.STAFF, Roles.VIEWER})
class OrderPaymentsPages {

    private final ConsoleVisits visits;
    private final StaffPayments payments;
    private final OrderViewReader reader;
    private final FormTokens tokens;
    private final ConsoleHtml html;

    OrderPaymentsPages(
            ConsoleVisits visits, StaffPayments payments, OrderViewReader reader, FormTokens tokens, ConsoleHtml html) {
        this.visits = visits;
        this.payments = payments;
        this.reader = reader;
        this.tokens = tokens;
        this.html = html;
    }

    /** An order whose money somebody looks at or does something about. */
    private record Look(ConsoleView view, OrderExcerpt order, PaymentForm form, String done) {

        Look with(PaymentForm other) {
            return new Look(view, order, other, "");
        }

        String href(String below) {
            return "/console/orders/" + order.id() + "/payments" + below;
        }

        int status() {
            return form.fault() == null ? 200 : 422;
        }
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> payments(String orderId, @QueryParam("done") @DefaultValue("") String done) {
        return look(orderId, PaymentForm.empty(), done).chain(this::show);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.ADMIN, Roles.STAFF})
    @Operation(hidden = true)
    public Uni<Response> act(String orderId, MultivaluedMap<String, String> posted) {
        return look(orderId, PaymentForm.of(posted), "").chain(this::act);
    }

    /** What charging the card on file would take, before it is. */
    @GET
    @Path("/charge")
    @RolesAllowed({Roles.ADMIN, Roles.STAFF})
    @Operation(hidden = true)
    public Uni<Response> charge(String orderId) {
        return look(orderId, PaymentForm.empty(), "")
                .chain(look -> orUnavailable(
                        look.view(),
                        payments.dryRun(visits.staff().token(), ofOrder(look))
                                .chain(would -> html.formPage(200, "consoleCharge", confirm(look, would)))));
    }

    private ChargeConfirmPage confirm(Look look, ChargeRun would) {
        return ChargeConfirmPage.ofOrder(
                look.view(),
                look.order().number(),
                look.href(""),
                tokens.issue(visits.staff().caller()),
                would);
    }

    private Uni<Response> act(Look look) {
        var form = look.form();
        if (!tokens.isFor(visits.staff().caller(), form.token()) || !form.isComplete()) {
            return Uni.createFrom().item(notOurs(look));
        }
        var done = form.action().equals(PaymentForm.CHARGE) ? start(look) : decide(look);
        return done.onFailure(ServiceDownException.class).recoverWithItem(() -> keeping(look));
    }

    private Uni<Response> start(Look look) {
        return payments.charge(visits.staff().token(), look.form().key(), ofOrder(look))
                .map(run -> html.seeOther("/console/charges/" + run.id()));
    }

    private static ChargeRun.Wish ofOrder(Look look) {
        return ChargeRun.Wish.ofOrder(look.order().id());
    }

    private Uni<Response> decide(Look look) {
        var form = look.form();
        var minor = form.minor(look.order().currency());
        if (form.action().equals(PaymentForm.RETRY)) {
            var refund = ConsolePages.id(form.refund()).orElseThrow(() -> missing(look.view()));
            return answered(
                    look,
                    payments.retryRefund(visits.staff().token(), look.order().id(), refund));
        }
        if (minor.isEmpty()) {
            return show(look.with(form.with(
                    "Enter an amount, like " + look.view().money(look.order().currency(), 2_550))));
        }
        return answered(
                look,
                form.action().equals(PaymentForm.WAIVE)
                        ? waive(look, minor.getAsLong())
                        : refund(look, minor.getAsLong()));
    }

    private Uni<StaffDecision> waive(Look look, long minor) {
        var form = look.form();
        return payments.waive(
                visits.staff().token(),
                form.key(),
                look.order().id(),
                new StaffPayments.WaiverWish(minor, form.reasonOrNone()));
    }

    private Uni<StaffDecision> refund(Look look, long minor) {
        var form = look.form();
        var wish = new StaffPayments.RefundWish(
                minor,
                look.order().currency(),
                form.reasonOrNone(),
                form.notifyCustomer(),
                form.moreThanDue(),
                form.outside());
        return payments.refund(visits.staff().token(), form.key(), look.order().id(), wish);
    }

    private Uni<Response> answered(Look look, Uni<StaffDecision> decision) {
        return decision.chain(made -> made instanceof Refused refused
                ? show(look.with(look.form().with(why(look, refused))))
                : Uni.createFrom()
                        .item(html.seeOther(look.href("?done=" + look.form().action()))));
    }

    private static String why(Look look, Refused refused) {
        return PaymentWords.refusal(look.view(), refused.code(), look.order().currency(), refused.limitMinor());
    }

    private Uni<Look> look(String orderId, PaymentForm form, String done) {
        var id = ConsolePages.id(orderId).orElseThrow(() -> missing(null));
        return visits.open().chain(view -> reader.find(visits.staff().merchant(), id)
                .map(found -> found.flatMap(Found::order).map(OrderView::order).orElseThrow(() -> missing(view)))
                .map(order -> new Look(view, order, form, done)));
    }

    private Uni<Response> show(Look look) {
        var shown = payments.ofOrder(visits.staff().token(), look.order().id())
                .map(found -> found.orElseThrow(() -> missing(look.view())))
                .chain(known -> show(look, known));
        return orUnavailable(look.view(), shown);
    }

    private Uni<Response> show(Look look, OrderPayments known) {
        var staff = visits.staff();
        var token = staff.mayChange() ? tokens.issue(staff.caller()) : null;
        var page = new OrderPaymentsComposer(look.view(), look.order(), known).compose(look.done(), look.form(), token);
        return html.formPage(look.status(), "consolePayments", page);
    }

    @ServerExceptionMapper
    public Response roleIsMissing(ForbiddenException forbidden) {
        return html.message(ConsoleRefusedException.noAccess());
    }

    private Uni<Response> orUnavailable(ConsoleView view, Uni<Response> work) {
        return html.orDown(
                view,
                "We can’t show payments right now",
                "Nothing is lost and nothing was charged by this. Please try again in a moment.",
                work);
    }

    /** It is away or didn't answer: what was typed can be sent again, and counts once. */
    private Response keeping(Look look) {
        return html.down(
                look.view(),
                "We can’t tell whether this was done",
                "Try again in a moment: it counts once, however often it’s sent.",
                new Retry(look.href(""), look.form().fields()));
    }

    private Response notOurs(Look look) {
        return html.notOurs(
                look.view(),
                "Nothing was done",
                "The page was open for too long, or this didn’t come from it. Open the payments and try again.",
                new Link("Back to the payments", look.href("")));
    }

    /** The same for an order of nobody and of another merchant. */
    private static ConsoleRefusedException missing(@Nullable ConsoleView view) {
        return new ConsoleRefusedException(
                404,
                view == null ? null : view.shop(),
                "There’s no such order",
                "It isn’t among your shop’s orders, or its payments haven’t arrived yet.");
    }
}
