package dev.portico.kit.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.kit.link.LinkCheck.Expired;
import dev.portico.kit.link.LinkCheck.Forged;
import dev.portico.kit.link.LinkCheck.Valid;
import dev.portico.kit.tenancy.MerchantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortalLinksTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final String OLD = "old:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
    private static final String NEW = "new:HxwdGhsYGRYXFBUSExAREA8ODQwLCgkIBwYFBAMCAQA";
    private static final PortalLink LINK =
            new PortalLink(new MerchantId("demo"), new UUID(7, 9), 3, NOON.plusSeconds(60));

    @Test
    void aTokenSaysWhatTheLinkSays() {
        assertThat(at(NOON, OLD).verify(at(NOON, OLD).token(LINK))).isEqualTo(new Valid(LINK));
    }

    @Test
    void itEndsToTheSecond() {
        var token = at(NOON, OLD).token(LINK);

        assertThat(at(NOON.plusSeconds(59), OLD).verify(token)).isEqualTo(new Valid(LINK));
        assertThat(at(NOON.plusSeconds(60), OLD).verify(token)).isEqualTo(new Expired(LINK));
    }

    @Test
    void noCharacterCanBeChanged() {
        var links = at(NOON, OLD);
        var token = links.token(LINK);
        for (int i = 0; i < token.length(); i++) {
            var other = token.charAt(i) == 'A' ? 'B' : 'A';
            var forged = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(links.verify(forged)).as("character %s", i).isInstanceOf(Forged.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "v1", "v1.old..", "v1.old.AA.AA", "v2.old.AA.AA", "....", "v1.nobody.AA.AA", "v1.old.ü.ü"})
    void rubbishIsForged(String token) {
        assertThat(at(NOON, OLD).verify(token)).isInstanceOf(Forged.class);
    }

    @Test
    void aRotatedKeyStillVerifiesAndTheNewOneSigns() {
        var before = at(NOON, OLD).token(LINK);
        var rotating = at(NOON, NEW + "," + OLD);

        assertThat(rotating.verify(before)).isEqualTo(new Valid(LINK));
        assertThat(rotating.token(LINK)).startsWith("v1.new.");
        assertThat(at(NOON, NEW).verify(before)).isInstanceOf(Forged.class);
    }

    @Test
    void aFreshLinkLivesAsLongAsConfigured() {
        var links = at(NOON, OLD);

        assertThat(links.issue(new MerchantId("demo"), new UUID(7, 9), 1, null).expiresAt())
                .isEqualTo(NOON.plus(Duration.ofDays(180)));
        assertThat(links.issue(new MerchantId("demo"), new UUID(7, 9), 1, 14).expiresAt())
                .as("or as long as the shop has set")
                .isEqualTo(NOON.plus(Duration.ofDays(14)));
        assertThat(links.url(LINK, Optional.empty())).startsWith("https://orders.example/p/v1.old.");
        assertThat(links.url(LINK, Optional.of("https://own.example"))).startsWith("https://own.example/p/v1.old.");
    }

    private static PortalLinks at(Instant now, String keys) {
        return new PortalLinks(keys, Duration.ofDays(180), "https://orders.example", Clock.fixed(now, ZoneOffset.UTC));
    }
}
