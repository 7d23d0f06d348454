package dev.portico.portal.page;

import dev.portico.portal.text.Texts;
import io.quarkus.qute.Engine;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** A page whose template asks for something that isn't there. Only in tests. */
@Path("/p/{token}/broken")
@PermitAll
class BrokenPages {

    static final String TEMPLATE = "<p>half a page</p>{page.nothing.there}";

    private final Html html;

    private final Assets assets;

    BrokenPages(Html html, Assets assets, Engine engine) {
        this.html = html;
        this.assets = assets;
        engine.putTemplate("broken", engine.parse(TEMPLATE));
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> broken(@PathParam("token") String token) {
        return html.page(200, "broken", page(), Texts.in(Locale.ENGLISH));
    }

    @GET
    @Path("/now")
    @Operation(hidden = true)
    public Response brokenNow(@PathParam("token") String token) {
        return html.pageNow(200, "broken", page(), Texts.in(Locale.ENGLISH));
    }

    private FramedPage page() {
        return () -> Frame.ofNoOrder("A page", Locale.ENGLISH, Texts.in(Locale.ENGLISH), null, assets);
    }
}
