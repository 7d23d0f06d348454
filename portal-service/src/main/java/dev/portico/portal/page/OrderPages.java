package dev.portico.portal.page;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The order page, and the same as data for who asks for JSON: one select, nobody else is asked. */
@Path("/p/{token}")
@PermitAll
class OrderPages {

    private final Visits visits;
    private final Html html;
    private final Assets assets;
    private final PortalConfig config;

    OrderPages(Visits visits, Html html, Assets assets, PortalConfig config) {
        this.visits = visits;
        this.html = html;
        this.assets = assets;
        this.config = config;
    }

    @GET
    @Operation(summary = "The order behind a customer's link: a page, or JSON for a page of the shop's own")
    @APIResponse(
            responseCode = "200",
            description = "A page unless Accept names application/json; then what it shows, as data",
            content = {
                @Content(mediaType = MediaType.TEXT_HTML),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = OrderDocument.class))
            })
    @APIResponse(responseCode = "403", description = "The shop has closed its portal: portal-closed")
    @APIResponse(responseCode = "404", description = "unknown-link; order-not-ready while it is on its way")
    @APIResponse(responseCode = "410", description = "link-expired, link-replaced: the page offers another by mail")
    public Uni<Response> order(
            String token,
            @QueryParam("done") @Nullable String done,
            @Context UriInfo address,
            @Context HttpHeaders headers) {
        var asJson = JsonAsked.by(headers.getAcceptableMediaTypes());
        return visits.open(token, address, headers).chain(visit -> asJson ? data(visit) : show(visit, done));
    }

    private Uni<Response> data(Visit visit) {
        return html.data(new OrderDocumentComposer(visit, assets, config.url()).compose());
    }

    private Uni<Response> show(Visit visit, @Nullable String done) {
        return html.page(200, "order", new OrderPageComposer(visit).compose(assets, done), visit.texts());
    }
}
