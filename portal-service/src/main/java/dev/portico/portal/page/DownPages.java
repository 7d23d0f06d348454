package dev.portico.portal.page;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When the service that decides is away: says what still works, and keeps what was typed in a form to send again. */
@ApplicationScoped
class DownPages {

    private final Html html;
    private final Assets assets;

    DownPages(Html html, Assets assets) {
        this.html = html;
        this.assets = assets;
    }

    /** Something could not be opened. */
    Uni<Response> view(Visit visit, String path) {
        return page(visit, path, "error.down.view", null);
    }

    Uni<Response> pay(Visit visit, List<HiddenField> fields) {
        return page(
                visit,
                "",
                "error.down.pay",
                new ErrorPage.Retry(visit.href("/pay"), fields, visit.text("error.retry")));
    }

    /** Something could not be sent, or it is unknown whether it was: the same fields carry the same key. */
    Uni<Response> keeping(Visit visit, String path, List<HiddenField> fields) {
        return page(visit, "", "error.down", new ErrorPage.Retry(visit.href(path), fields, visit.text("error.retry")));
    }

    private Uni<Response> page(Visit visit, String path, String key, ErrorPage.@Nullable Retry retry) {
        var title = visit.text(key);
        var page = new ErrorPage(
                Frame.of(visit, assets, title, path),
                title,
                visit.text(key + ".text"),
                List.of(visit.text("error.down.works")),
                null,
                retry,
                visit.href(""),
                null);
        return html.page(503, "error", page, visit.texts());
    }
}
