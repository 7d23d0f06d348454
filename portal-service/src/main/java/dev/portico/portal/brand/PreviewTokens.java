package dev.portico.portal.brand;

import dev.portico.kit.sign.SigningKeys;
import dev.portico.kit.tenancy.MerchantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Signs the addresses of previews: which merchant's, which one, until when. */
@ApplicationScoped
public class PreviewTokens {

    private final SigningKeys keys;
    private final Clock clock;

    PreviewTokens(@ConfigProperty(name = "portico.session-secret") String secret, Clock clock) {
        this.keys = SigningKeys.parse("preview:" + key(secret));
        this.clock = clock;
    }

    /** A look that somebody wants to see before it is stored. @param until exclusive, to the second */
    public record PreviewLink(MerchantId merchant, UUID id, Instant until) {}

    String token(PreviewLink link) {
        var payload = link.until().getEpochSecond() + "\n" + link.id() + "\n" + link.merchant();
        return keys.sign(payload.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty for what is not ours, and for what was shown long enough. */
    public Optional<PreviewLink> verify(String token) {
        return keys.verify(token)
                .map(payload -> new String(payload, StandardCharsets.UTF_8).split("\n", 3))
                .map(PreviewTokens::link)
                .filter(link -> clock.instant().isBefore(link.until()));
    }

    private static PreviewLink link(String[] parts) {
        return new PreviewLink(
                new MerchantId(parts[2]), UUID.fromString(parts[1]), Instant.ofEpochSecond(Long.parseLong(parts[0])));
    }

    /** A key of its own, so that nothing else that is made with the secret can pass for a preview. */
    private static String key(String secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(("portico branding preview\n" + secret).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
