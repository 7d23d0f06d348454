package dev.portico.kit.identity;

import dev.portico.kit.sign.SigningKeys;
import dev.portico.kit.tenancy.MerchantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The merchant and actor that one of our services works for, told to another in a signed header that lives for a minute.
 *
 * <p>Only looked at when the token has the role {@link Roles#SERVICE}: neither is enough alone.
 */
@ApplicationScoped
public class CallerHeader {

    public static final String NAME = "X-Portico-Caller";

    private static final Duration LIFETIME = Duration.ofMinutes(1);

    private final SigningKeys keys;
    private final Clock clock;

    CallerHeader(@ConfigProperty(name = "portico.service.keys") String keys, Clock clock) {
        this.keys = SigningKeys.parse(keys);
        this.clock = clock;
    }

    public String sign(Caller caller) {
        var until = clock.instant().plus(LIFETIME).getEpochSecond();
        var payload = until + "\n" + caller.merchant() + "\n" + caller.actor();
        return keys.sign(payload.getBytes(StandardCharsets.UTF_8));
    }

    public Optional<Caller> verify(String header) {
        return keys.verify(header)
                .map(payload -> new String(payload, StandardCharsets.UTF_8).split("\n", 3))
                .filter(parts -> parts.length == 3 && isAlive(Long.parseLong(parts[0])))
                .map(parts -> new Caller(new MerchantId(parts[1]), new Actor(parts[2])));
    }

    private boolean isAlive(long until) {
        return clock.instant().isBefore(Instant.ofEpochSecond(until));
    }
}
