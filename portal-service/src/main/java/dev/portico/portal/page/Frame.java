package dev.portico.portal.page;

import dev.portico.kit.text.Languages;
import dev.portico.portal.text.Texts;
import dev.portico.portal.view.domain.Shop;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds the content of every page.
 *
 * @param brand null when no shop is known
 * @param home where the shop's name leads; null when there is no order to go to
 * @param orders where a list of the customer's orders can be asked for; null where nobody is known to ask
 * @param accessibility where the statement on it is; null where no shop is known, or its portal is closed
 * @param languages null when the page can't be asked for in another language
 * @param zoneText names the zone of the times shown; null when none are shown
 * @param note said above the page when it isn't one of an order
 * @param sheet a style sheet beside the portal's own, by its name; null for none
 */
public record Frame(
        String title,
        String lang,
        String dir,
        @Nullable Brand brand,
        @Nullable String home,
        @Nullable String orders,
        @Nullable String accessibility,
        @Nullable LanguageSwitch languages,
        @Nullable String zoneText,
        @Nullable String contact,
        @Nullable String note,
        @Nullable String sheet,
        Assets assets) {

    /**
     * The switch in the footer, a form that asks for the same page again.
     *
     * @param tag the language that is shown
     */
    public record LanguageSwitch(String action, String tag) {}

    static Frame of(Visit visit, Assets assets, String title, String path) {
        var locale = visit.formats().locale();
        var shop = visit.shop();
        return new Frame(
                visit.text("page.title", Map.of("page", title, "shop", shop.name())),
                locale.toLanguageTag(),
                direction(locale),
                Brand.of(shop, visit.texts(), locale),
                visit.href(""),
                visit.href("/orders"),
                accessibility(shop, locale),
                new LanguageSwitch(visit.hrefIn(path, null), language(locale)),
                visit.text("footer.zone", Map.of("zone", visit.formats().zoneName())),
                Brand.contact(shop),
                visit.isPreview() ? visit.text("preview.note") : null,
                null,
                assets);
    }

    /** For pages of a shop that are about no order. */
    static Frame of(ShopVisit visit, Assets assets, String title, String path) {
        var locale = visit.formats().locale();
        var shop = visit.shop();
        return new Frame(
                visit.text("page.title", Map.of("page", title, "shop", shop.name())),
                locale.toLanguageTag(),
                direction(locale),
                Brand.of(shop, visit.texts(), locale),
                null,
                null,
                accessibility(shop, locale),
                new LanguageSwitch(visit.hrefIn(path, null), language(locale)),
                null,
                Brand.contact(shop),
                null,
                null,
                assets);
    }

    /** For pages about a link that leads nowhere: no order, and maybe no shop. */
    static Frame ofNoOrder(String title, Locale locale, Texts texts, @Nullable Shop shop, Assets assets) {
        return new Frame(
                title,
                locale.toLanguageTag(),
                direction(locale),
                shop == null ? null : Brand.of(shop, texts, locale),
                null,
                null,
                shop == null || !shop.portalEnabled() ? null : accessibility(shop, locale),
                null,
                null,
                shop == null ? null : Brand.contact(shop),
                null,
                null,
                assets);
    }

    /** In the language that is read now, which may be the order's. */
    private static String accessibility(Shop shop, Locale locale) {
        return "/s/" + shop.id() + AccessibilityPages.PATH + "?lang=" + locale.toLanguageTag();
    }

    private static String language(Locale locale) {
        return Languages.of(locale).orElseThrow();
    }

    private static String direction(Locale locale) {
        return Languages.isRightToLeft(locale) ? "rtl" : "ltr";
    }
}
