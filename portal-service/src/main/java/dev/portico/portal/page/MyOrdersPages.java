package dev.portico.portal.page;

import dev.portico.kit.link.OrdersLink;
import dev.portico.kit.link.OrdersLinks;
import dev.portico.kit.link.OrdersLinks.Step;
import dev.portico.kit.link.PortalLinks;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.portal.page.MessagePage.Way;
import dev.portico.portal.view.AddressOrders;
import dev.portico.portal.view.AddressOrders.Entry;
import dev.portico.portal.view.AddressOrders.Found;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All orders of an address, for who reads its mail. The mailed link leads to a page with one button, so that what only opens
 * links sees no order; the button leads to the list, whose own link lives for minutes, too.
 */
@Path("/o/{token}")
@PermitAll
class MyOrdersPages {

    private static final int ORDERS_A_PAGE = 20;

    private final OrdersLinks ordersLinks;
    private final PortalLinks links;
    private final AddressOrders orders;
    private final ShopVisits visits;
    private final Html html;
    private final Assets assets;

    MyOrdersPages(
            OrdersLinks ordersLinks,
            PortalLinks links,
            AddressOrders orders,
            ShopVisits visits,
            Html html,
            Assets assets) {
        this.ordersLinks = ordersLinks;
        this.links = links;
        this.orders = orders;
        this.visits = visits;
        this.html = html;
        this.assets = assets;
    }

    /**
     * A link that was signed by us, with what it shows.
     *
     * @param works false when it expired, was revoked, or the address is another one by now
     */
    private record Opened(OrdersLink link, ShopVisit visit, List<Entry> orders, boolean works) {}

    /** How a request is shown what it asks for. */
    private record Asked(String token, UriInfo address, HttpHeaders headers) {}

    @GET
    public Uni<Response> confirm(String token, @Context UriInfo address, @Context HttpHeaders headers) {
        return open(Step.CONFIRM, new Asked(token, address, headers), null, 0)
                .chain(opened -> ifItWorks(opened, this::button));
    }

    @POST
    public Uni<Response> confirmed(String token, @Context UriInfo address, @Context HttpHeaders headers) {
        return open(Step.CONFIRM, new Asked(token, address, headers), null, 0)
                .chain(opened -> ifItWorks(opened, this::toList));
    }

    /** @param after the last order of the page before; what is none begins with the newest */
    @GET
    @Path("/list")
    public Uni<Response> list(
            String token,
            @QueryParam("after") @Nullable String after,
            @Context UriInfo address,
            @Context HttpHeaders headers) {
        var last = id(after).orElse(null);
        return open(Step.LIST, new Asked(token, address, headers), last, ORDERS_A_PAGE + 1)
                .chain(opened -> ifItWorks(opened, works -> list(works, last != null)));
    }

    private Uni<Opened> open(Step step, Asked asked, @Nullable UUID after, int limit) {
        var link = ordersLinks
                .read(step, asked.token())
                .orElseThrow(() -> visits.unknown(asked.address(), asked.headers()));
        return orders.find(link, AskedHost.of(asked.address()), after, limit)
                .chain(found -> opened(asked, link, found));
    }

    private Uni<Opened> opened(Asked asked, OrdersLink link, Optional<Found> found) {
        var shown = found.orElseThrow(() -> visits.unknown(asked.address(), asked.headers()));
        var email = shown.email();
        var works = !ordersLinks.isOver(link) && email != null && ordersLinks.isFor(link, email);
        return visits.of(shown.shop(), "/o/" + asked.token(), shown.locale(), asked.address(), asked.headers())
                .map(visit -> new Opened(link, visit, works ? shown.orders() : List.of(), works));
    }

    private Uni<Response> ifItWorks(Opened opened, Function<Opened, Uni<Response>> answer) {
        return opened.works() ? answer.apply(opened) : over(opened.visit());
    }

    private Uni<Response> over(ShopVisit visit) {
        var title = visit.text("error.expired");
        var page = new MessagePage(
                Frame.of(visit, assets, title, ""),
                "warn",
                title,
                visit.text("orders.over"),
                null,
                null,
                new Way(visit.lookup("/orders"), visit.text("link.fresh")));
        return html.page(410, "message", page, visit.texts());
    }

    private Uni<Response> button(Opened opened) {
        var visit = opened.visit();
        var page = new MessagePage(
                Frame.of(visit, assets, visit.text("orders.title"), ""),
                "bag",
                visit.text("orders.title"),
                visit.text("orders.confirm", Map.of("shop", visit.shop().name())),
                null,
                new MessagePage.Continue("orders", visit.href(""), visit.text("orders.confirm.button")),
                null);
        return html.page(200, "message", page, visit.texts());
    }

    private Uni<Response> toList(Opened opened) {
        var token = ordersLinks.token(Step.LIST, ordersLinks.renewed(opened.link()));
        var visit = opened.visit();
        return Uni.createFrom().item(html.seeOther(URI.create(visit.orders(token))));
    }

    private Uni<Response> list(Opened opened, boolean isFurther) {
        var visit = opened.visit();
        var more = opened.orders().size() > ORDERS_A_PAGE;
        var shown = more ? opened.orders().subList(0, ORDERS_A_PAGE) : opened.orders();
        var until = visit.formats().moment(opened.link().expiresAt(), visit.now());
        var page = new OrdersPage(
                Frame.of(visit, assets, visit.text("orders.title"), "/list"),
                visit.text("orders.until", Map.of("when", until)),
                shown.stream().map(order -> entry(visit, order)).toList(),
                more ? visit.href("/list?after=" + shown.get(ORDERS_A_PAGE - 1).id()) : null,
                isFurther ? visit.href("/list") : null);
        return html.page(200, "orders", page, visit.texts());
    }

    private OrdersPage.Entry entry(ShopVisit visit, Entry order) {
        var merchant = new MerchantId(visit.shop().id());
        var link = links.issue(
                merchant, order.id(), order.linkGeneration(), visit.shop().linkLifetimeDays());
        var placed = visit.formats().dayOf(order.placedAt());
        return new OrdersPage.Entry(
                visit.text("order.title", Map.of("number", order.number())),
                visit.order(links.token(link)),
                visit.text("orders.placed", Map.of("day", placed)),
                visit.text(state(order)),
                visit.formats().money(order.currency(), order.totalMinor()));
    }

    private static String state(Entry order) {
        if (order.canceled()) {
            return "orders.canceled";
        }
        return switch (order.fulfillmentStatus()) {
            case "FULFILLED" -> order.delivered() ? "orders.delivered" : "orders.shipped";
            case "PARTIAL" -> "orders.partly";
            default -> "orders.open";
        };
    }

    private static Optional<UUID> id(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
