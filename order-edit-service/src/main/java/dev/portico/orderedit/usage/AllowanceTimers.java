package dev.portico.orderedit.usage;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.timer.Timer;
import dev.portico.kit.timer.Timers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** One timer per merchant: when to look next at whether the allowance is used up. Only inside a transaction. */
@ApplicationScoped
class AllowanceTimers {

    static final String KIND = "usage-allowance";

    private final Timers timers;

    AllowanceTimers(Timers timers) {
        this.timers = timers;
    }

    Uni<Void> at(MerchantId merchant, Instant due) {
        return timers.schedule(new Timer(merchant, KIND, subject(merchant), due));
    }

    private static UUID subject(MerchantId merchant) {
        return UUID.nameUUIDFromBytes(merchant.value().getBytes(StandardCharsets.UTF_8));
    }
}
