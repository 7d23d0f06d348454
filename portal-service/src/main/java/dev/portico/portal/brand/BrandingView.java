package dev.portico.portal.brand;

import dev.portico.portal.brand.domain.BrandColors;
import dev.portico.portal.brand.domain.BrandColors.Scheme;
import dev.portico.portal.brand.domain.BrandImage;
import dev.portico.portal.brand.domain.FooterLink;
import dev.portico.portal.brand.domain.ImageKind;
import dev.portico.portal.brand.domain.Rgb;
import dev.portico.portal.merchant.domain.Merchant;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A shop's look as the API shows it: what was asked for, and what is shown for it.
 *
 * @param colors as customers see them, corrected for contrast
 * @param corrections where that is not what was asked for
 */
@Schema(name = "Branding")
record BrandingView(
        @Nullable String accentColor,
        @Nullable String headerBackground,
        @Nullable String headerBackgroundDark,
        @Nullable String headerText,
        boolean showName,
        List<FooterLink> footerLinks,
        @Nullable String supportEmail,
        @Nullable String supportUrl,
        @Nullable String privacyUrl,
        @Nullable String termsUrl,
        @Nullable String domain,
        boolean domainConfirmed,
        @Nullable Picture logo,
        @Nullable Picture logoDark,
        @Nullable Picture favicon,
        Colors colors,
        List<Correction> corrections) {

    @Schema(name = "BrandPicture")
    record Picture(String path, int width, int height) {}

    @Schema(name = "BrandColors")
    record Colors(SchemeColors light, SchemeColors dark) {}

    /** Null is the portal's own. */
    @Schema(name = "BrandSchemeColors")
    record SchemeColors(
            @Nullable String accent,
            @Nullable String accentInk,
            @Nullable String accentText,
            @Nullable String header,
            @Nullable String headerInk) {}

    /** @param contrast that {@code asked} would have had, where {@code needed} is needed (WCAG 2.2 AA) */
    @Schema(name = "BrandCorrection")
    record Correction(
            String pointer, Scheme scheme, String asked, String shown, BigDecimal contrast, BigDecimal needed) {}

    static BrandingView of(Merchant merchant) {
        var branding = merchant.branding();
        var accent = merchant.settings().accentColor();
        var colors = branding.colors(accent);
        var domain = branding.domain();
        return new BrandingView(
                accent,
                branding.headerBackground(),
                branding.headerBackgroundDark(),
                branding.headerText(),
                branding.showName(),
                branding.footerLinks(),
                branding.supportEmail(),
                branding.supportUrl(),
                branding.privacyUrl(),
                branding.termsUrl(),
                domain == null ? null : domain.name(),
                domain != null && domain.confirmed(),
                picture(merchant, ImageKind.LOGO),
                picture(merchant, ImageKind.LOGO_DARK),
                picture(merchant, ImageKind.FAVICON),
                new Colors(shown(colors, Scheme.LIGHT), shown(colors, Scheme.DARK)),
                colors.corrections().stream().map(BrandingView::correction).toList());
    }

    private static @Nullable Picture picture(Merchant merchant, ImageKind kind) {
        return merchant.branding()
                .image(kind)
                .map(image -> picture(merchant, image))
                .orElse(null);
    }

    private static Picture picture(Merchant merchant, BrandImage image) {
        return new Picture(image.path(merchant.id()), image.width(), image.height());
    }

    private static SchemeColors shown(BrandColors colors, Scheme scheme) {
        var accent = colors.accent(scheme);
        var header = colors.header(scheme);
        return new SchemeColors(
                accent.map(BrandColors.Accent::button).map(Rgb::toString).orElse(null),
                accent.map(BrandColors.Accent::ink).map(Rgb::toString).orElse(null),
                accent.map(BrandColors.Accent::text).map(Rgb::toString).orElse(null),
                header.map(BrandColors.Header::background).map(Rgb::toString).orElse(null),
                header.map(BrandColors.Header::ink).map(Rgb::toString).orElse(null));
    }

    private static Correction correction(BrandColors.Correction correction) {
        return new Correction(
                "/accentColor",
                correction.scheme(),
                correction.asked().toString(),
                correction.shown().toString(),
                BigDecimal.valueOf(correction.percent(), 2),
                BigDecimal.valueOf(BrandColors.TEXT_PERCENT, 2));
    }
}
