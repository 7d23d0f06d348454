package dev.portico.local.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What lies on a topic. Read once and kept, since tests ask again and again until something has come: with a consumer and a
 * topic from its beginning for each question, a module's tests spent most of their time on asking.
 */
final class TopicLog implements AutoCloseable {

    private final KafkaConsumer<String, String> consumer;
    private final String topic;
    private final List<ConsumerRecord<String, String>> found = new ArrayList<>();

    TopicLog(String bootstrapServers, String topic) {
        this.topic = topic;
        consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers, "enable.auto.commit", "false"),
                new StringDeserializer(),
                new StringDeserializer());
    }

    /** Everything up to now, in the order of its time. */
    synchronized List<ConsumerRecord<String, String>> upToNow() {
        if (consumer.assignment().isEmpty()) {
            assign();
        }
        var ends = consumer.endOffsets(consumer.assignment()).entrySet();
        while (ends.stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(200)).forEach(found::add);
        }
        found.sort(Comparator.comparingLong(ConsumerRecord::timestamp));
        return List.copyOf(found);
    }

    /** To nothing, while there is no such topic. */
    private void assign() {
        var partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    @Override
    public synchronized void close() {
        consumer.close();
    }
}
