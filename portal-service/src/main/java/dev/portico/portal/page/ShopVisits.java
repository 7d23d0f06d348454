package dev.portico.portal.page;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.text.Languages;
import dev.portico.portal.text.Formats;
import dev.portico.portal.text.Texts;
import dev.portico.portal.view.ShopReader;
import dev.portico.portal.view.domain.Shop;
import dev.portico.portal.wording.OwnTexts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens the pages of a shop that are about no order: in the language asked for, else the browser's, else the shop's. */
@ApplicationScoped
class ShopVisits {

    private final ShopReader shops;
    private final OwnTexts texts;
    private final Clock clock;

    ShopVisits(ShopReader shops, OwnTexts texts, Clock clock) {
        this.shops = shops;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Fails with {@link PageRefusedException} where there is no such shop, its portal is closed, or the host is another
     * shop's own.
     */
    Uni<ShopVisit> open(String merchant, UriInfo address, HttpHeaders headers) {
        if (!MerchantId.isValid(merchant)) {
            return Uni.createFrom().failure(() -> unknown(address, headers));
        }
        return shops.find(new MerchantId(merchant), AskedHost.of(address))
                .chain(found -> visit(found, address, headers));
    }

    private Uni<ShopVisit> visit(Optional<Shop> found, UriInfo address, HttpHeaders headers) {
        var shop = found.orElseThrow(() -> unknown(address, headers));
        return of(shop, "/s/" + shop.id(), null, address, headers);
    }

    /**
     * A visit of a shop that was found in another way.
     *
     * @param ofOrder the language of the order by which it was found; null for none
     */
    Uni<ShopVisit> of(Shop shop, String path, @Nullable String ofOrder, UriInfo address, HttpHeaders headers) {
        var locale = locale(ofOrder, shop.defaultLocale(), address, headers);
        return texts.of(shop, locale)
                .invoke(words -> requireOpen(shop, locale, words))
                .map(words -> new ShopVisit(
                        shop, path, words, Formats.in(locale, shop.zone()), lang(address), clock.instant()));
    }

    private static void requireOpen(Shop shop, Locale locale, Texts words) {
        if (!shop.portalEnabled()) {
            throw PageRefusedException.of(Refusal.CLOSED, shop, locale, words);
        }
    }

    /** Of whom nobody knows which shop they mean. */
    PageRefusedException unknown(UriInfo address, HttpHeaders headers) {
        return PageRefusedException.ofNobody(Refusal.UNKNOWN, locale(null, Locale.ENGLISH, address, headers));
    }

    private static Locale locale(@Nullable String ofOrder, Locale ofShop, UriInfo address, HttpHeaders headers) {
        return Languages.choose(lang(address), ofOrder, headers.getAcceptableLanguages(), ofShop);
    }

    private static @Nullable String lang(UriInfo address) {
        return Languages.spoken(address.getQueryParameters().getFirst("lang")).orElse(null);
    }
}
