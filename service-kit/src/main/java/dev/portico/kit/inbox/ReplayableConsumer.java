package dev.portico.kit.inbox;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A channel's consumer, so that a dead letter of its topic can go through it again. Every bean that takes events from
 * Kafka is one; a service has one for each topic it listens to.
 */
public interface ReplayableConsumer {

    /** Where its events come from. */
    String topic();

    /** What the channel does with one fresh record: handled, skipped or dead when it ends. */
    Uni<Void> on(ConsumerRecord<String, String> received);
}
