package dev.portico.portal.page;

import dev.portico.portal.lookup.domain.LinkRequest.Kind;
import dev.portico.portal.page.LinkAsking.Button;
import dev.portico.portal.page.LinkAsking.Wanted;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Optional;

/**
 * From one order to all of its customer's. An order's link may have been passed on, so it does not open the others: that takes
 * a mail to the address on the order.
 */
@Path("/p/{token}/orders")
@PermitAll
class MyOrdersLinkPages {

    private static final String PATH = "/orders";

    private final Flow flow;
    private final LinkAsking asking;

    MyOrdersLinkPages(Flow flow, LinkAsking asking) {
        this.flow = flow;
        this.asking = asking;
    }

    @GET
    public Uni<Response> offer(String token, @Context UriInfo address, @Context HttpHeaders headers) {
        return flow.look(token, address, headers).chain(this::offer);
    }

    @POST
    public Uni<Response> ask(String token, @Context UriInfo address, @Context HttpHeaders headers) {
        return flow.act(token, address, headers, null)
                .map(Posted::visit)
                .chain(visit -> asking.ask(visit.ofShop(), wanted(visit), new Button(PATH, PATH)));
    }

    private static Wanted wanted(Visit visit) {
        return new Wanted(Kind.ORDERS, visit.link().orderId(), email(visit).orElse(null));
    }

    @GET
    @Path("/sent")
    public Uni<Response> sent(String token, @Context UriInfo address, @Context HttpHeaders headers) {
        return flow.look(token, address, headers).chain(this::sent);
    }

    private Uni<Response> offer(Visit visit) {
        var page = new MessagePage(
                flow.frame(visit, visit.text("orders.title"), PATH),
                "bag",
                visit.text("orders.title"),
                told(visit, "orders.offer", "orders.offer.plain"),
                visit.text("orders.offer.more"),
                new MessagePage.Continue("orders", visit.href(PATH), visit.text("find.button")),
                MessagePage.toOrder(visit));
        return flow.page(visit, 200, "message", page);
    }

    private Uni<Response> sent(Visit visit) {
        var page = new MessagePage(
                flow.frame(visit, visit.text("find.sent"), PATH + "/sent"),
                "mail",
                visit.text("find.sent"),
                told(visit, "orders.offer.sent", "orders.offer.sent.plain"),
                visit.text("link.fresh.more"),
                null,
                MessagePage.toOrder(visit));
        return flow.page(visit, 200, "message", page);
    }

    private static String told(Visit visit, String key, String withoutAddress) {
        return email(visit)
                .map(email -> visit.text(key, Map.of("email", email)))
                .orElseGet(() -> visit.text(withoutAddress));
    }

    private static Optional<String> email(Visit visit) {
        return visit.view().order().customer().mailAddress();
    }
}
