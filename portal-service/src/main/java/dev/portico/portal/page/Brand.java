package dev.portico.portal.page;

import dev.portico.kit.text.Languages;
import dev.portico.portal.brand.domain.BrandImage;
import dev.portico.portal.brand.domain.Branding;
import dev.portico.portal.brand.domain.ImageKind;
import dev.portico.portal.text.Texts;
import dev.portico.portal.view.domain.Shop;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A shop's look as it surrounds a page.
 *
 * @param mark stands where there is no logo
 * @param showsName false only where a logo says it
 * @param keepsLight whether the header stays light on dark pages, since its logo was made for that
 * @param look address of the style sheet with its colors; null for ours
 * @param help where customers ask for help
 */
public record Brand(
        String name,
        String mark,
        @Nullable Logo logo,
        boolean showsName,
        boolean keepsLight,
        @Nullable String look,
        @Nullable String icon,
        @Nullable String help,
        List<Link> links) {

    /**
     * @param dark instead of it on dark pages; null for the same
     * @param alt empty where the name stands beside it
     */
    public record Logo(String src, @Nullable String dark, String alt, int width, int height) {}

    public record Link(String label, String href) {}

    /** For customers, in their language. */
    static Brand of(Shop shop, Texts texts, Locale reader) {
        return brand(shop, help(shop), links(shop, texts, reader));
    }

    /** For staff: the shop's name and colors, and nothing that leads elsewhere. */
    public static Brand ofStaff(Shop shop) {
        return brand(shop, null, List.of());
    }

    /** Where no shop is known. */
    public static Brand ofNobody(String name) {
        return new Brand(name, mark(name), null, true, false, null, null, null, List.of());
    }

    /** Where customers write to. */
    static String contact(Shop shop) {
        var email = shop.branding().supportEmail();
        return email == null ? shop.shopEmail() : email;
    }

    private static Brand brand(Shop shop, @Nullable String help, List<Link> links) {
        var branding = shop.branding();
        var name = branding.headerText() == null ? shop.name() : branding.headerText();
        var logo = branding.image(ImageKind.LOGO);
        var showsName = branding.showName() || logo.isEmpty();
        return new Brand(
                name,
                mark(name),
                logo.map(image -> logo(shop, image, showsName ? "" : name)).orElse(null),
                showsName,
                logo.isPresent() && isMadeForLight(branding),
                shop.colors().areOurs() ? null : "/assets/look/" + shop.colors().key() + ".css",
                path(shop, branding.image(ImageKind.FAVICON)),
                help,
                links);
    }

    private static boolean isMadeForLight(Branding branding) {
        return branding.headerBackground() == null
                && branding.headerBackgroundDark() == null
                && branding.image(ImageKind.LOGO_DARK).isEmpty();
    }

    private static Logo logo(Shop shop, BrandImage image, String alt) {
        var dark = path(shop, shop.branding().image(ImageKind.LOGO_DARK));
        return new Logo(image.path(shop.id()), dark, alt, image.width(), image.height());
    }

    private static @Nullable String path(Shop shop, Optional<BrandImage> image) {
        return image.map(known -> known.path(shop.id())).orElse(null);
    }

    private static String help(Shop shop) {
        var url = shop.branding().supportUrl();
        return url == null ? "mailto:" + contact(shop) : url;
    }

    private static List<Link> links(Shop shop, Texts texts, Locale reader) {
        var branding = shop.branding();
        var languages = Stream.of(reader, shop.defaultLocale())
                .flatMap(Brand::withItsLanguage)
                .toList();
        var own = branding.footerLinks().stream().map(link -> new Link(link.label(languages), link.url()));
        var legal = Stream.concat(
                Stream.ofNullable(branding.privacyUrl()).map(url -> new Link(texts.get("footer.privacy"), url)),
                Stream.ofNullable(branding.termsUrl()).map(url -> new Link(texts.get("footer.terms"), url)));
        return Stream.concat(own, legal).toList();
    }

    /** A reader of {@code zh-TW} reads what is written in {@code zh-Hant}. */
    private static Stream<Locale> withItsLanguage(Locale locale) {
        return Stream.concat(Stream.of(locale), Languages.of(locale).map(Locale::forLanguageTag).stream());
    }

    /** The first letter of the name, whole even when it is outside of the basic plane. */
    private static String mark(String name) {
        return new String(Character.toChars(Character.toUpperCase(name.codePointAt(0))));
    }
}
