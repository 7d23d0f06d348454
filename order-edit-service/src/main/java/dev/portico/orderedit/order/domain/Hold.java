package dev.portico.orderedit.order.domain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reason not to ship yet. Several may stand at once, also of different kinds; goods go when none is left.
 *
 * @param lineIds the lines that wait; null: all of them
 * @param reason in the words of whoever placed it
 */
public record Hold(UUID id, Kind kind, Instant placedAt, @Nullable List<UUID> lineIds, @Nullable String reason) {

    /**
     * EDIT_WINDOW ends with the window, UNPAID when the customer owes nothing more, PRE_ORDER (one for each line) when the shop
     * fulfills its listing, STAFF when staff or a rule say so.
     */
    public enum Kind {
        EDIT_WINDOW,
        UNPAID,
        STAFF,
        PRE_ORDER;

        /** Of these an order has one at most. */
        boolean single() {
            return this == EDIT_WINDOW || this == UNPAID;
        }
    }

    /** Holds were stored without an id once: theirs follows from what they are. */
    @SuppressWarnings("NullAway")
    public Hold {
        lineIds = lineIds == null ? null : List.copyOf(lineIds);
        id = id == null ? derived(kind, placedAt) : id;
    }

    public Hold(Kind kind, Instant placedAt) {
        this(derived(kind, placedAt), kind, placedAt, null, null);
    }

    /** Of a line that was pre-ordered. */
    public static Hold ofPreOrder(UUID lineId, Instant placedAt) {
        var id = UUID.nameUUIDFromBytes(
                (Kind.PRE_ORDER + " " + lineId + " " + placedAt).getBytes(StandardCharsets.UTF_8));
        return new Hold(id, Kind.PRE_ORDER, placedAt, List.of(lineId), null);
    }

    private static UUID derived(Kind kind, Instant placedAt) {
        return UUID.nameUUIDFromBytes((kind + " " + placedAt).getBytes(StandardCharsets.UTF_8));
    }
}
