package dev.portico.portal.page;

import dev.portico.portal.client.CardMailAnswer;
import dev.portico.portal.client.CardPageAnswer;
import dev.portico.portal.client.CardPageAnswer.SaveThere;
import dev.portico.portal.client.PaymentClient;
import dev.portico.portal.view.domain.Card;
import dev.portico.portal.view.domain.CardUse;
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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changing the card that is charged. Whoever has the order's link may ask for it, but only who reads its mail can do it: the
 * mailed link leads to a page with one button, so that nothing that merely opens links uses it up.
 */
@Path("/p/{token}")
@PermitAll
class CardPages {

    private static final int SECONDS_BETWEEN_LOOKS = 3;
    private static final int LOOKS = 18;

    /** As long as a token of payment-service may be; what is longer is none. */
    private static final int LONGEST_TOKEN = 500;

    private final Flow flow;
    private final PaymentClient payments;
    private final Html html;
    private final PortalConfig config;

    CardPages(Flow flow, PaymentClient payments, Html html, PortalConfig config) {
        this.flow = flow;
        this.payments = payments;
        this.html = html;
        this.config = config;
    }

    @POST
    @Path("/card")
    public Uni<Response> askForMail(
            String token,
            @Context UriInfo address,
            @Context HttpHeaders headers,
            @Nullable MultivaluedMap<String, String> form) {
        return flow.act(token, address, headers, form).chain(this::askForMail);
    }

    @GET
    @Path("/card-mail")
    public Uni<Response> mailed(String token, @Context UriInfo address, @Context HttpHeaders headers) {
        return flow.look(token, address, headers).chain(this::showMailed);
    }

    @GET
    @Path("/card/{update}")
    public Uni<Response> ask(String token, String update, @Context UriInfo address, @Context HttpHeaders headers) {
        return flow.look(token, address, headers).chain(visit -> showButton(visit, update));
    }

    @POST
    @Path("/card/{update}")
    public Uni<Response> start(
            String token,
            String update,
            @Context UriInfo address,
            @Context HttpHeaders headers,
            @Nullable MultivaluedMap<String, String> form) {
        return flow.act(token, address, headers, form).chain(posted -> start(posted, update));
    }

    /** @param after the last event of payment-service the page had seen when the customer left to name a card */
    @GET
    @Path("/card-changed")
    public Uni<Response> changed(
            String token,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("look") @DefaultValue("1") int look,
            @Context UriInfo address,
            @Context HttpHeaders headers) {
        return flow.look(token, address, headers)
                .chain(visit -> isNamed(visit, after)
                        ? flow.seeOther(visit, "?done=cardChanged")
                        : stillConfirming(visit, after, look));
    }

    private Uni<Response> askForMail(Posted posted) {
        var visit = posted.visit();
        var asked = payments.requestCardMail(visit.link()).chain(answer -> answered(visit, answer));
        return flow.orKept(asked, posted, "/card");
    }

    private Uni<Response> answered(Visit visit, CardMailAnswer answer) {
        return answer == CardMailAnswer.SENT
                ? flow.seeOther(visit, "/card-mail")
                : flow.closed(
                        visit, 409, "", visit.text("card.notNeeded"), visit.text("card.notNeeded.text"), List.of());
    }

    private Uni<Response> showMailed(Visit visit) {
        var email = visit.view().order().customer().mailAddress();
        var text = email.map(address -> visit.text("card.mail.text", Map.of("email", address)))
                .orElseGet(() -> visit.text("card.mail.text.plain"));
        var page = new MessagePage(
                flow.frame(visit, visit.text("card.mail"), "/card-mail"),
                "mail",
                visit.text("card.mail"),
                text,
                visit.text("card.mail.later"),
                null,
                MessagePage.toOrder(visit));
        return flow.page(visit, 200, "message", page);
    }

    private Uni<Response> showButton(Visit visit, String update) {
        var known = Optional.ofNullable(visit.view().facts().card()).map(Card::method);
        var page = new MessagePage(
                flow.frame(visit, visit.text("card.page"), path(update)),
                "card",
                visit.text("card.page"),
                known.map(method -> visit.text("card.page.text", Map.of("card", method)))
                        .orElseGet(() -> visit.text("card.kept." + use(visit))),
                visit.text("card.page.safe"),
                new MessagePage.Continue("card", visit.href(path(update)), visit.text("card.page.button")),
                MessagePage.toOrder(visit));
        return flow.page(visit, 200, "message", page);
    }

    private static CardUse use(Visit visit) {
        return visit.view()
                .plan()
                .map(plan -> CardUse.of(plan, visit.view().order().keptLines()))
                .orElse(CardUse.BY_ITSELF);
    }

    private static String path(String update) {
        return "/card/" + URLEncoder.encode(update, StandardCharsets.UTF_8);
    }

    private Uni<Response> start(Posted posted, String update) {
        var visit = posted.visit();
        if (update.length() > LONGEST_TOKEN) {
            return noSuchLink(visit);
        }
        var after = visit.view().paymentSequence();
        var returnUrl = visit.portal(config.url()) + visit.href("/card-changed?after=" + after);
        var started = payments.startCardUpdate(visit.link(), update, returnUrl).chain(answer -> opened(visit, answer));
        return flow.orKept(started, posted, path(update));
    }

    private Uni<Response> opened(Visit visit, CardPageAnswer answer) {
        return answer instanceof SaveThere there
                ? Uni.createFrom().item(html.seeOther(there.page()))
                : noSuchLink(visit);
    }

    /** Offers what helps: another mail. */
    private Uni<Response> noSuchLink(Visit visit) {
        var page = new MessagePage(
                flow.frame(visit, visit.text("card.used"), ""),
                "warn",
                visit.text("card.used"),
                visit.text("card.used.text"),
                null,
                new MessagePage.Continue("card", visit.href("/card"), visit.text("card.used.button")),
                MessagePage.toOrder(visit));
        return flow.page(visit, 410, "message", page);
    }

    private static boolean isNamed(Visit visit, long after) {
        var card = visit.view().facts().card();
        return card != null && card.sequence() > after;
    }

    private Uni<Response> stillConfirming(Visit visit, long after, int look) {
        var slow = look >= LOOKS;
        var page = new ConfirmingPage(
                flow.frame(visit, visit.text("card.confirming"), ""),
                visit.text(slow ? "confirming.slow" : "card.confirming"),
                visit.text(slow ? "card.confirming.slow" : "confirming.text"),
                visit.href("/card-changed?after=" + after + "&look=" + (slow ? 1 : look + 1)),
                slow ? null : SECONDS_BETWEEN_LOOKS,
                visit.href(""));
        return flow.page(visit, 200, "confirming", page);
    }
}
