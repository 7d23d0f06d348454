package dev.portico.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What lies on Kafka about one order. At-least-once is allowed, so one event is one id, however often it was sent. */
final class Events {

    private final RunningSuite suite;

    Events(RunningSuite suite) {
        this.suite = suite;
    }

    List<JsonNode> about(String topic, UUID order, String type) {
        var byId = new LinkedHashMap<String, JsonNode>();
        for (var one : records(topic)) {
            if (order.toString().equals(one.key()) && type.equals(header(one, "ce_type"))) {
                byId.putIfAbsent(header(one, "ce_id"), read(one.value()));
            }
        }
        return List.copyOf(byId.values());
    }

    /** How many events of a type there are, by order. */
    Map<String, Long> counts(String topic, String type) {
        return records(topic).stream()
                .filter(one -> type.equals(header(one, "ce_type")))
                .collect(Collectors.toMap(one -> header(one, "ce_id"), ConsumerRecord::key, (first, again) -> first))
                .values()
                .stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private List<ConsumerRecord<String, String>> records(String topic) {
        Map<String, Object> config = Map.of("bootstrap.servers", suite.url("kafka"));
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions).entrySet();
            var found = new ArrayList<ConsumerRecord<String, String>>();
            while (ends.stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
            return found;
        }
    }

    private static String header(ConsumerRecord<String, String> one, String name) {
        return new String(one.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static JsonNode read(String value) {
        try {
            return Http.JSON.readTree(value);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
