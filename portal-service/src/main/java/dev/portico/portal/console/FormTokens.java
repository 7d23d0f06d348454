package dev.portico.portal.console;

import dev.portico.kit.identity.Caller;
import dev.portico.kit.sign.SigningKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Tells a form of ours from one that another site sends with a signed-in person's cookies: every form carries a signature
 * over whom it was made for and until when. Nothing is stored, and no cookie is added.
 *
 * <p>Quarkus' own filter (rest-csrf) holds every form of the application to its cookie; the customers' pages have none.
 */
@ApplicationScoped
class FormTokens {

    /** The field that carries it. */
    static final String FIELD = "form";

    private static final Duration LIFETIME = Duration.ofHours(12);

    private final SigningKeys keys;
    private final Clock clock;

    FormTokens(@ConfigProperty(name = "portico.session-secret") String secret, Clock clock) {
        this.keys = SigningKeys.parse("form:" + key(secret));
        this.clock = clock;
    }

    String issue(Caller caller) {
        var until = clock.instant().plus(LIFETIME).getEpochSecond();
        return keys.sign((until + "\n" + named(caller)).getBytes(StandardCharsets.UTF_8));
    }

    boolean isFor(Caller caller, @Nullable String token) {
        return token != null
                && keys.verify(token)
                        .map(payload -> new String(payload, StandardCharsets.UTF_8).split("\n", 2))
                        .filter(parts -> parts.length == 2 && parts[1].equals(named(caller)))
                        .filter(parts -> clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(parts[0]))))
                        .isPresent();
    }

    private static String named(Caller caller) {
        return caller.merchant() + "\n" + caller.actor();
    }

    /** A key of its own, so that nothing else that is made with the secret can pass for a form. */
    private static String key(String secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(("portico console form\n" + secret).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
