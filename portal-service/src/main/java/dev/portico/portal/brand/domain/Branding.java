package dev.portico.portal.brand.domain;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a shop looks to its customers, but for its accent color, which is one of its settings. What is null is the portal's
 * own, or isn't there.
 *
 * @param headerBackground {@code #rrggbb}; so is that of dark pages, which is the same when null
 * @param headerText instead of the shop's name
 * @param showName whether it stands beside the logo; without a logo it always stands there
 * @param supportEmail instead of the shop's address, where customers ask for help
 * @param supportUrl https, before the address
 */
public record Branding(
        @Nullable String headerBackground,
        @Nullable String headerBackgroundDark,
        @Nullable String headerText,
        boolean showName,
        List<FooterLink> footerLinks,
        @Nullable String supportEmail,
        @Nullable String supportUrl,
        @Nullable String privacyUrl,
        @Nullable String termsUrl,
        @Nullable OwnDomain domain,
        Map<ImageKind, BrandImage> images) {

    public static final Branding OURS =
            new Branding(null, null, null, true, List.of(), null, null, null, null, null, Map.of());

    public Branding {
        footerLinks = List.copyOf(footerLinks);
        images = Map.copyOf(images);
    }

    public Optional<BrandImage> image(ImageKind kind) {
        return Optional.ofNullable(images.get(kind));
    }

    /** Where customers of this shop find the portal, without a slash at the end; empty where they find all shops. */
    public Optional<String> portalUrl() {
        return Optional.ofNullable(domain).filter(OwnDomain::confirmed).map(known -> "https://" + known.name());
    }

    /** @param accent {@code #rrggbb}, as in the settings */
    public BrandColors colors(@Nullable String accent) {
        return new BrandColors(rgb(accent), rgb(headerBackground), rgb(headerBackgroundDark));
    }

    public Branding withImage(ImageKind kind, BrandImage image) {
        var changed = new EnumMap<ImageKind, BrandImage>(ImageKind.class);
        changed.putAll(images);
        changed.put(kind, image);
        return withImages(changed);
    }

    public Branding withoutImage(ImageKind kind) {
        var left = new EnumMap<ImageKind, BrandImage>(ImageKind.class);
        left.putAll(images);
        left.remove(kind);
        return withImages(left);
    }

    public Branding withDomain(OwnDomain changed) {
        return new Branding(
                headerBackground,
                headerBackgroundDark,
                headerText,
                showName,
                footerLinks,
                supportEmail,
                supportUrl,
                privacyUrl,
                termsUrl,
                changed,
                images);
    }

    private Branding withImages(Map<ImageKind, BrandImage> changed) {
        return new Branding(
                headerBackground,
                headerBackgroundDark,
                headerText,
                showName,
                footerLinks,
                supportEmail,
                supportUrl,
                privacyUrl,
                termsUrl,
                domain,
                changed);
    }

    /** The files that pages of this look need. */
    public Collection<String> files() {
        return images.values().stream().map(BrandImage::file).distinct().toList();
    }

    private static @Nullable Rgb rgb(@Nullable String color) {
        return Stream.ofNullable(color)
                .map(hex -> Rgb.parse(hex.substring(1)))
                .findFirst()
                .orElse(null);
    }
}
