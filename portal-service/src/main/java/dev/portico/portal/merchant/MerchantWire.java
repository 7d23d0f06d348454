package dev.portico.portal.merchant;

import dev.portico.portal.merchant.domain.Merchant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Merchants as events and the API show them. */
final class MerchantWire {

    static final String TOPIC = "merchant.events";
    static final String SETTINGS_CHANGED = "merchant.settings-changed.v1";

    /** Data of {@code merchant.settings-changed.v1}. */
    record SettingsChanged(View merchant) {}

    @Schema(name = "Merchant")
    record View(
            String id,
            String name,
            String timeZone,
            String defaultLocale,
            String currency,
            @Nullable String staffEmail,
            String shopEmail,
            @Nullable String accentColor,
            boolean portalEnabled,
            @Nullable Integer linkLifetimeDays) {}

    static View view(Merchant merchant) {
        var settings = merchant.settings();
        return new View(
                merchant.id(),
                settings.name(),
                settings.timeZone(),
                settings.defaultLocale(),
                settings.currency(),
                settings.staffEmail(),
                settings.shopEmail(),
                settings.accentColor(),
                settings.portalEnabled(),
                settings.linkLifetimeDays());
    }

    private MerchantWire() {}
}
