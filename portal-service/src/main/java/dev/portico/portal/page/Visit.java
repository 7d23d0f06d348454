package dev.portico.portal.page;

import dev.portico.kit.link.PortalLink;
import dev.portico.portal.text.Formats;
import dev.portico.portal.text.Texts;
import dev.portico.portal.view.domain.OrderView;
import dev.portico.portal.view.domain.Shop;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request of a customer whose link was checked: their order, the shop, the language, the moment.
 *
 * @param base where the pages of this order begin, without a slash at the end
 * @param lang the language asked for by the switch in the footer, kept in every link; null when none was
 */
record Visit(
        PortalLink link,
        String base,
        Shop shop,
        OrderView view,
        Texts texts,
        Formats formats,
        @Nullable String lang,
        Instant now) {

    /** Where previews begin. */
    static final String PREVIEW = "/preview/";

    String href(String path) {
        return hrefIn(path, lang);
    }

    String hrefIn(String path, @Nullable String language) {
        var href = base + path;
        return language == null ? href : href + (path.contains("?") ? "&" : "?") + "lang=" + language;
    }

    /** Where customers of this shop come back to from elsewhere. @param ours where those of all shops do */
    String portal(URI ours) {
        return shop.branding().portalUrl().orElseGet(ours::toString);
    }

    /** A sample, made to look at: there is no such order. */
    boolean isPreview() {
        return base.startsWith(PREVIEW);
    }

    String text(String key) {
        return texts.get(key);
    }

    String text(String key, Map<String, ?> values) {
        return texts.of(key, values);
    }

    /** Minor units in the order's currency. */
    String money(long minor) {
        return formats.money(view.order().currency(), minor);
    }

    /** The shop's day. */
    LocalDate today() {
        return LocalDate.ofInstant(now, shop.zone());
    }

    /** What the customer is asked for today, in minor units; negative when the shop owes. */
    long due() {
        return view.dueMinor(today());
    }

    String moment(Instant at) {
        return formats.moment(at, now);
    }

    /** "Order #2051", as the line above a page's headline. */
    String orderTitle() {
        return text("order.title", Map.of("number", view.order().number()));
    }

    /** The same visit, of who may see less than the order. */
    ShopVisit ofShop() {
        return new ShopVisit(shop, base, texts, formats, lang, now);
    }

    Visit withView(OrderView newer) {
        return new Visit(link, base, shop, newer, texts, formats, lang, now);
    }
}
