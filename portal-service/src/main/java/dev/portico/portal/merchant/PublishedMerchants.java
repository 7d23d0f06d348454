package dev.portico.portal.merchant;

import dev.portico.portal.brand.domain.BrandImage;
import dev.portico.portal.brand.domain.ImageKind;
import dev.portico.portal.merchant.domain.Merchant;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Merchants as their event carries them: with addresses that can be followed from a mail. */
@ApplicationScoped
class PublishedMerchants {

    private final String portal;

    PublishedMerchants(@ConfigProperty(name = "portico.portal.url") String portal) {
        this.portal = portal;
    }

    MerchantWire.Published published(Merchant merchant) {
        var settings = merchant.settings();
        return new MerchantWire.Published(
                merchant.id(),
                settings.name(),
                settings.timeZone(),
                settings.defaultLocale(),
                settings.currency(),
                settings.staffEmail(),
                settings.shopEmail(),
                settings.accentColor(),
                settings.portalEnabled(),
                settings.linkLifetimeDays(),
                look(merchant));
    }

    private MerchantWire.Look look(Merchant merchant) {
        var branding = merchant.branding();
        var links = branding.footerLinks().stream()
                .map(link -> new MerchantWire.Link(link.labels(), link.url()))
                .toList();
        return new MerchantWire.Look(branding.portalUrl().orElse(null), logoUrl(merchant), branding.showName(), links);
    }

    private @Nullable String logoUrl(Merchant merchant) {
        var branding = merchant.branding();
        return branding.image(ImageKind.LOGO)
                .filter(BrandImage::isForMails)
                .map(logo -> branding.portalUrl().orElse(portal) + logo.path(merchant.id()))
                .orElse(null);
    }
}
