package dev.portico.payment.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.payment.processor.WebhookSignature.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {

    private static final String SECRET = "whsec_test_secret";
    private static final byte[] BODY =
            "{\n  \"id\": \"evt_test_webhook\",\n  \"object\": \"event\"\n}".getBytes(StandardCharsets.UTF_8);
    private static final Instant AT = Instant.ofEpochSecond(1_700_000_000);

    /** The value that Stripe's own libraries give for this secret, time and body. */
    @Test
    void itIsComputedAsStripeDoes() {
        assertThat(WebhookSignature.sign(SECRET, BODY, AT))
                .isEqualTo("t=1700000000,v1=4f1cd7feda9826e746b7d482c4badebb657398df1099e1046364f6196a230150");
    }

    @ParameterizedTest
    @CsvSource({"0, GENUINE", "300, GENUINE", "301, OUT_OF_TIME", "-300, GENUINE", "-301, OUT_OF_TIME"})
    void fiveMinutesEitherWayAreTolerated(long secondsLater, Verdict verdict) {
        var header = WebhookSignature.sign(SECRET, BODY, AT);

        assertThat(WebhookSignature.verify(SECRET, BODY, header, AT.plusSeconds(secondsLater)))
                .isEqualTo(verdict);
    }

    @Test
    void anotherBodySecretOrTimeIsForged() {
        var header = WebhookSignature.sign(SECRET, BODY, AT);

        assertThat(WebhookSignature.verify(SECRET, "{}".getBytes(StandardCharsets.UTF_8), header, AT))
                .isEqualTo(Verdict.FORGED);
        assertThat(WebhookSignature.verify("other", BODY, header, AT)).isEqualTo(Verdict.FORGED);
        assertThat(WebhookSignature.verify(SECRET, BODY, header.replace("t=17", "t=18"), AT))
                .isEqualTo(Verdict.FORGED);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"t=,v1=", "v1=aa,t=1", "t=1700000000", "garbage", "t=x,v1=00", "t=99999999999999,v1=00"})
    void whatHasAnotherFormIsMalformed(@org.jspecify.annotations.Nullable String header) {
        assertThat(WebhookSignature.verify(SECRET, BODY, header, AT)).isEqualTo(Verdict.MALFORMED);
    }
}
