package dev.portico.portal.view.domain;

import dev.portico.portal.brand.domain.BrandColors;
import dev.portico.portal.brand.domain.Branding;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows of the merchant.
 *
 * @param linkLifetimeDays how long its orders' links live; the installation's lifetime when null
 * @param wordingVersion of the shop's own words; 0 when it has none
 */
public record Shop(
        String id,
        String name,
        ZoneId zone,
        Locale defaultLocale,
        String shopEmail,
        @Nullable String accentColor,
        boolean portalEnabled,
        @Nullable Integer linkLifetimeDays,
        int wordingVersion,
        Branding branding) {

    public BrandColors colors() {
        return branding.colors(accentColor);
    }

    /** The same shop in another look. */
    public Shop with(@Nullable String color, Branding look) {
        return new Shop(
                id, name, zone, defaultLocale, shopEmail, color, portalEnabled, linkLifetimeDays, wordingVersion, look);
    }
}
