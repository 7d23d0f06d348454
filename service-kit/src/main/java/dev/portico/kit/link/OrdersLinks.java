package dev.portico.kit.link;

import dev.portico.kit.sign.SigningKeys;
import dev.portico.kit.tenancy.MerchantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes and checks the links to all orders of an address. The one that is mailed ({@code <portal>/o/<token>}) opens a page
 * with a button, and the button makes the one that shows the list. Both live for minutes, and neither can stand in for the
 * other or for an order's link: each is signed with keys of its own.
 */
@ApplicationScoped
public class OrdersLinks {

    /** What a token is good for. */
    public enum Step {
        CONFIRM,
        LIST
    }

    private static final int FINGERPRINT = 16;
    private static final int FIXED = 2 * Long.BYTES + Integer.BYTES + Long.BYTES + FINGERPRINT;

    private final Map<Step, SigningKeys> keys = new EnumMap<>(Step.class);
    private final SigningKeys addresses;
    private final Duration lifetime;
    private final String portal;
    private final Clock clock;

    OrdersLinks(
            @ConfigProperty(name = "portico.link.keys") String keys,
            @ConfigProperty(name = "portico.orders-link.lifetime", defaultValue = "PT30M") Duration lifetime,
            @ConfigProperty(name = "portico.portal.url", defaultValue = "http://localhost:8080") String portal,
            Clock clock) {
        var all = SigningKeys.parse(keys);
        this.keys.put(Step.CONFIRM, all.forPurpose("orders-confirm"));
        this.keys.put(Step.LIST, all.forPurpose("orders-list"));
        this.addresses = all.forPurpose("address");
        this.lifetime = lifetime;
        this.portal = portal;
        this.clock = clock;
    }

    /**
     * A link that begins to live now.
     *
     * @param email the address it is sent to; the link does not carry it
     */
    public OrdersLink issue(MerchantId merchant, UUID orderId, int generation, String email) {
        var address = HexFormat.of().formatHex(addresses.fingerprint(normal(email)));
        return new OrdersLink(merchant, orderId, generation, address, end());
    }

    /** The same, beginning to live now. */
    public OrdersLink renewed(OrdersLink link) {
        return new OrdersLink(link.merchant(), link.orderId(), link.generation(), link.address(), end());
    }

    /**
     * Where the mail leads.
     *
     * @param ofShop where customers of the link's shop find the portal, if that is not where those of all shops do
     */
    public String url(OrdersLink link, Optional<String> ofShop) {
        return ofShop.orElse(portal) + "/o/" + token(Step.CONFIRM, link);
    }

    public String token(Step step, OrdersLink link) {
        var merchant = link.merchant().value().getBytes(StandardCharsets.US_ASCII);
        var payload = ByteBuffer.allocate(FIXED + merchant.length)
                .putLong(link.orderId().getMostSignificantBits())
                .putLong(link.orderId().getLeastSignificantBits())
                .putInt(link.generation())
                .putLong(link.expiresAt().getEpochSecond())
                .put(HexFormat.of().parseHex(link.address()))
                .put(merchant);
        return keys(step).sign(payload.array());
    }

    /** Empty when it was not signed by us for this step. No I/O: whether it was revoked only the order's row can tell. */
    public Optional<OrdersLink> read(Step step, String token) {
        return keys(step).verify(token).map(OrdersLinks::read);
    }

    public boolean isOver(OrdersLink link) {
        return !clock.instant().isBefore(link.expiresAt());
    }

    /** Whether the link was sent to this address, in whatever case it is written. */
    public boolean isFor(OrdersLink link, String email) {
        return addresses.isFingerprintOf(normal(email), HexFormat.of().parseHex(link.address()));
    }

    private SigningKeys keys(Step step) {
        return Objects.requireNonNull(keys.get(step));
    }

    private Instant end() {
        return clock.instant().plus(lifetime);
    }

    private static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    private static OrdersLink read(byte[] payload) {
        var bytes = ByteBuffer.wrap(payload);
        var orderId = new UUID(bytes.getLong(), bytes.getLong());
        var generation = bytes.getInt();
        var expiresAt = Instant.ofEpochSecond(bytes.getLong());
        var address = new byte[FINGERPRINT];
        bytes.get(address);
        var merchant = new byte[bytes.remaining()];
        bytes.get(merchant);
        return new OrdersLink(
                new MerchantId(new String(merchant, StandardCharsets.US_ASCII)),
                orderId,
                generation,
                HexFormat.of().formatHex(address),
                expiresAt);
    }
}
