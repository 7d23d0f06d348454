package dev.portico.portal.page;

import dev.portico.kit.http.Problem;
import dev.portico.kit.text.Languages;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** People get pages where programs get problems, as does who asks a page for JSON. */
class PageErrors {

    private final Html html;
    private final Assets assets;

    PageErrors(Html html, Assets assets) {
        this.html = html;
        this.assets = assets;
    }

    @ServerExceptionMapper
    public Response refused(PageRefusedException refused, HttpHeaders headers) {
        var answer = JsonAsked.by(headers.getAcceptableMediaTypes()) ? problem(refused) : page(refused);
        return refused.pause() == null ? answer : Html.tryAfter(refused.pause(), answer);
    }

    private Response page(PageRefusedException refused) {
        var texts = refused.texts();
        var title = texts.get(refused.refusal().title());
        var frame = Frame.ofNoOrder(title, refused.locale(), texts, refused.shop(), assets);
        return html.pageNow(refused.refusal().status(), "error", ErrorPage.of(refused, frame, texts), texts);
    }

    /** In the customer's language: what a shop shows on its own page instead of the order. */
    private Response problem(PageRefusedException refused) {
        var texts = refused.texts();
        var refusal = refused.refusal();
        return html.problem(new Problem(
                refusal.status(),
                refusal.code(),
                texts.get(refusal.title()),
                texts.get(refusal.text()),
                List.of(),
                Map.of()));
    }

    /** What the kit answers outside of the API (no such page, wrong method, a bug) in the look of the pages. */
    @ServerResponseFilter
    public void problemsAsPages(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem && isForPeople(request)) {
            var answer = JsonAsked.by(request.getAcceptableMediaTypes())
                    ? html.problem(problem)
                    : page(PageRefusedException.ofNobody(Refusal.ofStatus(problem.status()), locale(request)));
            response.setEntity(answer.getEntity(), null, answer.getMediaType());
            answer.getHeaders().forEach((name, values) -> response.getHeaders().put(name, values));
        }
    }

    private static boolean isForPeople(ContainerRequestContext request) {
        var path = "/" + request.getUriInfo().getPath().replaceFirst("^/", "");
        return !path.startsWith("/api/") && !path.startsWith("/internal/") && !path.startsWith("/q/");
    }

    private static Locale locale(ContainerRequestContext request) {
        return Languages.choose(
                request.getUriInfo().getQueryParameters().getFirst("lang"),
                null,
                request.getAcceptableLanguages(),
                Locale.ENGLISH);
    }
}
