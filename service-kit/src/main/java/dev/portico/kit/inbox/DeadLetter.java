package dev.portico.kit.inbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An event that could not be handled, without its body.
 *
 * @param deaths how often it was given up on: the first time and each replay that failed
 * @param deadAt the first time
 * @param reason why it died last; carries nothing of the body
 * @param replays who asked for a replay, oldest first
 */
@Schema(name = "DeadLetter")
record DeadLetter(
        UUID id,
        State state,
        @Nullable String merchant,
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        @Nullable String type,
        String reason,
        int deaths,
        Instant deadAt,
        List<Replay> replays) {

    enum State {
        /** To be replayed, once what it died of is mended. */
        WAITING,
        /** A replay was handled. */
        REPLAYED
    }

    @Schema(name = "DeadLetterReplay")
    record Replay(Instant at, String by) {}

    DeadLetter {
        replays = List.copyOf(replays);
    }
}
