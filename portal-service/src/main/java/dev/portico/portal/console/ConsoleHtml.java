package dev.portico.portal.console;

import dev.portico.portal.client.ServiceDownException;
import dev.portico.portal.console.ConsoleMessagePage.Link;
import dev.portico.portal.console.ConsoleMessagePage.Retry;
import dev.portico.portal.page.Assets;
import dev.portico.portal.page.FramedPage;
import dev.portico.portal.page.Layout;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Turns view models into answers, with the headers every page of the console has. */
@ApplicationScoped
class ConsoleHtml {

    private static final String TYPE = "text/html;charset=UTF-8";

    private final Layout layout;
    private final Assets assets;
    private final String policy;
    private final String formPolicy;

    ConsoleHtml(
            Layout layout,
            Assets assets,
            @ConfigProperty(name = "portico.portal.image-hosts") Optional<List<String>> imageHosts,
            @ConfigProperty(name = "quarkus.oidc.web.auth-server-url") URI provider) {
        this.layout = layout;
        this.assets = assets;
        var pictures = String.join(" ", imageHosts.orElse(List.of()));
        this.policy = policy(pictures, "'none'");
        // Browsers hold a form to this list through its redirects: without a session it ends at the provider.
        this.formPolicy = policy(pictures, "'self' " + provider.getScheme() + "://" + provider.getAuthority());
    }

    private static String policy(String pictures, String forms) {
        return "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none';"
                + " frame-ancestors 'none'; form-action " + forms + "; img-src 'self' " + pictures;
    }

    /** A page without a form. */
    Uni<Response> page(String template, FramedPage page) {
        return rendered(template, page).map(text -> answer(200, policy, text));
    }

    Uni<Response> formPage(int status, String template, FramedPage page) {
        return rendered(template, page).map(text -> answer(status, formPolicy, text));
    }

    private Uni<String> rendered(String template, FramedPage page) {
        return Uni.createFrom().item(() -> layout.page(template, page, ConsoleView.TEXTS));
    }

    Response message(ConsoleRefusedException refused) {
        var frame = ConsoleView.frame(refused.headline(), refused.shop(), null, assets);
        return message(
                refused.status(),
                new ConsoleMessagePage(
                        frame, refused.headline(), refused.text(), null, new Link("All orders", "/console")));
    }

    /** The service that decides is away; with {@code retry}, what was typed is kept and can be sent again. */
    Response down(ConsoleView view, String headline, String text, @Nullable Retry retry) {
        var page =
                new ConsoleMessagePage(view.frame(headline), headline, text, retry, new Link("All orders", "/console"));
        return message(503, page);
    }

    /** This work's answer, or that the service it asks is away. */
    Uni<Response> orDown(ConsoleView view, String headline, String text, Uni<Response> work) {
        return work.onFailure(ServiceDownException.class).recoverWithItem(() -> down(view, headline, text, null));
    }

    /** What was posted did not come from a form of ours, or from one that was open for too long. */
    Response notOurs(ConsoleView view, String headline, String text, Link back) {
        return message(403, new ConsoleMessagePage(view.frame(headline), headline, text, null, back));
    }

    Response message(int status, ConsoleMessagePage page) {
        var html = layout.page("consoleMessage", page, ConsoleView.TEXTS);
        return answer(status, page.retry() == null ? policy : formPolicy, html);
    }

    Response seeOther(String path) {
        return personal(Response.seeOther(URI.create(path)), policy);
    }

    private static Response answer(int status, String policy, String html) {
        return personal(Response.status(status).type(TYPE).entity(html), policy);
    }

    private static Response personal(Response.ResponseBuilder response, String policy) {
        return response.header("Content-Security-Policy", policy)
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Robots-Tag", "noindex, nofollow")
                .build();
    }
}
