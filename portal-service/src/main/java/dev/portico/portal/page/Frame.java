package dev.portico.portal.page;

import dev.portico.portal.text.Languages;
import dev.portico.portal.text.Texts;
import dev.portico.portal.view.domain.Shop;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds the content of every page.
 *
 * @param brand null when no shop is known
 * @param home where the shop's name leads; null when there is no order to go to
 * @param zoneText names the zone of the times shown; null when none are shown
 * @param note said above the page when it isn't one of an order
 */
public record Frame(
        String title,
        String lang,
        String dir,
        @Nullable Brand brand,
        @Nullable String home,
        List<LanguageLink> languages,
        @Nullable String zoneText,
        @Nullable String contact,
        @Nullable String note,
        Assets assets) {

    /** One language of the switch in the footer. */
    public record LanguageLink(String name, String tag, String href, boolean current) {}

    static Frame of(Visit visit, Assets assets, String title, String path) {
        var locale = visit.formats().locale();
        var shop = visit.shop();
        return new Frame(
                visit.text("page.title", Map.of("page", title, "shop", shop.name())),
                locale.toLanguageTag(),
                direction(locale),
                Brand.of(shop, visit.texts(), locale),
                visit.href(""),
                languages(visit, path),
                visit.text("footer.zone", Map.of("zone", visit.formats().zoneName())),
                Brand.contact(shop),
                visit.isPreview() ? visit.text("preview.note") : null,
                assets);
    }

    /** For pages about a link that leads nowhere: no order, and maybe no shop. */
    static Frame ofNoOrder(String title, Locale locale, @Nullable Shop shop, Assets assets) {
        return new Frame(
                title,
                locale.toLanguageTag(),
                direction(locale),
                shop == null ? null : Brand.of(shop, Texts.in(locale), locale),
                null,
                List.of(),
                null,
                shop == null ? null : Brand.contact(shop),
                null,
                assets);
    }

    private static List<LanguageLink> languages(Visit visit, String path) {
        var shown = visit.formats().locale().getLanguage();
        return Texts.LANGUAGES.stream()
                .map(language -> new LanguageLink(
                        Languages.nameOf(language), language, visit.hrefIn(path, language), language.equals(shown)))
                .toList();
    }

    private static String direction(Locale locale) {
        return Languages.isRightToLeft(locale) ? "rtl" : "ltr";
    }
}
