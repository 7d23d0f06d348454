package dev.portico.portal.page;

import dev.portico.portal.text.Formats;
import dev.portico.portal.text.Texts;
import dev.portico.portal.view.domain.Shop;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request of somebody whose order is not known, or not shown: a shop, the language, the moment.
 *
 * @param path where the pages of this visit begin, such as {@code /s/demo}
 * @param lang the language asked for by the switch in the footer, kept in every link; null when none was
 */
record ShopVisit(Shop shop, String path, Texts texts, Formats formats, @Nullable String lang, Instant now) {

    String href(String rest) {
        return hrefIn(rest, lang);
    }

    String hrefIn(String rest, @Nullable String language) {
        return inLanguage(path + rest, language);
    }

    /** The page where this shop's orders are found. */
    String lookup(String rest) {
        return inLanguage("/s/" + shop.id() + rest, lang);
    }

    /** The list that a token opens. */
    String orders(String token) {
        return inLanguage("/o/" + token + "/list", lang);
    }

    /** The page of an order. */
    String order(String token) {
        return inLanguage("/p/" + token, lang);
    }

    String text(String key) {
        return texts.get(key);
    }

    String text(String key, Map<String, ?> values) {
        return texts.of(key, values);
    }

    private static String inLanguage(String href, @Nullable String language) {
        return language == null ? href : href + (href.contains("?") ? "&" : "?") + "lang=" + language;
    }
}
