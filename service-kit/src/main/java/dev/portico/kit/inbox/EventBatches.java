package dev.portico.kit.inbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.kit.inbox.Poll.Opened;
import dev.portico.kit.job.InTurn;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * For projections: a whole poll in one call, so that it can be one SQL statement.
 *
 * <p>There is no inbox: a projection is idempotent by the event's sequence. When a batch fails for a reason that does not
 * pass, its events are tried one by one, so that only the bad one goes to the dead letters.
 */
@ApplicationScoped
public class EventBatches {

    private final ObjectMapper json;
    private final DeadLetters deadLetters;

    EventBatches(ObjectMapper json, DeadLetters deadLetters) {
        this.json = json;
        this.deadLetters = deadLetters;
    }

    /** @param types the types with version that {@code work} understands; it gets them in the order of the partitions */
    public Uni<Void> consume(
            ConsumerRecords<String, String> received,
            Set<String> types,
            Function<List<ReceivedEvent>, Uni<Void>> work) {
        var poll = Poll.open(received, types, json);
        return deadLetters
                .bury(poll.dead())
                .chain(() -> poll.readable().isEmpty() ? Uni.createFrom().voidItem() : apply(poll.readable(), work));
    }

    private Uni<Void> apply(List<Opened> batch, Function<List<ReceivedEvent>, Uni<Void>> work) {
        var events = batch.stream().map(Opened::event).toList();
        return Patience.with(() -> work.apply(events))
                .onFailure(Exception.class)
                .recoverWithUni(() -> oneByOne(batch, work));
    }

    private Uni<Void> oneByOne(List<Opened> batch, Function<List<ReceivedEvent>, Uni<Void>> work) {
        return InTurn.each(batch, one -> deadLetters.buryUnless(one, () -> work.apply(List.of(one.event()))));
    }
}
