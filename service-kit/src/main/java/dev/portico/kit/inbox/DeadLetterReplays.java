package dev.portico.kit.inbox;

import dev.portico.kit.http.ProblemException;
import dev.portico.kit.http.Problems;
import dev.portico.kit.identity.Actor;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Sends a dead letter through its consumer again, and answers when that has handled it or given up on it again.
 *
 * <p>It stays in the list until it is handled. Killed in between, it is still there and may be replayed again: the inbox,
 * or a projection's sequence, knows what was already done.
 */
@ApplicationScoped
class DeadLetterReplays {

    private static final Logger LOG = Logger.getLogger(DeadLetterReplays.class);

    private final DeadLetterTable table;
    private final List<ReplayableConsumer> consumers;

    DeadLetterReplays(DeadLetterTable table, @All List<ReplayableConsumer> consumers) {
        this.table = table;
        this.consumers = consumers;
    }

    /**
     * @throws ProblemException 404 {@code dead-letter-not-found}, 409 {@code already-replayed}, 409 {@code no-consumer} when
     *     the service no longer listens to its topic
     */
    Uni<DeadLetter> replay(UUID id, Actor by) {
        return require(id)
                .invoke(DeadLetterReplays::requireWaiting)
                .map(this::consumerOf)
                .chain(consumer -> replayThrough(consumer, id, by))
                .chain(() -> require(id))
                .invoke(after -> log(after, by));
    }

    private Uni<Void> replayThrough(ReplayableConsumer consumer, UUID id, Actor by) {
        return table.ask(id, by)
                .map(asked -> asked.orElseThrow(DeadLetterReplays::alreadyReplayed))
                .call(asked -> consumer.on(asked.letter()))
                .chain(table::settle);
    }

    private Uni<DeadLetter> require(UUID id) {
        return table.find(id).map(found -> found.orElseThrow(() -> Problems.notFound("dead-letter")));
    }

    private static void requireWaiting(DeadLetter letter) {
        if (letter.state() != DeadLetter.State.WAITING) {
            throw alreadyReplayed();
        }
    }

    private ReplayableConsumer consumerOf(DeadLetter letter) {
        return consumers.stream()
                .filter(consumer -> consumer.topic().equals(letter.topic()))
                .findFirst()
                .orElseThrow(() -> Problems.of(409, "no-consumer", "Nothing here listens to this topic any more"));
    }

    private static void log(DeadLetter after, Actor by) {
        LOG.infof(
                "%s-%d@%d was replayed for %s and is %s",
                after.topic(), after.partition(), after.offset(), by.value(), after.state());
    }

    private static ProblemException alreadyReplayed() {
        return Problems.of(409, "already-replayed", "This event was replayed and handled before");
    }
}
