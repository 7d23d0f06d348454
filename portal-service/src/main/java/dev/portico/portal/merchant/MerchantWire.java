package dev.portico.portal.merchant;

import dev.portico.portal.merchant.domain.Merchant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Merchants as events and the API show them; the look has an API of its own. */
final class MerchantWire {

    static final String TOPIC = "merchant.events";
    static final String SETTINGS_CHANGED = "merchant.settings-changed.v1";

    /** Data of {@code merchant.settings-changed.v1}. */
    record SettingsChanged(Published merchant) {}

    record Published(
            String id,
            String name,
            String timeZone,
            String defaultLocale,
            String currency,
            @Nullable String staffEmail,
            String shopEmail,
            @Nullable String accentColor,
            boolean portalEnabled,
            @Nullable Integer linkLifetimeDays,
            Look branding) {}

    /**
     * What mails need of a shop's look.
     *
     * @param portalUrl where the shop's customers find the portal; null where they find that of all shops
     * @param logoUrl absolute; null when there is none that mail programs show
     * @param showName whether the shop's name stands beside it
     */
    record Look(@Nullable String portalUrl, @Nullable String logoUrl, boolean showName, List<Link> links) {}

    /** @param texts by language */
    record Link(Map<String, String> texts, String url) {}

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
