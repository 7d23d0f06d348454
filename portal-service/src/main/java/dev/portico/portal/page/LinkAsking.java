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
     * What is asked for.
     *
     * @param email the order's, by which is counted; null where it is not known
     */
    record Wanted(Kind kind, UUID orderId, @Nullable String email) {}

    /**
     * Where, in the visit's pages.
     *
     * @param page has the button
     * @param action the button posts to; what it sent is told at its {@code /sent}
     */
    record Button(String page, String action) {}

    Uni<Response> ask(ShopVisit visit, Wanted wanted, Button button) {
        var merchant = new MerchantId(visit.shop().id());
        return limits.take(
                        merchant,
                        Objects.requireNonNullElse(
                                wanted.email(), wanted.orderId().toString()))
                .map(pause -> busy(visit, button, pause))
                .orElseGet(() -> requests.ask(merchant, wanted.kind(), wanted.orderId())
                        .map(asked -> html.seeOther(URI.create(visit.href(button.action() + "/sent")))));
    }

    private Uni<Response> busy(ShopVisit visit, Button button, Duration pause) {
        var title = visit.text("error.busy");
        var page = new ErrorPage(
                Frame.of(visit, assets, title, button.page()),
                title,
                visit.text("link.busy", Map.of("span", visit.formats().span(pause, visit.texts()))),
                List.of(),
                null,
                new ErrorPage.Retry(visit.href(button.action()), List.of(), visit.text("error.retry")),
                null,
                null);
        return html.page(429, "error", page, visit.texts()).map(answer -> Html.tryAfter(pause, answer));
    }
}
