package dev.portico.portal.merchant;

import dev.portico.portal.brand.BrandingDocuments;
import dev.portico.portal.merchant.domain.Merchant;
import dev.portico.portal.merchant.domain.Settings;
import java.time.Instant;

/** Row ↔ merchant, both directions next to each other. */
final class MerchantRows {

    static void fill(MerchantRow row, Merchant merchant, Instant now) {
        var settings = merchant.settings();
        row.name = settings.name();
        row.timeZone = settings.timeZone();
        row.defaultLocale = settings.defaultLocale();
        row.currency = settings.currency();
        row.staffEmail = settings.staffEmail();
        row.shopEmail = settings.shopEmail();
        row.accentColor = settings.accentColor();
        row.portalEnabled = settings.portalEnabled();
        row.linkLifetimeDays = settings.linkLifetimeDays();
        row.branding = BrandingDocuments.write(merchant.branding());
        row.updatedAt = now;
    }

    static Merchant toMerchant(MerchantRow row) {
        var settings = new Settings(
                row.name,
                row.timeZone,
                row.defaultLocale,
                row.currency,
                row.staffEmail,
                row.shopEmail,
                row.accentColor,
                row.portalEnabled,
                row.linkLifetimeDays);
        return new Merchant(row.id, settings, BrandingDocuments.read(row.branding), row.version);
    }

    private MerchantRows() {}
}
