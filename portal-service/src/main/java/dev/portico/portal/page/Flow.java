package dev.portico.portal.page;

import dev.portico.portal.client.CommitAnswer.Committed;
import dev.portico.portal.client.ServiceDownException;
import dev.portico.portal.view.OrderViews;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every flow that changes an order does alike: it opens the visit, shows pages, and keeps what a change came to. */
@ApplicationScoped
class Flow {

    private final Visits visits;
    private final PostLimit limit;
    private final OrderViews views;
    private final DownPages downPages;
    private final Html html;
    private final Assets assets;

    Flow(Visits visits, PostLimit limit, OrderViews views, DownPages downPages, Html html, Assets assets) {
        this.visits = visits;
        this.limit = limit;
        this.views = views;
        this.downPages = downPages;
        this.html = html;
        this.assets = assets;
    }

    /** Opens a link to look at something. */
    Uni<Visit> look(String token, UriInfo address, HttpHeaders headers) {
        return visits.open(token, address, headers);
    }

    /** Opens a link to do something with what was posted: only so often a minute. */
    Uni<Posted> act(String token, UriInfo address, HttpHeaders headers, @Nullable MultivaluedMap<String, String> form) {
        return limit.open(token, address, headers).map(visit -> Posted.of(visit, form));
    }

    Assets assets() {
        return assets;
    }

    Frame frame(Visit visit, String title, String path) {
        return Frame.of(visit, assets, title, path);
    }

    Uni<Response> page(Visit visit, int status, String template, FramedPage page) {
        return html.page(status, template, page, visit.texts());
    }

    /** A piece of a page, for the script that asked for it. */
    Uni<Response> part(Visit visit, String template, Object page) {
        return html.part(template, page, visit.texts());
    }

    /** Nothing can be done here: says why, and leads back to the order. */
    Uni<Response> closed(Visit visit, int status, String path, String headline, String text, List<String> more) {
        var page = new ErrorPage(frame(visit, headline, path), headline, text, more, null, null, visit.href(""), null);
        return page(visit, status, "error", page);
    }

    Uni<Response> seeOther(Visit visit, String path) {
        return Uni.createFrom().item(html.seeOther(URI.create(visit.href(path))));
    }

    /** Stores the order as the command answered it, so that the page it leads to shows it before the event is there. */
    Uni<Response> done(Visit visit, Committed committed, String path) {
        return views.apply(visit.link().merchant(), visit.link().orderId(), committed.sequence(), committed.order())
                .chain(applied -> seeOther(visit, path));
    }

    /** The service that decides is away: the page could not be opened. */
    Uni<Response> orUnavailable(Uni<Response> work, Visit visit, String path) {
        return work.onFailure(ServiceDownException.class).recoverWithUni(() -> downPages.view(visit, path));
    }

    /** It is away or didn't answer: what was sent can be sent again, with the same key. */
    Uni<Response> orKept(Uni<Response> work, Posted posted, String path) {
        return work.onFailure(ServiceDownException.class)
                .recoverWithUni(() -> downPages.keeping(posted.visit(), path, HiddenField.all(posted.form())));
    }
}
