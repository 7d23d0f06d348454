package dev.portico.local.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Access tokens as the identity provider would give them, signed with the key of this test run. */
public final class TestTokens {

    static final String ISSUER = "http://localhost:8180/portico";
    static final String AUDIENCE = "portico-api";

    /** Made once: making a key takes longer than a request. */
    private static final PrivateKey FORGER = newKeyPair().getPrivate();

    private TestTokens() {}

    /** A person or program of a merchant: role {@code admin}, {@code staff} or {@code viewer}. Subject: {@code <merchant>-<role>}. */
    public static String bearer(String role, String merchant) {
        return sign(claims(merchant + "-" + role, List.of(role), merchant));
    }

    /** One of the services; the merchant comes from the signed caller header. */
    public static String service() {
        return sign(claims("portico-services", List.of("service"), null));
    }

    /** Whoever runs the installation: may create merchants, belongs to none. */
    public static String operator() {
        return sign(claims("operator", List.of("operator"), null));
    }

    public static String token(String subject, List<String> roles, @Nullable String merchant) {
        return sign(claims(subject, roles, merchant));
    }

    /** Rightly signed, an hour too old. */
    public static String expired(String role, String merchant) {
        var hourAgo = System.currentTimeMillis() / 1000 - Duration.ofHours(1).toSeconds();
        return sign(claims(merchant + "-" + role, List.of(role), merchant)
                .issuedAt(hourAgo - 300)
                .expiresAt(hourAgo));
    }

    /** Meant for some other API. */
    public static String foreignAudience(String role, String merchant) {
        return sign(claims(merchant + "-" + role, List.of(role), merchant).audience("another-api"));
    }

    /** Signed with a key that nobody trusts. */
    public static String forged(String role, String merchant) {
        return claims(merchant + "-" + role, List.of(role), merchant).jws().sign(FORGER);
    }

    static KeyPair newKeyPair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JwtClaimsBuilder claims(String subject, List<String> roles, @Nullable String merchant) {
        var claims = Jwt.issuer(ISSUER)
                .subject(subject)
                .audience(AUDIENCE)
                .preferredUserName(subject)
                .claim("azp", "portico-test")
                .claim("roles", roles)
                .expiresIn(Duration.ofHours(1));
        return merchant == null ? claims : claims.claim("merchant", merchant);
    }

    private static String sign(JwtClaimsBuilder claims) {
        return claims.jws().sign(privateKey());
    }

    private static PrivateKey privateKey() {
        var encoded = Base64.getDecoder().decode(TestSettings.get(TestSettings.PRIVATE_KEY));
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
