package dev.portico.portal.brand.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.brand.domain.BrandingProposal.Link;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BrandingRulesTest {

    private static final String HTTPS = "https://shop.example/returns";

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void faults(String situation, BrandingProposal proposal, List<String> expected) {
        assertThat(BrandingRules.faults(proposal, "orders.portico.example"))
                .extracting(fault -> fault.pointer() + " " + fault.code())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    static Stream<Arguments> table() {
        return Stream.of(
                row("nothing at all is the portal's own", proposal(null, null, null, null, null)),
                row("everything", proposal("#A1b2C3", "Shop 👕", links(6), HTTPS, "orders.shop.example")),
                row("a color in short", proposal("#fff", null, null, null, null), "/accentColor invalid-color"),
                row(
                        "a color with a style",
                        proposal("#ffffff;}", null, null, null, null),
                        "/accentColor invalid-color"),
                row("60 letters", proposal(null, "x".repeat(60), null, null, null)),
                row("but not 61", proposal(null, "x".repeat(61), null, null, null), "/headerText invalid-text"),
                row("one line", proposal(null, "a\nb", null, null, null), "/headerText invalid-text"),
                row("six links and no seventh", proposal(null, null, links(7), null, null), "/footerLinks too-many"),
                row(
                        "a link that isn't there",
                        proposal(null, null, Collections.singletonList(null), null, null),
                        "/footerLinks/0 required"),
                row("an empty link", link(null, null), "/footerLinks/0/labels required", "/footerLinks/0/url required"),
                row("no label", link(Map.of(), HTTPS), "/footerLinks/0/labels required"),
                row("a blank label", link(Map.of("en", " "), HTTPS), "/footerLinks/0/labels/en required"),
                row("40 letters in a label", link(Map.of("pt-BR", "x".repeat(40)), HTTPS)),
                row("but not 41", link(Map.of("en", "x".repeat(41)), HTTPS), "/footerLinks/0/labels/en invalid-text"),
                row("no such language", link(Map.of("a/b", "x"), HTTPS), "/footerLinks/0/labels/a~1b unknown-language"),
                row("an address without TLS", url("http://shop.example"), "/privacyUrl invalid-url"),
                row("a script", url("javascript:alert(1)"), "/privacyUrl invalid-url"),
                row("data", url("data:text/html,x"), "/privacyUrl invalid-url"),
                row("relative to us", url("//shop.example"), "/privacyUrl invalid-url"),
                row("another host than it seems", url("https://shop.example@evil.example"), "/privacyUrl invalid-url"),
                row("a backslash", url("https:\\\\evil.example"), "/privacyUrl invalid-url"),
                row("no host", url("https:///x"), "/privacyUrl invalid-url"),
                row("another script's letters", url("https://sh\u043ep.example"), "/privacyUrl invalid-url"),
                row("an address of 500", url(HTTPS + "?" + "x".repeat(499 - HTTPS.length()))),
                row("but not of 501", url(HTTPS + "?" + "x".repeat(500 - HTTPS.length())), "/privacyUrl invalid-url"),
                row("a domain with a port", domain("shop.example:80"), "/domain invalid-domain"),
                row("a domain in capitals", domain("Shop.example"), "/domain invalid-domain"),
                row("an address of a machine", domain("10.0.0.1"), "/domain invalid-domain"),
                row("one word", domain("localhost"), "/domain invalid-domain"),
                row("with a path", domain("shop.example/x"), "/domain invalid-domain"),
                row("with a header", domain("shop.example\r\nX: y"), "/domain invalid-domain"),
                row("our own", domain("orders.portico.example"), "/domain domain-taken"),
                row("labels of 63", domain("x".repeat(63) + ".example")),
                row("but not of 64", domain("x".repeat(64) + ".example"), "/domain invalid-domain"));
    }

    @Test
    void everythingIsNamedAtOnce() {
        var proposal = new BrandingProposal(
                "red", "red", "red", "\u0000", null, List.of(new Link(null, "ftp://x")), "nobody", "x", "x", "x", "x");

        assertThat(BrandingRules.faults(proposal, "localhost"))
                .extracting(BrandingFault::pointer)
                .containsExactlyInAnyOrder(
                        "/accentColor",
                        "/headerBackground",
                        "/headerBackgroundDark",
                        "/headerText",
                        "/footerLinks/0/labels",
                        "/footerLinks/0/url",
                        "/supportEmail",
                        "/supportUrl",
                        "/privacyUrl",
                        "/termsUrl",
                        "/domain");
    }

    @ParameterizedTest
    @CsvSource({"de, fr, Rückgabe", "de-AT, fr, Rückgabe", "pt-BR, de, Trocas", "ja, de-CH, Rückgabe", "ja, ko, Returns"
    })
    void aLabelIsInTheFirstLanguageThereIsElseTheFirst(String reader, String shop, String expected) {
        var labels = new java.util.LinkedHashMap<String, String>();
        labels.put("en", "Returns");
        labels.put("de", "Rückgabe");
        labels.put("pt-BR", "Trocas");

        var languages = List.of(Locale.forLanguageTag(reader), Locale.forLanguageTag(shop));
        assertThat(new FooterLink(labels, HTTPS).label(languages)).isEqualTo(expected);
    }

    @Test
    void aDomainStaysConfirmedOnlyWhileItIsTheSame() {
        var before = domain("shop.example").accepted(Branding.OURS).withDomain(new OwnDomain("shop.example", true));

        assertThat(before.portalUrl()).contains("https://shop.example");
        assertThat(domain("shop.example").accepted(before).portalUrl()).contains("https://shop.example");
        assertThat(domain("other.example").accepted(before).portalUrl()).isEmpty();
        assertThat(domain(null).accepted(before).domain()).isNull();
    }

    private static Arguments row(String situation, BrandingProposal proposal, String... faults) {
        return Arguments.of(situation, proposal, List.of(faults));
    }

    private static List<Link> links(int count) {
        return Collections.nCopies(count, new Link(Map.of("en", "Returns", "de", "Rückgabe"), HTTPS));
    }

    private static BrandingProposal link(@Nullable Map<String, String> labels, @Nullable String url) {
        return proposal(null, null, Arrays.asList(new Link(labels, url)), null, null);
    }

    private static BrandingProposal url(String url) {
        return proposal(null, null, null, url, null);
    }

    private static BrandingProposal domain(@Nullable String domain) {
        return proposal(null, null, null, null, domain);
    }

    private static BrandingProposal proposal(
            @Nullable String accent,
            @Nullable String text,
            @Nullable List<Link> links,
            @Nullable String privacyUrl,
            @Nullable String domain) {
        return new BrandingProposal(accent, null, null, text, null, links, null, null, privacyUrl, null, domain);
    }
}
