package dev.portico.portal.page;

import dev.portico.portal.lookup.domain.LinkRequest.Kind;
import dev.portico.portal.page.LinkAsking.Button;
import dev.portico.portal.page.LinkAsking.Wanted;
import dev.portico.portal.page.Visits.Holder;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/**
 * Another link for who has one that expired or was replaced: mailed to the address on the order, which is all that whoever
 * finds an old link can cause.
 */
@Path("/p/{token}/link")
@PermitAll
class FreshLinkPages {

    static final String PATH = "/link";
    private static final Button BUTTON = new Button("", PATH);

    private final Visits visits;
    private final LinkAsking asking;
    private final Html html;
    private final Assets assets;

    FreshLinkPages(Visits visits, LinkAsking asking, Html html, Assets assets) {
        this.visits = visits;
        this.asking = asking;
        this.html = html;
        this.assets = assets;
    }

    @POST
    public Uni<Response> ask(String token, @Context UriInfo address, @Context HttpHeaders headers) {
        return visits.holder(token, address, headers)
                .chain(holder -> asking.ask(holder.visit(), wanted(holder), BUTTON));
    }

    private static Wanted wanted(Holder holder) {
        return new Wanted(Kind.ORDER, holder.link().orderId(), holder.email());
    }

    @GET
    @Path("/sent")
    public Uni<Response> sent(String token, @Context UriInfo address, @Context HttpHeaders headers) {
        return visits.holder(token, address, headers).chain(holder -> sent(holder.visit()));
    }

    private Uni<Response> sent(ShopVisit visit) {
        var page = new MessagePage(
                Frame.of(visit, assets, visit.text("find.sent"), PATH + "/sent"),
                "mail",
                visit.text("find.sent"),
                visit.text("link.fresh.sent"),
                visit.text("link.fresh.more"),
                null,
                null);
        return html.page(200, "message", page, visit.texts());
    }
}
