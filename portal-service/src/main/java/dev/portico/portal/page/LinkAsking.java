package dev.portico.portal.page;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.portal.lookup.LinkRequests;
import dev.portico.portal.lookup.LookupLimits;
import dev.portico.portal.lookup.domain.LinkRequest.Kind;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks for a mail where a link says whose order it is: by one button, at most so often. */
@ApplicationScoped
class LinkAsking {

    private final LinkRequests requests;
    private final LookupLimits limits;
    private final Html html;
    private final Assets assets;

    LinkAsking(LinkRequests requests, LookupLimits limits, Html html, Assets assets) {
        this.requests = requests;
        this.limits = limits;
        this.html = html;
        this.assets = assets;
    }

    /**
     * @param email the order's, by which is counted; null where it is not known
     * @param path of the button in the visit's pages; what it sent is told at its {@code /sent}
     */
    Uni<Response> ask(ShopVisit visit, Kind kind, UUID orderId, @Nullable String email, String path) {
        var merchant = new MerchantId(visit.shop().id());
        return limits.take(merchant, Objects.requireNonNullElse(email, orderId.toString()))
                .map(pause -> busy(visit, path, pause))
                .orElseGet(() -> requests.ask(merchant, kind, orderId)
                        .map(asked -> html.seeOther(URI.create(visit.href(path + "/sent")))));
    }

    private Uni<Response> busy(ShopVisit visit, String path, Duration pause) {
        var title = visit.text("error.busy");
        var page = new ErrorPage(
                Frame.of(visit, assets, title, path),
                title,
                visit.text("link.busy", Map.of("span", visit.formats().span(pause, visit.texts()))),
                List.of(),
                null,
                new ErrorPage.Retry(visit.href(path), List.of(), visit.text("error.retry")),
                null,
                null);
        return html.page(429, "error", page, visit.texts()).map(answer -> Html.tryAfter(pause, answer));
    }
}
