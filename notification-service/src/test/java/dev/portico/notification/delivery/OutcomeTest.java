package dev.portico.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.notification.delivery.Outcome.Accepted;
import dev.portico.notification.delivery.Outcome.Refused;
import dev.portico.notification.delivery.domain.Delivery;
import dev.portico.notification.delivery.domain.DeliveryStatus;
import dev.portico.notification.delivery.domain.MailKind;
import dev.portico.notification.delivery.domain.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a worker learned meets the delivery as it is by then: another may have had it since. */
class OutcomeTest {

    private static final Instant NOW = Instant.parse("2026-11-20T16:15:00Z");
    private static final RetryPolicy POLICY =
            new RetryPolicy(Duration.ofMinutes(3), 3, Duration.ofSeconds(30), Duration.ofHours(1));

    @ParameterizedTest
    @CsvSource({
        "SENDING, 1, SENT",
        "SENDING, 2, SENT", // the lease had ended; the mail is out all the same
        "SENT, 1, ",
        "RETRY, 1, ",
        "PARKED, 3, "
    })
    void whatTheMailServerTookIsSent(DeliveryStatus status, int attempts, DeliveryStatus expected) {
        var after = new Accepted(delivery(DeliveryStatus.SENDING, 1)).after(delivery(status, attempts), POLICY, NOW);

        assertThat(after.map(Delivery::status).orElse(null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1, SENDING, 1, false, RETRY",
        "2, SENDING, 2, false, RETRY",
        "3, SENDING, 3, false, PARKED", // the last try
        "1, SENDING, 1, true, PARKED",
        "1, SENDING, 2, true, ", // another worker has it by now
        "1, SENT, 1, false, ",
        "1, RETRY, 1, false, "
    })
    void whatItRefusedIsTriedAgainOrParked(
            int claimed, DeliveryStatus status, int attempts, boolean permanent, DeliveryStatus expected) {
        var refused = new Refused(delivery(DeliveryStatus.SENDING, claimed), "connection refused", permanent);

        var after = refused.after(delivery(status, attempts), POLICY, NOW);

        assertThat(after.map(Delivery::status).orElse(null)).isEqualTo(expected);
        assertThat(after.map(Delivery::lastError).orElse("connection refused")).isEqualTo("connection refused");
    }

    private static Delivery delivery(DeliveryStatus status, int attempts) {
        return new Delivery(
                new UUID(0, 1),
                new UUID(0, 2),
                new UUID(0, 3),
                MailKind.ORDER_RECEIVED,
                "robin@example.com",
                Locale.ENGLISH,
                status,
                attempts,
                NOW,
                NOW,
                null,
                null,
                null);
    }
}
