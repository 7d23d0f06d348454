package dev.portico.portal.lookup.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link that somebody asked to have mailed. Whether there is such an order is found out later, where nobody waits for it.
 *
 * @param orderId known when it was asked for by a link; else what was typed is looked for
 * @param bareNumber null: any order of the address
 * @param requestedAt UTC
 */
public record LinkRequest(
        UUID id,
        Kind kind,
        @Nullable UUID orderId,
        @Nullable String bareNumber,
        @Nullable String email,
        Instant requestedAt) {

    /** Where the link leads: to one order, or to the list of all that have its address. */
    public enum Kind {
        ORDER,
        ORDERS
    }

    public static LinkRequest of(UUID id, Kind kind, UUID orderId, Instant now) {
        return new LinkRequest(id, kind, orderId, null, null, now);
    }

    /** Of a lookup without {@linkplain TypedLookup#faults() faults}. */
    public static LinkRequest of(UUID id, Kind kind, TypedLookup typed, Instant now) {
        return new LinkRequest(id, kind, null, typed.bareNumber(), typed.email(), now);
    }
}
