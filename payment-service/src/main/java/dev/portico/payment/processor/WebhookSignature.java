package dev.portico.payment.processor;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code Portico-Signature: t=<unix seconds>,v1=<hex>} over {@code "<t>.<body>"}, HMAC-SHA-256. The time is
 * signed with the body, so that an old message can't be sent again as a new one.
 */
public final class WebhookSignature {

    public static final String HEADER = "Portico-Signature";

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Pattern FORM = Pattern.compile("t=([0-9]{1,12}),v1=([0-9a-f]{64})");

    public enum Verdict {
        GENUINE,
        MALFORMED,
        FORGED,
        /** Signed by us, but too far from now. */
        OUT_OF_TIME
    }

    public static String sign(String secret, byte[] body, Instant at) {
        var time = Long.toString(at.getEpochSecond());
        return "t=" + time + ",v1=" + HexFormat.of().formatHex(mac(secret, time, body));
    }

    public static Verdict verify(String secret, byte[] body, @Nullable String header, Instant now) {
        var parts = FORM.matcher(header == null ? "" : header);
        if (!parts.matches()) {
            return Verdict.MALFORMED;
        }
        var expected = mac(secret, parts.group(1), body);
        if (!MessageDigest.isEqual(expected, HexFormat.of().parseHex(parts.group(2)))) {
            return Verdict.FORGED;
        }
        var signedAt = Instant.ofEpochSecond(Long.parseLong(parts.group(1)));
        var age = Duration.between(signedAt, now).abs();
        return age.compareTo(TOLERANCE) <= 0 ? Verdict.GENUINE : Verdict.OUT_OF_TIME;
    }

    private static byte[] mac(String secret, String time, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private WebhookSignature() {}
}
