package dev.portico.payment.method;

import dev.portico.kit.sign.SigningKeys;
import dev.portico.kit.tenancy.MerchantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * The tokens of links to save another card: signed, so that they say whose they are without a look at the database, and kept
 * as a hash only.
 *
 * <p>The bytes lie like those of a personal link that ended in 1970: signed with the same keys, such a token opens no page of
 * an order, and a personal link is no such token, because its hash is not stored.
 */
@ApplicationScoped
class UpdateTokens {

    private static final int FIXED = 2 * Long.BYTES + Integer.BYTES + Long.BYTES;
    private static final int NO_GENERATION = -1;
    private static final long LONG_AGO = 0;

    private final SigningKeys keys;

    UpdateTokens(MethodConfig config) {
        this.keys = SigningKeys.parse(config.keys());
    }

    /** Whose it is, and what it is found by. */
    record Known(MerchantId merchant, String hash) {}

    String token(MerchantId merchant, UUID request) {
        var name = merchant.value().getBytes(StandardCharsets.US_ASCII);
        return keys.sign(ByteBuffer.allocate(FIXED + name.length)
                .putLong(request.getMostSignificantBits())
                .putLong(request.getLeastSignificantBits())
                .putInt(NO_GENERATION)
                .putLong(LONG_AGO)
                .put(name)
                .array());
    }

    /** Empty when it is not signed by us. */
    Optional<Known> read(String token) {
        return keys.verify(token)
                .filter(payload -> payload.length > FIXED)
                .map(payload -> new String(payload, FIXED, payload.length - FIXED, StandardCharsets.US_ASCII))
                .filter(MerchantId::isValid)
                .map(merchant -> new Known(new MerchantId(merchant), hash(token)));
    }

    static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
