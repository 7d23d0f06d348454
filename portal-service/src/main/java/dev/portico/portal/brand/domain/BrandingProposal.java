package dev.portico.portal.brand.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A look as somebody sent it: anything may be missing, which means the portal's own. Pictures are sent by themselves. */
public record BrandingProposal(
        @Nullable String accentColor,
        @Nullable String headerBackground,
        @Nullable String headerBackgroundDark,
        @Nullable String headerText,
        @Nullable Boolean showName,
        @Nullable List<@Nullable Link> footerLinks,
        @Nullable String supportEmail,
        @Nullable String supportUrl,
        @Nullable String privacyUrl,
        @Nullable String termsUrl,
        @Nullable String domain) {

    public record Link(@Nullable Map<String, @Nullable String> labels, @Nullable String url) {}

    /** Only after {@link BrandingRules} found nothing. Pictures stay, and so does a domain that is the same. */
    public Branding accepted(Branding before) {
        return new Branding(
                color(headerBackground),
                color(headerBackgroundDark),
                headerText == null || headerText.isBlank() ? null : headerText.strip(),
                !Boolean.FALSE.equals(showName),
                links(),
                supportEmail,
                supportUrl,
                privacyUrl,
                termsUrl,
                domain(before.domain()),
                before.images());
    }

    public @Nullable String acceptedAccent() {
        return color(accentColor);
    }

    private @Nullable OwnDomain domain(@Nullable OwnDomain before) {
        if (domain == null) {
            return null;
        }
        return before != null && before.name().equals(domain) ? before : new OwnDomain(domain, false);
    }

    private List<FooterLink> links() {
        return footerLinks == null
                ? List.of()
                : footerLinks.stream().map(BrandingProposal::link).toList();
    }

    private static FooterLink link(@Nullable Link link) {
        var given = Objects.requireNonNull(link, "a link that was not checked");
        var labels = new LinkedHashMap<String, String>();
        Objects.requireNonNull(given.labels())
                .forEach((language, label) ->
                        labels.put(language, Objects.requireNonNull(label).strip()));
        return new FooterLink(labels, Objects.requireNonNull(given.url()));
    }

    private static @Nullable String color(@Nullable String color) {
        return color == null ? null : color.toLowerCase(Locale.ROOT);
    }
}
