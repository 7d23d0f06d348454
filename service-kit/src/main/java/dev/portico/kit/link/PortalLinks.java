package dev.portico.kit.link;

import dev.portico.kit.sign.SigningKeys;
import dev.portico.kit.tenancy.MerchantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Makes and checks the links that customers get by mail: {@code <portal>/p/<token>}. */
@ApplicationScoped
public class PortalLinks {

    private static final int FIXED = 2 * Long.BYTES + Integer.BYTES + Long.BYTES;

    private final SigningKeys keys;
    private final Duration lifetime;
    private final String portal;
    private final Clock clock;

    PortalLinks(
            @ConfigProperty(name = "portico.link.keys") String keys,
            @ConfigProperty(name = "portico.link.lifetime", defaultValue = "P180D") Duration lifetime,
            @ConfigProperty(name = "portico.portal.url", defaultValue = "http://localhost:8080") String portal,
            Clock clock) {
        this.keys = SigningKeys.parse(keys);
        this.lifetime = lifetime;
        this.portal = portal;
        this.clock = clock;
    }

    /**
     * A link that begins to live now.
     *
     * @param lifetimeDays what the shop has set; null for the installation's
     */
    public PortalLink issue(MerchantId merchant, UUID orderId, int generation, @Nullable Integer lifetimeDays) {
        var lives = lifetimeDays == null ? lifetime : Duration.ofDays(lifetimeDays);
        return new PortalLink(merchant, orderId, generation, clock.instant().plus(lives));
    }

    /** @param ofShop where customers of the link's shop find the portal, if that is not where those of all shops do */
    public String url(PortalLink link, Optional<String> ofShop) {
        return ofShop.orElse(portal) + "/p/" + token(link);
    }

    public String token(PortalLink link) {
        var merchant = link.merchant().value().getBytes(StandardCharsets.US_ASCII);
        var payload = ByteBuffer.allocate(FIXED + merchant.length)
                .putLong(link.orderId().getMostSignificantBits())
                .putLong(link.orderId().getLeastSignificantBits())
                .putInt(link.generation())
                .putLong(link.expiresAt().getEpochSecond())
                .put(merchant);
        return keys.sign(payload.array());
    }

    /** No I/O: a signature, then a look at the clock. */
    public LinkCheck verify(String token) {
        return signed(token).map(this::check).orElseGet(LinkCheck.Forged::new);
    }

    /** What a token of ours says, even when it has expired: enough to send its holder another, too little to open anything. */
    public Optional<PortalLink> signed(String token) {
        return keys.verify(token).map(PortalLinks::read);
    }

    private LinkCheck check(PortalLink link) {
        return clock.instant().isBefore(link.expiresAt()) ? new LinkCheck.Valid(link) : new LinkCheck.Expired(link);
    }

    private static PortalLink read(byte[] payload) {
        var bytes = ByteBuffer.wrap(payload);
        var orderId = new UUID(bytes.getLong(), bytes.getLong());
        var generation = bytes.getInt();
        var expiresAt = Instant.ofEpochSecond(bytes.getLong());
        var merchant = new byte[bytes.remaining()];
        bytes.get(merchant);
        return new PortalLink(
                new MerchantId(new String(merchant, StandardCharsets.US_ASCII)), orderId, generation, expiresAt);
    }
}
