package dev.portico.portal.page;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.portal.lookup.LinkRequests;
import dev.portico.portal.lookup.LookupLimits;
import dev.portico.portal.lookup.domain.LinkRequest.Kind;
import dev.portico.portal.lookup.domain.TypedLookup;
import dev.portico.portal.lookup.domain.TypedLookup.Fault;
import dev.portico.portal.page.EditPage.Field;
import dev.portico.portal.page.LookupPage.Notice;
import dev.portico.portal.page.MessagePage.Way;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where customers who have no link at hand ask for one: by order number and address, or by the address alone for a list of all
 * their orders. Every answer is the same whether or not there is such an order, and the link only ever goes to the address on
 * it. Only a post asks.
 *
 * <p>There is no session, so another site could only have a visitor ask for what it may ask for itself; so that it can't do so
 * under their network address, a post from another site is shown to the visitor first.
 */
@Path("/s/{merchant}")
@PermitAll
class LookupPages {

    /** No input takes more; what is longer is a fault and is not repeated whole. */
    private static final int LONGEST_SHOWN = 300;

    private final ShopVisits visits;
    private final LinkRequests requests;
    private final LookupLimits limits;
    private final Html html;
    private final Assets assets;

    LookupPages(ShopVisits visits, LinkRequests requests, LookupLimits limits, Html html, Assets assets) {
        this.visits = visits;
        this.requests = requests;
        this.limits = limits;
        this.html = html;
        this.assets = assets;
    }

    @GET
    @Path("/find")
    public Uni<Response> find(String merchant, @Context UriInfo address, @Context HttpHeaders headers) {
        return visits.open(merchant, address, headers).chain(visit -> form(200, Lookup.empty(visit, Wish.ORDER)));
    }

    @POST
    @Path("/find")
    public Uni<Response> findNow(
            String merchant,
            @Context UriInfo address,
            @Context HttpHeaders headers,
            @Nullable MultivaluedMap<String, String> form) {
        return visits.open(merchant, address, headers)
                .chain(visit -> asked(Lookup.of(visit, Wish.ORDER, form), headers));
    }

    @GET
    @Path("/find/sent")
    public Uni<Response> found(String merchant, @Context UriInfo address, @Context HttpHeaders headers) {
        return visits.open(merchant, address, headers).chain(visit -> sent(visit, Wish.ORDER));
    }

    @GET
    @Path("/orders")
    public Uni<Response> orders(String merchant, @Context UriInfo address, @Context HttpHeaders headers) {
        return visits.open(merchant, address, headers).chain(visit -> form(200, Lookup.empty(visit, Wish.ORDERS)));
    }

    @POST
    @Path("/orders")
    public Uni<Response> ordersNow(
            String merchant,
            @Context UriInfo address,
            @Context HttpHeaders headers,
            @Nullable MultivaluedMap<String, String> form) {
        return visits.open(merchant, address, headers)
                .chain(visit -> asked(Lookup.of(visit, Wish.ORDERS, form), headers));
    }

    @GET
    @Path("/orders/sent")
    public Uni<Response> ordersFound(String merchant, @Context UriInfo address, @Context HttpHeaders headers) {
        return visits.open(merchant, address, headers).chain(visit -> sent(visit, Wish.ORDERS));
    }

    /** Which of the two forms, with its place and its texts. */
    private enum Wish {
        ORDER("/find", "find.title", "find.text", "find.sent.text", "find.orders", true),
        ORDERS("/orders", "orders.title", "orders.find.text", "orders.sent.text", "orders.find.order", false);

        private final String path;
        private final String title;
        private final String text;
        private final String sent;
        private final String toOther;
        private final boolean needsNumber;

        Wish(String path, String title, String text, String sent, String toOther, boolean needsNumber) {
            this.path = path;
            this.title = title;
            this.text = text;
            this.sent = sent;
            this.toOther = toOther;
            this.needsNumber = needsNumber;
        }

        Kind kind() {
            return this == ORDER ? Kind.ORDER : Kind.ORDERS;
        }

        Wish other() {
            return this == ORDER ? ORDERS : ORDER;
        }
    }

