package dev.portico.local.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portico.local.testing.Contracts.GoldenEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** The broker of {@link PorticoTestResource} as a test sees it: put events in, look at what lies there. */
public final class TestKafka {

    private static @Nullable Client client;

    private TestKafka() {}

    public static String bootstrapServers() {
        return TestSettings.get(TestSettings.KAFKA);
    }

    /** Sends a golden event as it is. */
    public static void sendGolden(String type) {
        send(Contracts.event(type));
    }

    public static void send(GoldenEvent... events) {
        var producer = client().producer();
        for (var event : events) {
            producer.send(record(event.topic(), event.key(), event.headers(), event.json()));
        }
        producer.flush();
    }

    /** For what no golden file has: broken bodies, missing headers, tombstones. */
    public static void send(String topic, String key, Map<String, String> headers, @Nullable String body) {
        var producer = client().producer();
        producer.send(record(topic, key, headers, body));
        producer.flush();
    }

    /** Everything on a topic up to now, in the order of its time. */
    public static List<ConsumerRecord<String, String>> records(String topic) {
        return client().log(topic).upToNow();
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

    private static synchronized Client client() {
        var current = client;
        if (current == null || !current.bootstrapServers.equals(bootstrapServers())) {
            if (current != null) {
                current.close();
            }
            current = new Client(bootstrapServers());
            client = current;
        }
        return current;
    }

    /** Connections are kept: making one takes longer than what it is for. They end with the tests' JVM. */
    private static final class Client {

        private final String bootstrapServers;
        private final KafkaProducer<String, String> producer;
        private final Map<String, TopicLog> logs = new ConcurrentHashMap<>();

        private Client(String bootstrapServers) {
            this.bootstrapServers = bootstrapServers;
            producer = new KafkaProducer<>(
                    Map.<String, Object>of(
                            "bootstrap.servers", bootstrapServers,
                            "acks", "all",
                            "linger.ms", "0",
                            // A broker that is gone is that of tests with other settings, and stays away.
                            "reconnect.backoff.ms", "60000",
                            "reconnect.backoff.max.ms", "60000"),
                    new StringSerializer(),
                    new StringSerializer());
        }

        private KafkaProducer<String, String> producer() {
            return producer;
        }

        private TopicLog log(String topic) {
            return logs.computeIfAbsent(topic, missing -> new TopicLog(bootstrapServers, missing));
        }

        /** Of a broker that is gone: nothing is waited for. */
        private void close() {
            producer.close(Duration.ZERO);
            logs.values().forEach(TopicLog::close);
        }
    }
}
