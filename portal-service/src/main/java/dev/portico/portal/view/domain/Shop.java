package dev.portico.portal.view.domain;

import dev.portico.portal.brand.domain.BrandColors;
import dev.portico.portal.brand.domain.Branding;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a page shows of the merchant. */
public record Shop(
        String id,
        String name,
        ZoneId zone,
        Locale defaultLocale,
        String shopEmail,
        @Nullable String accentColor,
        boolean portalEnabled,
        Branding branding) {

    public BrandColors colors() {
        return branding.colors(accentColor);
    }

    /** The same shop in another look. */
    public Shop with(@Nullable String color, Branding look) {
        return new Shop(id, name, zone, defaultLocale, shopEmail, color, portalEnabled, look);
    }
}
