package dev.portico.payment.processor.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.payment.processor.WebhookSignature.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a header that Stripe's own library made. */
class StripeSignatureTest {

    private static final JsonNode VECTOR = vector();
    private static final String SECRET = VECTOR.get("secret").asText();
    private static final byte[] BODY = VECTOR.get("body").asText().getBytes(StandardCharsets.UTF_8);
    private static final Instant AT =
            Instant.ofEpochSecond(VECTOR.get("timestamp").asLong());
    private static final String TIME = "t=" + AT.getEpochSecond();
    private static final String GOOD = "v1=" + VECTOR.get("v1").asText();
    private static final String BAD = "v1=" + "0".repeat(64);

    @ParameterizedTest
    @CsvSource({"0, GENUINE", "300, GENUINE", "301, OUT_OF_TIME", "-300, GENUINE", "-301, OUT_OF_TIME"})
    void fiveMinutesEitherWayAreTolerated(long later, Verdict expected) {
        assertThat(StripeSignature.verify(SECRET, BODY, TIME + "," + GOOD, AT.plusSeconds(later)))
                .isEqualTo(expected);
    }

    @Test
    void anyOfItsSignaturesWillDo() {
        assertThat(verdict(TIME + "," + BAD + "," + GOOD)).isEqualTo(Verdict.GENUINE);
        assertThat(verdict(TIME + "," + GOOD + "," + BAD)).isEqualTo(Verdict.GENUINE);
        assertThat(verdict(GOOD + ", " + TIME)).isEqualTo(Verdict.GENUINE);
        assertThat(verdict(TIME + "," + GOOD + ",v0=" + "1".repeat(64))).isEqualTo(Verdict.GENUINE);
    }

    @Test
    void nothingElseWill() {
        assertThat(verdict(TIME + "," + BAD)).isEqualTo(Verdict.FORGED);
        assertThat(verdict("t=1700000001," + GOOD)).isEqualTo(Verdict.FORGED);
        assertThat(StripeSignature.verify("other", BODY, TIME + "," + GOOD, AT)).isEqualTo(Verdict.FORGED);
        assertThat(StripeSignature.verify(SECRET, new byte[0], TIME + "," + GOOD, AT))
                .isEqualTo(Verdict.FORGED);
    }

    @Test
    void aHundredSignaturesAreNotTried() {
        assertThat(verdict(TIME + ("," + BAD).repeat(99) + "," + GOOD)).isEqualTo(Verdict.FORGED);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "t=1700000000",
                "v1=0000",
                "t=1700000000,v0=4f1cd7feda9826e746b7d482c4badebb657398df1099e1046364f6196a230150",
                "t=1700000000,v1=short",
                "t=x,v1=4f1cd7feda9826e746b7d482c4badebb657398df1099e1046364f6196a230150",
                "t=1700000000,t=1700000001,v1=4f1cd7feda9826e746b7d482c4badebb657398df1099e1046364f6196a230150",
                "garbage"
            })
    void whatHasAnotherFormIsMalformed(String header) {
        assertThat(verdict(header)).isEqualTo(Verdict.MALFORMED);
    }

    private static Verdict verdict(String header) {
        return StripeSignature.verify(SECRET, BODY, header, AT);
    }

    private static JsonNode vector() {
        try (var file = StripeSignatureTest.class.getResourceAsStream("/stripe/signature-vectors.json")) {
            return new ObjectMapper().readTree(file).get(0);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
