package dev.portico.portal.page;

import dev.portico.portal.page.AccessibilityPage.Part;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How accessible the customers' pages are, and whom to tell what isn't. A shop can say it in words of its own. */
@Path("/s/{merchant}/accessibility")
@PermitAll
class AccessibilityPages {

    /** Of what is said here. It changes with the sentences, or with what the tests hold the pages to. */
    static final LocalDate STATED_ON = LocalDate.of(2026, 11, 28);

    static final String PATH = "/accessibility";

    private final ShopVisits visits;
    private final Html html;
    private final Assets assets;

    AccessibilityPages(ShopVisits visits, Html html, Assets assets) {
        this.visits = visits;
        this.html = html;
        this.assets = assets;
    }

    @GET
    public Uni<Response> statement(String merchant, @Context UriInfo address, @Context HttpHeaders headers) {
        return visits.open(merchant, address, headers)
                .chain(visit -> html.page(200, "accessibility", page(visit), visit.texts()));
    }

    private AccessibilityPage page(ShopVisit visit) {
        var title = visit.text("accessibility.title");
        var parts = List.of(
                part(visit, "accessibility.conformance.title", "accessibility.conformance"),
                part(visit, "accessibility.tests.title", "accessibility.tests.axe", "accessibility.tests.keyboard"),
                part(
                        visit,
                        "accessibility.limits.title",
                        "accessibility.limits.shop",
                        "accessibility.limits.pay",
                        "accessibility.limits.people",
                        "accessibility.limits.time"));
        return new AccessibilityPage(
                Frame.of(visit, assets, title, PATH),
                title,
                visit.text("accessibility.text"),
                parts,
                visit.text("accessibility.feedback", Map.of("email", Brand.contact(visit.shop()))),
                visit.shop().branding().supportUrl(),
                visit.text("accessibility.date", Map.of("day", visit.formats().day(STATED_ON))));
    }

    private static Part part(ShopVisit visit, String title, String... sentences) {
        return new Part(visit.text(title), Stream.of(sentences).map(visit::text).toList());
    }
}
