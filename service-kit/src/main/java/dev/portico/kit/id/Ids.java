package dev.portico.kit.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** UUIDv7 (RFC 9562): new rows land at the end of an index, and ids sort by the time they were made. */
public final class Ids {

    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    private Ids() {}
}
