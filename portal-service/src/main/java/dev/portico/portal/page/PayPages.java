package dev.portico.portal.page;

import dev.portico.portal.client.CheckoutAnswer;
import dev.portico.portal.client.CheckoutAnswer.AmountChanged;
import dev.portico.portal.client.CheckoutAnswer.OutOfBounds;
import dev.portico.portal.client.CheckoutAnswer.PayThere;
import dev.portico.portal.client.CheckoutAnswer.Unconfirmed;
import dev.portico.portal.client.PaymentClient;
import dev.portico.portal.client.ServiceDownException;
import dev.portico.portal.page.PayChoices.Typed;
import dev.portico.portal.view.domain.LastPayment;
import dev.portico.portal.view.domain.OrderView;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Choosing what to pay, and paying it on the processor's page; what came of it is told by an event and never by an address. */
@Path("/p/{token}")
@PermitAll
class PayPages {

    private static final int SECONDS_BETWEEN_LOOKS = 3;
    private static final int LOOKS = 18;

    /** Shown how to write an amount: with decimals where the currency has them. */
    private static final long EXAMPLE_MINOR = 2_550;

    private final Visits visits;
    private final PostLimit limit;
    private final PaymentClient payments;
    private final DownPages downPages;
    private final Html html;
    private final Assets assets;
    private final PortalConfig config;

    PayPages(
            Visits visits,
            PostLimit limit,
            PaymentClient payments,
            DownPages downPages,
            Html html,
            Assets assets,
            PortalConfig config) {
        this.visits = visits;
        this.limit = limit;
        this.payments = payments;
        this.downPages = downPages;
        this.html = html;
        this.assets = assets;
        this.config = config;
    }

    @GET
    @Path("/pay")
    public Uni<Response> choose(String token, @Context UriInfo address, @Context HttpHeaders headers) {
        return visits.open(token, address, headers)
                .chain(visit -> PayChoices.areThere(visit)
                        ? choices(visit, 200, Typed.nothing())
                        : Uni.createFrom().item(html.seeOther(URI.create(visit.href("")))));
    }

    @POST
    @Path("/pay")
    public Uni<Response> pay(
            String token,
            @Context UriInfo address,
            @Context HttpHeaders headers,
            @Nullable MultivaluedMap<String, String> form) {
        return limit.open(token, address, headers)
                .map(visit -> new PayForm(Posted.of(visit, form)))
                .chain(this::pay);
    }

    /** @param after the last event of payment-service the page had seen when the customer left to pay */
    @GET
    @Path("/paid")
    public Uni<Response> paid(
            String token,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("look") @DefaultValue("1") int look,
            @Context UriInfo address,
            @Context HttpHeaders headers) {
        return visits.open(token, address, headers).chain(visit -> confirm(visit, after, look));
    }

    private Uni<Response> pay(PayForm form) {
        var visit = form.posted().visit();
        var chosen = form.chosen();
        if (chosen.isPresent()) {
            return checkout(form, chosen.get());
        }
        if (!form.isChoice() || !PayChoices.areThere(visit)) {
            throw PageRefusedException.of(Refusal.UNREADABLE, visit);
        }
        return form.isPart()
                ? choices(visit, 422, wrongPart(form, unreadable(form)))
                : choices(visit, 422, new Typed("", form.part(), visit.text("pay.fault.choice"), null));
    }

    private static String unreadable(PayForm form) {
        var visit = form.posted().visit();
        return form.part().isEmpty()
                ? visit.text("pay.fault.missing")
                : visit.text("pay.fault.unreadable", Map.of("example", visit.money(EXAMPLE_MINOR)));
    }

    private static Typed wrongPart(PayForm form, String fault) {
        return new Typed(PayChoices.PART, form.part(), null, fault);
    }

    private Uni<Response> choices(Visit visit, int status, Typed typed) {
        return html.page(status, "pay", PayChoices.page(visit, assets, typed), visit.texts());
    }

    private Uni<Response> checkout(PayForm form, PayForm.Chosen chosen) {
        var visit = form.posted().visit();
        var wish = new PaymentClient.Wish(
                chosen.purpose(),
                chosen.installment(),
                chosen.amountMinor(),
                visit.view().order().currency(),
                returnAddress(visit),
                savesCard(visit));
        return payments.checkout(visit.link(), form.key(chosen), wish)
                .chain(answer -> answered(form, answer))
                .onFailure(ServiceDownException.class)
                .recoverWithUni(
                        () -> downPages.pay(visit, HiddenField.all(form.posted().form())));
    }

    /** Where more is to be paid later and no card is known that could be charged for it. */
    private static boolean savesCard(Visit visit) {
        return visit.view().facts().card() == null
                && visit.view()
                        .plan()
                        .filter(plan -> plan.laterMinor(visit.today()) > 0)
                        .isPresent();
    }

    private String returnAddress(Visit visit) {
        return visit.portal(config.url())
                + visit.href("/paid?after=" + visit.view().paymentSequence());
    }

    private Uni<Response> answered(PayForm form, CheckoutAnswer answer) {
        var visit = form.posted().visit();
        if (answer instanceof PayThere there) {
            return Uni.createFrom().item(html.seeOther(there.page()));
        }
        if (answer instanceof OutOfBounds missed) {
            return PayChoices.areThere(visit)
                    ? choices(visit, 422, wrongPart(form, fault(visit, missed)))
                    : notNow(visit, "error.amount");
        }
        if (answer instanceof Unconfirmed) {
            return notNow(visit, "payment.unknown");
        }
        return notNow(visit, answer instanceof AmountChanged ? "error.amount" : "error.nothingDue");
    }

    private static String fault(Visit visit, OutOfBounds missed) {
        var key =
                switch (missed.bound()) {
                    case TOO_SMALL -> "pay.fault.small";
                    case TOO_LARGE -> "pay.fault.large";
                    case REST_TOO_SMALL -> "pay.fault.rest";
                };
        return visit.text(key, Map.of("limit", visit.money(missed.limitMinor())));
    }

    private Uni<Response> notNow(Visit visit, String key) {
        var title = visit.text(key);
        var page = new ErrorPage(
                Frame.of(visit, assets, title, ""),
                title,
                visit.text(key + ".text"),
                List.of(),
                null,
                null,
                visit.href(""),
                null);
        return html.page(409, "error", page, visit.texts());
    }

    private Uni<Response> confirm(Visit visit, long after, int look) {
        return isAnswered(visit.view(), after)
                ? Uni.createFrom().item(html.seeOther(URI.create(visit.href(orderPath(visit.view())))))
                : stillConfirming(visit, after, look);
    }

    private Uni<Response> stillConfirming(Visit visit, long after, int look) {
        var slow = look >= LOOKS;
        var key = slow ? "confirming.slow" : "confirming.title";
        var page = new ConfirmingPage(
                Frame.of(visit, assets, visit.text("confirming.title"), ""),
                visit.text(key),
                visit.text(slow ? "confirming.slow.text" : "confirming.text"),
                visit.href("/paid?after=" + after + "&look=" + (slow ? 1 : look + 1)),
                slow ? null : SECONDS_BETWEEN_LOOKS,
                visit.href(""));
        return html.page(200, "confirming", page, visit.texts());
    }

    private static boolean isAnswered(OrderView view, long after) {
        var payment = view.lastPayment();
        return payment != null && payment.sequence() > after && payment.state().isAnAnswer();
    }

    private static String orderPath(OrderView view) {
        var payment = view.lastPayment();
        return payment != null && payment.state() == LastPayment.State.SUCCEEDED ? "?done=paid" : "";
    }
}
