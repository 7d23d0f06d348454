package dev.portico.portal.page;

import dev.portico.kit.http.Problem;
import dev.portico.portal.text.Texts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns view models into answers, with the headers every personal page has. */
@ApplicationScoped
class Html {

    private static final String TYPE = "text/html;charset=UTF-8";

    private final Layout layout;
    private final String policy;

    Html(Layout layout, PortalConfig portal, PaymentOrigin payment) {
        this.layout = layout;
        this.policy = policy(portal, payment);
    }

    Uni<Response> page(int status, String template, FramedPage page, Texts texts) {
        return Uni.createFrom().item(() -> pageNow(status, template, page, texts));
    }

    /** For filters, which can't wait. */
    Response pageNow(int status, String template, FramedPage page, Texts texts) {
        return html(status, layout.page(template, page, texts));
    }

    /** What a script puts into a page that is there already. */
    Uni<Response> part(String template, Object page, Texts texts) {
        return Uni.createFrom().item(() -> html(200, layout.part(template, page, texts)));
    }

    private Response html(int status, String text) {
        return personal(Response.status(status).type(TYPE).entity(text));
    }

    /** The same as a page, for a program. */
    Uni<Response> data(Object document) {
        return Uni.createFrom()
                .item(() -> personal(Response.ok(document).type(MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"))));
    }

    /** Why there is no page, for a program. */
    Response problem(Problem problem) {
        return personal(
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem));
    }

    /** Something to be kept. */
    Response file(String type, String name, String text) {
        return personal(
                Response.ok(text).type(type).header("Content-Disposition", "attachment; filename=\"" + name + "\""));
    }

    /** Says in whole seconds when another try is worth it. */
    static Response tryAfter(Duration pause, Response page) {
        return Response.fromResponse(page)
                .header("Retry-After", Math.max(1, pause.plusNanos(999_999_999).toSeconds()))
                .build();
    }

    Response seeOther(URI place) {
        return personal(Response.seeOther(place));
    }

    private Response personal(Response.ResponseBuilder response) {
        return response.header("Content-Security-Policy", policy)
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store")
                .header("Vary", "Accept, Accept-Language")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Robots-Tag", "noindex, nofollow")
                .build();
    }

    private static String policy(PortalConfig portal, PaymentOrigin payment) {
        var pictures = String.join(" ", portal.imageHosts().orElse(List.of()));
        // Browsers hold a form to this list through its redirects: the pay button ends at the processor.
        var pay = Stream.concat(Stream.of(origin(payment.url())), portal.payOrigins().orElse(List.of()).stream())
                .collect(Collectors.joining(" "));
        return "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none';"
                + " frame-ancestors 'none'; img-src 'self' " + pictures + "; form-action 'self' " + pay;
    }

    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getAuthority();
    }
}
