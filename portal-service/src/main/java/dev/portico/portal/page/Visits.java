package dev.portico.portal.page;

import dev.portico.kit.link.LinkCheck;
import dev.portico.kit.link.PortalLink;
import dev.portico.kit.link.PortalLinks;
import dev.portico.kit.text.Languages;
import dev.portico.portal.text.Formats;
import dev.portico.portal.view.OrderViewReader;
import dev.portico.portal.view.OrderViewReader.Found;
import dev.portico.portal.view.domain.OrderExcerpt;
import dev.portico.portal.view.domain.OrderView;
import dev.portico.portal.view.domain.Shop;
import dev.portico.portal.wording.OwnTexts;
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
    private final OwnTexts texts;
    private final ShopVisits shopVisits;
    private final Clock clock;

    Visits(PortalLinks links, OrderViewReader reader, OwnTexts texts, ShopVisits shopVisits, Clock clock) {
        this.links = links;
        this.reader = reader;
        this.texts = texts;
        this.shopVisits = shopVisits;
        this.clock = clock;
    }

    private record Asked(String token, @Nullable String lang, List<Locale> browser) {

        String href(String path) {
            return "/p/" + token + path + (lang == null ? "" : "?lang=" + lang);
        }

        Locale locale(@Nullable String ofOrder, Locale ofShop) {
            return Languages.choose(lang, ofOrder, browser, ofShop);
        }
    }

    /** Fails with {@link PageRefusedException} when the link opens nothing. */
    Uni<Visit> open(String token, UriInfo address, HttpHeaders headers) {
        var lang = address.getQueryParameters().getFirst("lang");
        var asked = new Asked(token, Languages.spoken(lang).orElse(null), headers.getAcceptableLanguages());
        var check = links.verify(token);
        if (check instanceof LinkCheck.Valid valid) {
            return find(valid.link(), address, headers).chain(found -> visit(asked, valid.link(), found));
        }
        if (check instanceof LinkCheck.Expired expired) {
            return find(expired.link(), address, headers).chain(found -> refuse(Refusal.EXPIRED, asked, found));
        }
        return refuse(Refusal.UNKNOWN, asked, Optional.empty());
    }

    /**
     * Who has a link that was ever good, to ask for another.
     *
     * @param email the order's, as far as it is known
     */
    record Holder(PortalLink link, @Nullable String email, ShopVisit visit) {}

    /** Fails with {@link PageRefusedException} when the link was not signed by us, or the shop's portal is closed. */
    Uni<Holder> holder(String token, UriInfo address, HttpHeaders headers) {
        var link = links.signed(token).orElseThrow(() -> shopVisits.unknown(address, headers));
        return find(link, address, headers).chain(found -> {
            var shop = found.map(Found::shop).orElseThrow(() -> shopVisits.unknown(address, headers));
            var customer = found.flatMap(Found::order).map(view -> view.order().customer());
            var locale = customer.map(OrderExcerpt.Customer::locale).orElse(null);
            var email = customer.flatMap(OrderExcerpt.Customer::mailAddress).orElse(null);
            return shopVisits
                    .of(shop, "/p/" + token, locale, address, headers)
                    .map(visit -> new Holder(link, email, visit));
        });
    }

    private Uni<Optional<Found>> find(PortalLink link, UriInfo address, HttpHeaders headers) {
        return reader.find(link.merchant(), link.orderId(), AskedHost.of(address))
                .invoke(found -> requireAtHome(found, address, headers));
    }

    /** Under the name of one shop there is no order of another, and no word of whose it is. */
    private void requireAtHome(Optional<Found> found, UriInfo address, HttpHeaders headers) {
        if (found.isPresent() && !found.get().isAtHome()) {
            throw shopVisits.unknown(address, headers);
        }
    }

    private Uni<Visit> visit(Asked asked, PortalLink link, Optional<Found> found) {
        var refusal = refusal(link, found);
        return refusal.isPresent()
                ? refuse(refusal.get(), asked, found)
                : visit(
                        asked,
                        link,
                        found.orElseThrow().shop(),
                        found.flatMap(Found::order).orElseThrow());
    }

    private static Optional<Refusal> refusal(PortalLink link, Optional<Found> found) {
        var order = found.flatMap(Found::order);
        if (order.isEmpty()) {
            return Optional.of(Refusal.NOT_READY);
        }
        if (order.get().linkGeneration() != link.generation()) {
            return Optional.of(Refusal.REVOKED);
        }
        return found.filter(shown -> shown.shop().portalEnabled()).isPresent()
                ? Optional.empty()
                : Optional.of(Refusal.CLOSED);
    }

    private Uni<Visit> visit(Asked asked, PortalLink link, Shop shop, OrderView order) {
        var locale = asked.locale(order.order().customer().locale(), shop.defaultLocale());
        return texts.of(shop, locale)
                .map(words -> new Visit(
                        link,
                        "/p/" + asked.token(),
                        shop,
                        order,
                        words,
                        Formats.in(locale, shop.zone()),
                        asked.lang(),
                        clock.instant()));
    }

    /** In the words of the shop, where the link was signed by us and says which one. */
    private Uni<Visit> refuse(Refusal refusal, Asked asked, Optional<Found> found) {
        if (found.isEmpty()) {
            var locale = asked.locale(null, Locale.ENGLISH);
            return Uni.createFrom().failure(() -> PageRefusedException.ofNobody(refusal, locale));
        }
        var shop = found.get().shop();
        var ofOrder = found.get().order().map(view -> view.order().customer().locale());
        var locale = asked.locale(ofOrder.orElse(null), shop.defaultLocale());
        return texts.of(shop, locale).map(words -> {
            var refused = PageRefusedException.of(refusal, shop, locale, words);
            throw refusal.offersFreshLink() && shop.portalEnabled()
                    ? refused.offering(asked.href(FreshLinkPages.PATH))
                    : refused;
        });
    }
}
