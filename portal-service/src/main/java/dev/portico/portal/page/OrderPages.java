package dev.portico.portal.page;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** The order page: one select, nobody else is asked. */
@Path("/p/{token}")
@PermitAll
class OrderPages {

    private final Visits visits;
    private final Html html;
    private final Assets assets;

    OrderPages(Visits visits, Html html, Assets assets) {
        this.visits = visits;
        this.html = html;
        this.assets = assets;
    }

    @GET
    public Uni<Response> order(
            String token,
            @QueryParam("done") @Nullable String done,
            @Context UriInfo address,
            @Context HttpHeaders headers) {
        return visits.open(token, address, headers).chain(visit -> show(visit, done));
    }

    private Uni<Response> show(Visit visit, @Nullable String done) {
        return html.page(200, "order", new OrderPageComposer(visit).compose(assets, done), visit.texts());
    }
}
