package dev.portico.kit.inbox;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * A channel's consumer, so that a dead letter of its topic can go through it again. Every bean that takes events from
 * Kafka is one; a service has one for each topic it listens to, with {@code batch=true} in its channel's configuration.
 */
public interface ReplayableConsumer {

    /** Where its events come from. */
    String topic();

    /** What the channel does with a poll: each record is handled, skipped or dead when it ends. */
    Uni<Void> on(ConsumerRecords<String, String> received);

    /** The same for one record. */
    default Uni<Void> on(ConsumerRecord<String, String> received) {
        return on(Poll.only(received));
    }
}
