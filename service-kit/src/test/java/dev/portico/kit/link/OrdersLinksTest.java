package dev.portico.kit.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.kit.link.OrdersLinks.Step;
import dev.portico.kit.tenancy.MerchantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrdersLinksTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final String OLD = "old:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
    private static final String NEW = "new:HxwdGhsYGRYXFBUSExAREA8ODQwLCgkIBwYFBAMCAQA";

    private final OrdersLink link = issue(at(NOON, OLD), "Robin@Example.com");

    @Test
    void aTokenSaysWhatTheLinkSaysAndNothingOfTheAddress() {
        var links = at(NOON, OLD);

        assertThat(links.read(Step.CONFIRM, links.token(Step.CONFIRM, link))).contains(link);
        assertThat(links.read(Step.LIST, links.token(Step.LIST, link))).contains(link);
        assertThat(links.url(link, Optional.empty())).startsWith("https://orders.example/o/v1.old.");
        assertThat(links.url(link, Optional.of("https://own.example"))).startsWith("https://own.example/o/v1.old.");
        assertThat(link.address()).matches("[0-9a-f]{32}");
    }

    @Test
    void noTokenStandsInForAnother() {
        var links = at(NOON, OLD);
        var orders = new PortalLinks(OLD, Duration.ofDays(180), "https://orders.example", clock(NOON));
        var ofOrder = orders.token(orders.issue(link.merchant(), link.orderId(), 1, null));

        assertThat(links.read(Step.LIST, links.token(Step.CONFIRM, link))).isEmpty();
        assertThat(links.read(Step.CONFIRM, links.token(Step.LIST, link))).isEmpty();
        assertThat(links.read(Step.CONFIRM, ofOrder)).isEmpty();
        assertThat(links.read(Step.LIST, ofOrder)).isEmpty();
        assertThat(orders.verify(links.token(Step.CONFIRM, link))).isInstanceOf(LinkCheck.Forged.class);
        assertThat(orders.verify(links.token(Step.LIST, link))).isInstanceOf(LinkCheck.Forged.class);
    }

    @Test
    void noCharacterCanBeChanged() {
        var links = at(NOON, OLD);
        var token = links.token(Step.LIST, link);
        for (int i = 0; i < token.length(); i++) {
            var other = token.charAt(i) == 'A' ? 'B' : 'A';
            var forged = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(links.read(Step.LIST, forged)).as("character %s", i).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1", "v1.old..", "v1.old.AA.AA", "....", "v1.old.ü.ü"})
    void rubbishIsNoToken(String token) {
        assertThat(at(NOON, OLD).read(Step.CONFIRM, token)).isEmpty();
    }

    @Test
    void itEndsAfterMinutesToTheSecondAndMayBeRenewed() {
        var later = at(NOON.plusSeconds(1799), OLD);

        assertThat(later.isOver(link)).isFalse();
        assertThat(at(NOON.plusSeconds(1800), OLD).isOver(link)).isTrue();
        assertThat(later.renewed(link).expiresAt()).isEqualTo(NOON.plusSeconds(1799 + 1800));
        assertThat(later.renewed(link).address()).isEqualTo(link.address());
    }

    @ParameterizedTest
    @CsvSource({
        "robin@example.com, true",
        "ROBIN@EXAMPLE.COM, true",
        "' Robin@example.com ', true",
        "robin@example.co, false",
        "obin@example.com, false"
    })
    void itIsForOneAddressInWhateverCase(String email, boolean same) {
        assertThat(at(NOON, OLD).isFor(link, email)).isEqualTo(same);
    }

    @Test
    void itOutlivesARotationOfKeysWhileTheOldOneIsThere() {
        var token = at(NOON, OLD).token(Step.CONFIRM, link);
        var rotating = at(NOON, NEW + "," + OLD);

        assertThat(rotating.read(Step.CONFIRM, token)).contains(link);
        assertThat(rotating.isFor(link, "robin@example.com")).isTrue();
        assertThat(issue(rotating, "robin@example.com").address()).isNotEqualTo(link.address());
        assertThat(at(NOON, NEW).read(Step.CONFIRM, token)).isEmpty();
        assertThat(at(NOON, NEW).isFor(link, "robin@example.com")).isFalse();
    }

    private static OrdersLink issue(OrdersLinks links, String email) {
        return links.issue(new MerchantId("demo"), new UUID(7, 9), 3, email);
    }

    private static OrdersLinks at(Instant now, String keys) {
        return new OrdersLinks(keys, Duration.ofMinutes(30), "https://orders.example", clock(now));
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
