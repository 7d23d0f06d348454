package dev.portico.portal.page;

import dev.portico.kit.link.PortalLink;
import dev.portico.kit.text.Languages;
import dev.portico.portal.brand.PreviewTokens;
import dev.portico.portal.brand.PreviewTokens.PreviewLink;
import dev.portico.portal.text.Formats;
import dev.portico.portal.view.PreviewReader;
import dev.portico.portal.view.PreviewReader.Found;
import dev.portico.portal.wording.OwnTexts;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A sample order in a look that is not stored. Whoever has the address may see it: nothing in it is anybody's. */
@Path("/preview/{token}")
@PermitAll
class PreviewPages {

    private final PreviewTokens tokens;
    private final PreviewReader reader;
    private final OwnTexts texts;
    private final Html html;
    private final Assets assets;
    private final Clock clock;

    PreviewPages(PreviewTokens tokens, PreviewReader reader, OwnTexts texts, Html html, Assets assets, Clock clock) {
        this.tokens = tokens;
        this.reader = reader;
        this.texts = texts;
        this.html = html;
        this.assets = assets;
        this.clock = clock;
    }

    @GET
    public Uni<Response> order(String token, @Context UriInfo address, @Context HttpHeaders headers) {
        var lang = address.getQueryParameters().getFirst("lang");
        var asked = new Asked(token, Languages.spoken(lang).orElse(null), headers);
        var link = tokens.verify(token).orElseThrow(() -> gone(asked));
        return reader.find(link.merchant(), link.id(), AskedHost.of(address))
                .chain(found -> visit(asked, link, found.orElseThrow(() -> gone(asked))))
                .chain(this::show);
    }

    /** Where its buttons lead: to itself, since there is no order to change. */
    @GET
    @Path("/{button:.+}")
    public Uni<Response> button(String token, @Context UriInfo address, @Context HttpHeaders headers) {
        return order(token, address, headers);
    }

    private record Asked(String token, @Nullable String lang, HttpHeaders headers) {

        Locale locale(Locale ofShop) {
            return Languages.choose(lang, null, headers.getAcceptableLanguages(), ofShop);
        }
    }

    private static PageRefusedException gone(Asked asked) {
        return PageRefusedException.ofNobody(Refusal.UNKNOWN, asked.locale(Locale.ENGLISH));
    }

    private Uni<Response> show(Visit visit) {
        return html.page(200, "order", new OrderPageComposer(visit).compose(assets, null), visit.texts());
    }

    private Uni<Visit> visit(Asked asked, PreviewLink link, Found found) {
        var shop = found.shop();
        var locale = asked.locale(shop.defaultLocale());
        return texts.of(shop, locale)
                .map(words -> new Visit(
                        new PortalLink(link.merchant(), new UUID(0, 0), 1, link.until()),
                        Visit.PREVIEW + asked.token(),
                        shop,
                        SampleOrder.view(found.currency(), words, clock.instant()),
                        words,
                        Formats.in(locale, shop.zone()),
                        asked.lang(),
                        clock.instant()));
    }
}