    /** One form of one visit, as it was sent. */
    private record Lookup(ShopVisit visit, Wish wish, TypedLookup typed) {

        static Lookup empty(ShopVisit visit, Wish wish) {
            return of(visit, wish, null);
        }

        static Lookup of(ShopVisit visit, Wish wish, @Nullable MultivaluedMap<String, String> form) {
            var number = wish.needsNumber ? value(form, "number") : null;
            return new Lookup(visit, wish, new TypedLookup(number, value(form, "email")));
        }

        private static String value(@Nullable MultivaluedMap<String, String> form, String name) {
            return form == null ? "" : Objects.requireNonNullElse(form.getFirst(name), "");
        }
    }

    private Uni<Response> asked(Lookup lookup, HttpHeaders headers) {
        var visit = lookup.visit();
        if (isFromAnotherSite(headers)) {
            return form(403, lookup, new Notice(visit.text("find.again"), null), Set.of());
        }
        var faults = lookup.typed().faults();
        if (!faults.isEmpty()) {
            return form(422, lookup, null, faults);
        }
        var merchant = new MerchantId(visit.shop().id());
        return limits.take(merchant, lookup.typed().email())
                .map(pause -> busy(lookup, pause))
                .orElseGet(() -> ask(merchant, lookup));
    }

    private static boolean isFromAnotherSite(HttpHeaders headers) {
        return "cross-site".equals(headers.getHeaderString("Sec-Fetch-Site"));
    }

    private Uni<Response> ask(MerchantId merchant, Lookup lookup) {
        var sent = URI.create(lookup.visit().href(lookup.wish().path + "/sent"));
        return requests.ask(merchant, lookup.wish().kind(), lookup.typed()).map(asked -> html.seeOther(sent));
    }

    private Uni<Response> busy(Lookup lookup, Duration pause) {
        var visit = lookup.visit();
        var text = visit.text("find.busy", Map.of("span", visit.formats().span(pause, visit.texts())));
        return form(429, lookup, new Notice(visit.text("error.busy"), text), Set.of())
                .map(page -> Html.tryAfter(pause, page));
    }

    private Uni<Response> form(int status, Lookup lookup) {
        return form(status, lookup, null, Set.of());
    }

    private Uni<Response> form(int status, Lookup lookup, @Nullable Notice notice, Set<Fault> faults) {
        var visit = lookup.visit();
        var wish = lookup.wish();
        var page = new LookupPage(
                Frame.of(visit, assets, visit.text(wish.title), wish.path),
                visit.text(wish.title),
                visit.text(wish.text),
                notice,
                fields(lookup, faults),
                visit.href(wish.path),
                new Way(visit.href(wish.other().path), visit.text(wish.toOther)));
        return html.page(status, "lookup", page, visit.texts());
    }

    private static List<Field> fields(Lookup lookup, Set<Fault> faults) {
        var visit = lookup.visit();
        var number = Stream.ofNullable(lookup.typed().orderNumber())
                .map(typed -> new Field(
                        "number",
                        visit.text("find.number"),
                        shown(typed),
                        "text",
                        "off",
                        true,
                        true,
                        List.of(),
                        faults.contains(Fault.ORDER_NUMBER) ? visit.text("find.number.fault") : null));
        var email = new Field(
                "email",
                visit.text("find.email"),
                shown(lookup.typed().email()),
                "email",
                "email",
                true,
                true,
                List.of(),
                faults.contains(Fault.EMAIL) ? visit.text("find.email.fault") : null);
        return Stream.concat(number, Stream.of(email)).toList();
    }

    private static String shown(String typed) {
        return typed.substring(0, Math.min(typed.length(), LONGEST_SHOWN));
    }

    /** The same for everybody, and opened by a get: loading it again sends nothing. */
    private Uni<Response> sent(ShopVisit visit, Wish wish) {
        var page = new MessagePage(
                Frame.of(visit, assets, visit.text("find.sent"), wish.path + "/sent"),
                "mail",
                visit.text("find.sent"),
                visit.text(wish.sent),
                visit.text("find.sent.more"),
                null,
                new Way(visit.href(wish.path), visit.text("find.another")));
        return html.page(200, "message", page, visit.texts());
    }
}
