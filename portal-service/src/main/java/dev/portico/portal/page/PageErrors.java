package dev.portico.portal.page;

import dev.portico.kit.http.Problem;
import dev.portico.portal.text.Languages;
import dev.portico.portal.text.Texts;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** People get pages where programs get problems. */
class PageErrors {

    private final Html html;
    private final Assets assets;

    PageErrors(Html html, Assets assets) {
        this.html = html;
        this.assets = assets;
    }

    @ServerExceptionMapper
    public Response refused(PageRefusedException refused) {
        var texts = Texts.in(refused.locale());
        var title = texts.get(refused.refusal().title());
        var frame = Frame.ofNoOrder(title, refused.locale(), refused.shop(), assets);
        var page = html.pageNow(refused.refusal().status(), "error", ErrorPage.of(refused, frame, texts), texts);
        return refused.pause() == null ? page : Html.tryAfter(refused.pause(), page);
    }

    /** What the kit answers outside of the API (no such page, wrong method, a bug) in the look of the pages. */
    @ServerResponseFilter
    public void problemsAsPages(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem && isForPeople(request)) {
            var page = refused(new PageRefusedException(Refusal.ofStatus(problem.status()), locale(request), null));
            response.setEntity(page.getEntity(), null, page.getMediaType());
            page.getHeaders().forEach((name, values) -> response.getHeaders().put(name, values));
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
