package dev.portico.bench.load;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs the caller header like the kit's CallerHeader: the driver stands outside of the services and their kit. */
final class CallerSigner {

    static final String NAME = "X-Portico-Caller";

    private static final Duration LIFETIME = Duration.ofMinutes(1);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final String id;
    private final SecretKeySpec key;

    /** @param keys {@code id:key[,id:key]}; the first one signs */
    CallerSigner(String keys) {
        var first = keys.strip().split(",", -1)[0];
        var cut = first.indexOf(':');
        this.id = first.substring(0, cut);
        this.key = new SecretKeySpec(Base64.getUrlDecoder().decode(first.substring(cut + 1)), "HmacSHA256");
    }

    String sign(String merchant, String actor) {
        var payload = Instant.now().plus(LIFETIME).getEpochSecond() + "\n" + merchant + "\n" + actor;
        var signed = "v1." + id + "." + BASE64.encodeToString(payload.getBytes(StandardCharsets.UTF_8));
        return signed + "." + BASE64.encodeToString(mac(signed));
    }

    private byte[] mac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
