package dev.portico.local.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portico.local.testing.Contracts.GoldenEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** The broker of {@link PorticoTestResource} as a test sees it: put events in, look at what lies there. */
public final class TestKafka {

    private TestKafka() {}

    public static String bootstrapServers() {
        return TestSettings.get(TestSettings.KAFKA);
    }

    /** Sends a golden event as it is. */
    public static void sendGolden(String type) {
        send(Contracts.event(type));
    }

    public static void send(GoldenEvent... events) {
        try (var producer = producer()) {
            for (var event : events) {
                producer.send(record(event.topic(), event.key(), event.headers(), event.json()));
            }
            producer.flush();
        }
    }

    /** For what no golden file has: broken bodies, missing headers, tombstones. */
    public static void send(String topic, String key, Map<String, String> headers, @Nullable String body) {
        try (var producer = producer()) {
            producer.send(record(topic, key, headers, body));
            producer.flush();
        }
    }

    /** Everything on a topic up to now, in the order of its time. */
    public static List<ConsumerRecord<String, String>> records(String topic) {
        try (var consumer = consumer()) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions).entrySet();
            var found = new ArrayList<ConsumerRecord<String, String>>();
            while (ends.stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
            found.sort(Comparator.comparingLong(ConsumerRecord::timestamp));
            return List.copyOf(found);
        }
    }

    /** {@link #records(String)} with this key: the events about one order, in their order. */
    public static List<ConsumerRecord<String, String>> records(String topic, String key) {
        return records(topic).stream()
                .filter(record -> key.equals(record.key()))
                .toList();
    }

    /** A header's text, or null when the record has none of that name. */
    public static @Nullable String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }

    private static ProducerRecord<String, String> record(
            String topic, String key, Map<String, String> headers, @Nullable String body) {
        var record = new ProducerRecord<String, String>(topic, key, body);
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }

    private static KafkaProducer<String, String> producer() {
        return new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers(), "acks", "all", "linger.ms", "0"),
                new StringSerializer(),
                new StringSerializer());
    }

    private static KafkaConsumer<String, String> consumer() {
        return new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers(), "enable.auto.commit", "false"),
                new StringDeserializer(),
                new StringDeserializer());
    }
}
