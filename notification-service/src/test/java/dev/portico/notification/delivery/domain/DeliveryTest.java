package dev.portico.notification.delivery.domain;

import static dev.portico.notification.delivery.domain.DeliveryStatus.PARKED;
import static dev.portico.notification.delivery.domain.DeliveryStatus.PENDING;
import static dev.portico.notification.delivery.domain.DeliveryStatus.RETRY;
import static dev.portico.notification.delivery.domain.DeliveryStatus.SENDING;
import static dev.portico.notification.delivery.domain.DeliveryStatus.SENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DeliveryTest {

    private static final Instant NOW = Instant.parse("2026-11-20T16:32:00Z");
    private static final RetryPolicy POLICY =
            new RetryPolicy(Duration.ofMinutes(2), 3, Duration.ofSeconds(30), Duration.ofMinutes(45));

    static Stream<Arguments> transitions() {
        return Stream.of(
                Arguments.of(PENDING, Set.of(SENDING)),
                Arguments.of(SENDING, Set.of(SENDING, SENT, RETRY, PARKED)),
                Arguments.of(RETRY, Set.of(SENDING)),
                Arguments.of(SENT, Set.of()),
                Arguments.of(PARKED, Set.of()));
    }

    @ParameterizedTest
    @MethodSource("transitions")
    void onlyTheseStepsExist(DeliveryStatus from, Set<DeliveryStatus> allowed) {
        for (var to : DeliveryStatus.values()) {
            assertThat(from.canBecome(to)).as("%s to %s", from, to).isEqualTo(allowed.contains(to));
        }
    }

    @Test
    void aClaimLastsAsLongAsItsLease() {
        var claimed = pending().claim(POLICY, NOW);
        assertThat(claimed.status()).isEqualTo(SENDING);
        assertThat(claimed.attempts()).isEqualTo(1);
        assertThat(claimed.dueAt()).isEqualTo(NOW.plusSeconds(120));
    }

    @Test
    void aSentMailKeepsItsTimeAndForgetsItsErrors() {
        var sent = pending()
                .claim(POLICY, NOW)
                .failed("timeout", false, POLICY, NOW)
                .claim(POLICY, NOW)
                .sent(NOW);
        assertThat(sent.status()).isEqualTo(SENT);
        assertThat(sent.sentAt()).isEqualTo(NOW);
        assertThat(sent.lastError()).isNull();
        assertThat(sent.attempts()).isEqualTo(2);
    }

    @Test
    void aFailedTryIsPutOffUntilTheLastOneParksTheMail() {
        var delivery = pending();
        for (int pause : new int[] {30, 60}) {
            delivery = delivery.claim(POLICY, NOW).failed("timeout", false, POLICY, NOW);
            assertThat(delivery.status()).isEqualTo(RETRY);
            assertThat(delivery.dueAt()).isEqualTo(NOW.plusSeconds(pause));
        }
        delivery = delivery.claim(POLICY, NOW).failed("timeout", false, POLICY, NOW);
        assertThat(delivery.status()).isEqualTo(PARKED);
        assertThat(delivery.lastError()).isEqualTo("timeout");
    }

    @Test
    void aPermanentFailureIsNotTriedAgain() {
        assertThat(pending()
                        .claim(POLICY, NOW)
                        .failed("refused", true, POLICY, NOW)
                        .status())
                .isEqualTo(PARKED);
    }

    @Test
    void aMailWhoseWorkersKeepDyingIsExhaustedOneTryAfterTheLast() {
        var delivery = pending();
        for (int attempt = 1; attempt <= 3; attempt++) {
            delivery = delivery.claim(POLICY, NOW);
            assertThat(delivery.isExhausted(POLICY)).isFalse();
        }
        assertThat(delivery.claim(POLICY, NOW).isExhausted(POLICY)).isTrue();
    }

    @Test
    void whatIsNotBeingSentCanNeitherSucceedNorFail() {
        assertThatThrownBy(() -> pending().sent(NOW)).isInstanceOf(IllegalTransitionException.class);
        assertThatThrownBy(() -> pending().failed("timeout", false, POLICY, NOW))
                .isInstanceOf(IllegalTransitionException.class);
        var sent = pending().claim(POLICY, NOW).sent(NOW);
        assertThatThrownBy(() -> sent.claim(POLICY, NOW)).isInstanceOf(IllegalTransitionException.class);
    }

    @Test
    void aResentMailIsANewOneThatKnowsTheOld() {
        var parked = pending().claim(POLICY, NOW).failed("refused", true, POLICY, NOW);
        var again = parked.again(UUID.randomUUID(), NOW);
        assertThat(again.status()).isEqualTo(PENDING);
        assertThat(again.resendOf()).isEqualTo(parked.id());
        assertThat(again.causeId()).isEqualTo(parked.causeId());
        assertThat(again.attempts()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1, PT30S", "2, PT1M", "3, PT2M", "7, PT32M", "8, PT45M", "60, PT45M"})
    void pausesDoubleUpToALimit(int attempt, Duration pause) {
        assertThat(POLICY.pauseAfter(attempt)).isEqualTo(pause);
    }

    private static Delivery pending() {
        return Delivery.pending(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                MailKind.ORDER_RECEIVED,
                "robin@example.com",
                Locale.US,
                NOW);
    }
}
