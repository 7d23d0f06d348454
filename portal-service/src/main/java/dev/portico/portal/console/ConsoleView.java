package dev.portico.portal.console;

import dev.portico.portal.console.ConsoleNav.Part;
import dev.portico.portal.page.Assets;
import dev.portico.portal.page.Brand;
import dev.portico.portal.page.Frame;
import dev.portico.portal.text.Formats;
import dev.portico.portal.text.Texts;
import dev.portico.portal.view.domain.Balance;
import dev.portico.portal.view.domain.Shop;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What all pages of one request are written with: the shop, who looks, English, the shop's zone, the moment.
 *
 * @param waiting how many requests wait for an answer; empty for none, or when that can't be told
 */
record ConsoleView(Shop shop, String staffName, Formats formats, Instant now, Assets assets, String waiting) {

    static final Locale LANGUAGE = Locale.US;
    static final Texts TEXTS = Texts.in(LANGUAGE);

    /** Where an order's money stands: what the eye looks for, and in which color. */
    public record Stand(String tone, String title) {}

    static ConsoleView of(Shop shop, String staffName, Instant now, Assets assets, String waiting) {
        return new ConsoleView(shop, staffName, Formats.in(LANGUAGE, shop.zone()), now, assets, waiting);
    }

    /** The navigation of a page that is the first of its part. */
    ConsoleNav nav(Part part) {
        return ConsoleNav.of(staffName, waiting, part, true);
    }

    ConsoleNav navBelow(Part part) {
        return ConsoleNav.of(staffName, waiting, part, false);
    }

    Frame frame(String title) {
        return frame(title + " · " + shop.name(), shop, "Times are in " + formats.zoneName(), assets);
    }

    static Frame frame(String title, @Nullable Shop shop, @Nullable String zone, Assets assets) {
        return new Frame(
                title,
                LANGUAGE.toLanguageTag(),
                "ltr",
                shop == null ? Brand.ofNobody("Portico") : Brand.ofStaff(shop),
                "/console",
                null,
                null,
                null,
                zone,
                null,
                null,
                "console.css",
                assets);
    }

    /** Minor units. */
    String money(String currency, long minor) {
        return formats.money(currency, minor);
    }

    /** With a plus before what is added. */
    String signed(String currency, long minor) {
        return (minor > 0 ? "+" : "") + money(currency, minor);
    }

    String number(long number) {
        return formats.number(number);
    }

    String counted(long count, String one, String other) {
        return number(count) + " " + (count == 1 ? one : other);
    }

    /** A code that has no words of its own yet: PARTLY_DONE becomes "Partly done". */
    static String words(String code) {
        var words = code.replace('_', ' ');
        return words.substring(0, 1) + words.substring(1).toLowerCase(LANGUAGE);
    }

    /** The same of a code in small letters: card_declined becomes "Card declined". */
    static String sentence(String code) {
        return words(code.substring(0, 1).toUpperCase(LANGUAGE) + code.substring(1));
    }

    String moment(Instant at) {
        return formats.moment(at, now);
    }

    Stand stand(@Nullable Balance balance) {
        if (balance == null) {
            return new Stand("plain", "No payment known yet");
        }
        var outstanding = balance.outstandingMinor();
        if (outstanding == 0) {
            return new Stand("good", "Settled");
        }
        return outstanding < 0
                ? new Stand("warn", "Refund due " + money(balance.currency(), -outstanding))
                : new Stand("owed", "Left to pay " + money(balance.currency(), outstanding));
    }
}
