package dev.portico.portal.brand.domain;

import dev.portico.portal.brand.domain.BrandingProposal.Link;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks a look as it was sent: every rule runs, every fault is listed. */
public final class BrandingRules {

    static final int MOST_LINKS = 6;
    static final int MOST_LABELS = 50;
    static final int LONGEST_LABEL = 40;
    static final int LONGEST_HEADER_TEXT = 60;
    static final int LONGEST_URL = 500;
    private static final int LONGEST_DOMAIN = 253;

    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?");
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@,;<>\"]{1,64}@[^\\s@,;<>\"]{1,180}\\.[^\\s@,;<>\".]{2,}");
    private static final String HOST_LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    // The last label begins with a letter, or it would be an address.
    private static final Pattern DOMAIN = Pattern.compile("(" + HOST_LABEL + "\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");

    private static final List<Rule> ALL = List.of(
            (proposal, ownHost) -> color("/accentColor", proposal.accentColor()),
            (proposal, ownHost) -> color("/headerBackground", proposal.headerBackground()),
            (proposal, ownHost) -> color("/headerBackgroundDark", proposal.headerBackgroundDark()),
            (proposal, ownHost) -> line("/headerText", proposal.headerText(), LONGEST_HEADER_TEXT),
            (proposal, ownHost) -> links(proposal.footerLinks()),
            (proposal, ownHost) -> email("/supportEmail", proposal.supportEmail()),
            (proposal, ownHost) -> url("/supportUrl", proposal.supportUrl()),
            (proposal, ownHost) -> url("/privacyUrl", proposal.privacyUrl()),
            (proposal, ownHost) -> url("/termsUrl", proposal.termsUrl()),
            (proposal, ownHost) -> domain(proposal.domain(), ownHost));

    /** @param ownHost where the portal of all shops is: no shop may call it its own */
    public static List<BrandingFault> faults(BrandingProposal proposal, String ownHost) {
        return ALL.stream().flatMap(rule -> rule.check(proposal, ownHost)).toList();
    }

    private interface Rule {
        Stream<BrandingFault> check(BrandingProposal proposal, String ownHost);
    }

    private static Stream<BrandingFault> color(String pointer, @Nullable String color) {
        return color == null || COLOR.matcher(color).matches()
                ? Stream.empty()
                : fault(pointer, "invalid-color", "A color is written #rrggbb");
    }

    private static Stream<BrandingFault> line(String pointer, @Nullable String text, int longest) {
        return text == null || isLine(text, longest)
                ? Stream.empty()
                : fault(pointer, "invalid-text", "One line of up to " + longest + " characters");
    }

    private static boolean isLine(String text, int longest) {
        return text.length() <= longest && text.chars().noneMatch(Character::isISOControl);
    }

    private static Stream<BrandingFault> links(@Nullable List<@Nullable Link> links) {
        if (links == null) {
            return Stream.empty();
        }
        var tooMany = links.size() <= MOST_LINKS
                ? Stream.<BrandingFault>empty()
                : fault("/footerLinks", "too-many", "At most " + MOST_LINKS + " links");
        return Stream.concat(
                tooMany,
                IntStream.range(0, Math.min(links.size(), MOST_LINKS))
                        .boxed()
                        .flatMap(index -> link("/footerLinks/" + index, links.get(index))));
    }

    private static Stream<BrandingFault> link(String pointer, @Nullable Link link) {
        if (link == null) {
            return fault(pointer, "required", "A link has labels and a url");
        }
        var url = link.url() == null
                ? fault(pointer + "/url", "required", "A url is needed")
                : url(pointer + "/url", link.url());
        return Stream.concat(labels(pointer + "/labels", link.labels()), url);
    }

    private static Stream<BrandingFault> labels(String pointer, @Nullable Map<String, @Nullable String> labels) {
        if (labels == null || labels.isEmpty()) {
            return fault(pointer, "required", "A label in at least one language is needed");
        }
        if (labels.size() > MOST_LABELS) {
            return fault(pointer, "too-many", "At most " + MOST_LABELS + " languages");
        }
        return labels.entrySet().stream().flatMap(label -> label(pointer, label.getKey(), label.getValue()));
    }

    private static Stream<BrandingFault> label(String pointer, String language, @Nullable String label) {
        var place = pointer + "/" + language.replace("~", "~0").replace("/", "~1");
        if (!LANGUAGE.matcher(language).matches()) {
            return fault(place, "unknown-language", "Labels go by language, such as en or pt-BR");
        }
        return label == null || label.isBlank()
                ? fault(place, "required", "A label is needed")
                : line(place, label, LONGEST_LABEL);
    }

    private static Stream<BrandingFault> email(String pointer, @Nullable String email) {
        return email == null || EMAIL.matcher(email).matches()
                ? Stream.empty()
                : fault(pointer, "invalid-email", "Not one email address");
    }

    private static Stream<BrandingFault> url(String pointer, @Nullable String url) {
        return url == null || isHttps(url)
                ? Stream.empty()
                : fault(pointer, "invalid-url", "An address begins with https:// and has up to 500 characters");
    }

    /** Nobody's name and password, and a host that browsers and we understand alike. */
    private static boolean isHttps(String url) {
        try {
            var address = new URI(url);
            return url.length() <= LONGEST_URL
                    && url.chars().allMatch(letter -> letter > ' ' && letter < 0x7f)
                    && "https".equals(address.getScheme())
                    && address.getHost() != null
                    && address.getRawUserInfo() == null;
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }

    private static Stream<BrandingFault> domain(@Nullable String domain, String ownHost) {
        if (domain == null) {
            return Stream.empty();
        }
        if (domain.length() > LONGEST_DOMAIN || !DOMAIN.matcher(domain).matches()) {
            return fault("/domain", "invalid-domain", "A host name in small letters, such as orders.example.com");
        }
        return domain.equals(ownHost)
                ? fault("/domain", "domain-taken", "This is where the portal of all shops is")
                : Stream.empty();
    }

    private static Stream<BrandingFault> fault(String pointer, String code, String detail) {
        return Stream.of(new BrandingFault(pointer, code, detail));
    }

    private BrandingRules() {}
}
