package dev.portico.kit.inbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

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
        var batch = open(received, types);
        return buryAll(batch.dead())
                .chain(() -> batch.readable().isEmpty() ? Uni.createFrom().voidItem() : apply(batch.readable(), work));
    }

    /** One record as a poll would bring it, for {@link ReplayableConsumer#on}. */
    public static ConsumerRecords<String, String> only(ConsumerRecord<String, String> received) {
        var partition = new TopicPartition(received.topic(), received.partition());
        return new ConsumerRecords<>(Map.of(partition, List.of(received)), Map.of());
    }

    private record Letter(ConsumerRecord<String, String> received, Throwable reason) {}

    private record Readable(ConsumerRecord<String, String> received, ReceivedEvent event) {}

    private record Batch(List<Readable> readable, List<Letter> dead) {}

    private Batch open(ConsumerRecords<String, String> received, Set<String> types) {
        var batch = new Batch(new ArrayList<>(), new ArrayList<>());
        for (var one : received) {
            try {
                Envelope.open(one, types, json)
                        .ifPresent(event -> batch.readable().add(new Readable(one, event)));
            } catch (PoisonException poison) {
                batch.dead().add(new Letter(one, poison));
            }
        }
        return batch;
    }

    private Uni<Void> apply(List<Readable> batch, Function<List<ReceivedEvent>, Uni<Void>> work) {
        var events = batch.stream().map(Readable::event).toList();
        return Patience.with(() -> work.apply(events))
                .onFailure(Exception.class)
                .recoverWithUni(() -> oneByOne(batch, work));
    }

    private Uni<Void> oneByOne(List<Readable> batch, Function<List<ReceivedEvent>, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUniAndConcatenate(one -> Patience.with(() -> work.apply(List.of(one.event())))
                        .onFailure(Exception.class)
                        .recoverWithUni(failure -> deadLetters.bury(one.received(), failure)))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> buryAll(List<Letter> letters) {
        return Multi.createFrom()
                .iterable(letters)
                .onItem()
                .transformToUniAndConcatenate(letter -> deadLetters.bury(letter.received(), letter.reason()))
                .onItem()
                .ignoreAsUni();
    }
}
