package dev.portico.local.identity;

import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Arrays;
import java.util.Base64;

/** An RSA key as a JSON Web Key, so that tokens of an earlier run stay valid in the next one. */
final class SigningKey {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private SigningKey() {}

    static String generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return toJson((RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    private static String toJson(RSAPrivateCrtKey key) {
        return """
                {"kty":"RSA","use":"sig","alg":"RS256","kid":"%s","n":"%s","e":"%s","d":"%s","p":"%s","q":"%s","dp":"%s","dq":"%s","qi":"%s"}"""
                .formatted(
                        OidcProcess.ISSUER,
                        encoded(key.getModulus()),
                        encoded(key.getPublicExponent()),
                        encoded(key.getPrivateExponent()),
                        encoded(key.getPrimeP()),
                        encoded(key.getPrimeQ()),
                        encoded(key.getPrimeExponentP()),
                        encoded(key.getPrimeExponentQ()),
                        encoded(key.getCrtCoefficient()));
    }

    /** Big-endian without the sign byte, as RFC 7518 wants it. */
    private static String encoded(BigInteger number) {
        var bytes = number.toByteArray();
        var start = bytes[0] == 0 ? 1 : 0;
        return BASE64.encodeToString(Arrays.copyOfRange(bytes, start, bytes.length));
    }
}
