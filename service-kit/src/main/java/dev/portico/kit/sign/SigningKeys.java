package dev.portico.kit.sign;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 keys by id. The first signs, all verify: to rotate, put the new key first and keep the old one until what it
 * signed has run out.
 */
public final class SigningKeys {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,16}");
    private static final int LEAST_BYTES = 32;
    private static final int FINGERPRINT = 16;

    private final Map<String, SecretKeySpec> keys;
    private final String current;

    private SigningKeys(Map<String, SecretKeySpec> keys) {
        this.keys = keys;
        this.current = keys.keySet().iterator().next();
    }

    /**
     * @param text {@code id:key[,id:key]}, a key being at least 32 bytes in base64url
     * @throws IllegalArgumentException when it has another form; the message doesn't repeat the text, which is secret
     */
    public static SigningKeys parse(String text) {
        var keys = new LinkedHashMap<String, SecretKeySpec>();
        for (var entry : text.split(",")) {
            var cut = entry.indexOf(':');
            if (cut < 0 || !ID.matcher(entry.substring(0, cut)).matches()) {
                throw new IllegalArgumentException("signing keys must be written id:base64url[,id:base64url]");
            }
            keys.put(entry.substring(0, cut), key(entry.substring(cut + 1)));
        }
        return new SigningKeys(keys);
    }

    private static SecretKeySpec key(String base64) {
        var bytes = Base64.getUrlDecoder().decode(base64.strip());
        if (bytes.length < LEAST_BYTES) {
            throw new IllegalArgumentException("a signing key needs at least " + LEAST_BYTES + " bytes");
        }
        return new SecretKeySpec(bytes, ALGORITHM);
    }

    /** {@code v1.<key id>.<payload>.<mac>}, base64url, safe in a URL path and in a header. */
    public String sign(byte[] payload) {
        var signed = "v1." + current + "." + encode(payload);
        return signed + "." + encode(mac(required(current), signed));
    }

    /**
     * The payload, if the token is one of ours. Compares in constant time, and as it is written: the last character of a mac
     * has two bits to spare, and a token must have one spelling only.
     */
    public Optional<byte[]> verify(String token) {
        var parts = token.split("\\.", -1);
        if (parts.length != 4 || !parts[0].equals("v1") || !keys.containsKey(parts[1])) {
            return Optional.empty();
        }
        try {
            var signed = token.substring(0, token.lastIndexOf('.'));
            var expected = encode(mac(required(parts[1]), signed));
            return MessageDigest.isEqual(ascii(expected), ascii(parts[3]))
                    ? Optional.of(Base64.getUrlDecoder().decode(parts[2]))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** Keys made from these for one purpose: what they sign is nothing to the keys of another, nor to these. */
    public SigningKeys forPurpose(String purpose) {
        var made = new LinkedHashMap<String, SecretKeySpec>();
        keys.forEach((id, key) -> made.put(id, new SecretKeySpec(mac(key, "purpose:" + purpose), ALGORITHM)));
        return new SigningKeys(made);
    }

    /**
     * Stands for a text in what is signed, without giving it away: who has no key can't try texts out. 16 bytes.
     *
     * @see #isFingerprintOf
     */
    public byte[] fingerprint(String text) {
        return fingerprint(required(current), text);
    }

    /** Whether the fingerprint was made of this text, with any of the keys. Compares in constant time. */
    public boolean isFingerprintOf(String text, byte[] fingerprint) {
        return keys.values().stream().anyMatch(key -> MessageDigest.isEqual(fingerprint(key, text), fingerprint));
    }

    private static byte[] fingerprint(SecretKeySpec key, String text) {
        return Arrays.copyOf(mac(key, "fingerprint:" + encode(text.getBytes(StandardCharsets.UTF_8))), FINGERPRINT);
    }

    private SecretKeySpec required(String id) {
        return Objects.requireNonNull(keys.get(id));
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(ascii(text));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
