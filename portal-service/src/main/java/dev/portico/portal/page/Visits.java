package dev.portico.portal.page;

import dev.portico.kit.link.LinkCheck;
import dev.portico.kit.link.PortalLink;
import dev.portico.kit.link.PortalLinks;
import dev.portico.portal.text.Formats;
import dev.portico.portal.text.Languages;
import dev.portico.portal.text.Texts;
import dev.portico.portal.view.OrderViewReader;
import dev.portico.portal.view.OrderViewReader.Found;
import dev.portico.portal.view.domain.OrderView;
import dev.portico.portal.view.domain.Shop;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens a personal link: signature and age first, without I/O, then one select that also tells whether it was revoked. */
@ApplicationScoped
class Visits {

    private final PortalLinks links;
    private final OrderViewReader reader;
    private final Clock clock;

    Visits(PortalLinks links, OrderViewReader reader, Clock clock) {
        this.links = links;
        this.reader = reader;
        this.clock = clock;
    }

    private record Asked(String token, @Nullable String lang, List<Locale> browser) {

        Locale locale(@Nullable String ofOrder, Locale ofShop) {
            return Languages.choose(lang, ofOrder, browser, ofShop);
        }
    }

    /** Fails with {@link PageRefusedException} when the link opens nothing. */
    Uni<Visit> open(String token, UriInfo address, HttpHeaders headers) {
        var lang = address.getQueryParameters().getFirst("lang");
        var asked = new Asked(token, Languages.spoken(lang).orElse(null), headers.getAcceptableLanguages());
        var host = host(address);
        var check = links.verify(token);
        if (check instanceof LinkCheck.Valid valid) {
            return find(asked, valid.link(), host).map(found -> visit(asked, valid.link(), found));
        }
        if (check instanceof LinkCheck.Expired expired) {
            return find(asked, expired.link(), host).map(found -> refuse(Refusal.EXPIRED, asked, found));
        }
        return Uni.createFrom().failure(() -> refusal(Refusal.UNKNOWN, asked, Optional.empty()));
    }

    private Uni<Optional<Found>> find(Asked asked, PortalLink link, String host) {
        return reader.find(link.merchant(), link.orderId(), host).invoke(found -> requireAtHome(asked, found));
    }

    /** As names are compared: small letters, no dot at the end. */
    private static String host(UriInfo address) {
        @Nullable String host = address.getBaseUri().getHost();
        return host == null ? "" : host.toLowerCase(Locale.ROOT).replaceFirst("[.]$", "");
    }

    /** Under the name of one shop there is no order of another, and no word of whose it is. */
    private static void requireAtHome(Asked asked, Optional<Found> found) {
        if (found.isPresent() && !found.get().isAtHome()) {
            throw refusal(Refusal.UNKNOWN, asked, Optional.empty());
        }
    }

    private Visit visit(Asked asked, PortalLink link, Optional<Found> found) {
        var shop = found.map(Found::shop).orElseThrow(() -> refusal(Refusal.NOT_READY, asked, found));
        var order = found.flatMap(Found::order).orElseThrow(() -> refusal(Refusal.NOT_READY, asked, found));
        if (order.linkGeneration() != link.generation()) {
            throw refusal(Refusal.REVOKED, asked, found);
        }
        if (!shop.portalEnabled()) {
            throw refusal(Refusal.CLOSED, asked, found);
        }
        return visit(asked, link, shop, order);
    }

    private Visit visit(Asked asked, PortalLink link, Shop shop, OrderView order) {
        var locale = asked.locale(order.order().customer().locale(), shop.defaultLocale());
        return new Visit(
                link,
                "/p/" + asked.token(),
                shop,
                order,
                Texts.in(locale),
                Formats.in(locale, shop.zone()),
                asked.lang(),
                clock.instant());
    }

    private static Visit refuse(Refusal refusal, Asked asked, Optional<Found> found) {
        throw refusal(refusal, asked, found);
    }

    private static PageRefusedException refusal(Refusal refusal, Asked asked, Optional<Found> found) {
        var ofOrder = found.flatMap(Found::order)
                .map(view -> view.order().customer().locale())
                .orElse(null);
        var ofShop = found.map(Found::shop).map(Shop::defaultLocale).orElse(Locale.ENGLISH);
        return new PageRefusedException(
                refusal, asked.locale(ofOrder, ofShop), found.map(Found::shop).orElse(null));
    }
}
