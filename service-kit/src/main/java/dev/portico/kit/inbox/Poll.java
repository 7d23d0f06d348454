package dev.portico.kit.inbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * What one poll of a topic brought, opened. Types that the consumer has no business with are left out.
 *
 * @param readable in the order of the partitions
 * @param dead what nothing can be made of
 */
record Poll(List<Opened> readable, List<Letter> dead) {

    record Opened(ConsumerRecord<String, String> received, ReceivedEvent event) {}

    record Letter(ConsumerRecord<String, String> received, Throwable reason) {}

    /** @param types with version that the consumer handles */
    static Poll open(ConsumerRecords<String, String> received, Collection<String> types, ObjectMapper json) {
        var poll = new Poll(new ArrayList<>(), new ArrayList<>());
        for (var one : received) {
            try {
                Envelope.open(one, types, json).ifPresent(event -> poll.readable.add(new Opened(one, event)));
            } catch (PoisonException poison) {
                poll.dead.add(new Letter(one, poison));
            }
        }
        return poll;
    }

    /** One record as a poll would bring it. */
    static ConsumerRecords<String, String> only(ConsumerRecord<String, String> received) {
        var partition = new TopicPartition(received.topic(), received.partition());
        return new ConsumerRecords<>(Map.of(partition, List.of(received)), Map.of());
    }
}
