package dev.portico.local.testing;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** The golden events in {@code contracts/events}: what producers publish and what consumers can read. */
public final class Contracts {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Contracts() {}

    /** A golden event by its type, for instance {@code order.received.v1}. */
    public static GoldenEvent event(String type) {
        var file = directory().resolve("events").resolve(type + ".json");
        try {
            return JSON.readValue(file.toFile(), GoldenEvent.class);
        } catch (IOException e) {
            throw new UncheckedIOException("no golden event " + file, e);
        }
    }

    public static Path directory() {
        var root = System.getProperty("portico.root");
        var directory =
                Path.of(root == null || root.startsWith("$") ? "" : root).toAbsolutePath();
        while (!Files.isDirectory(directory.resolve("contracts/events"))) {
            var parent = directory.getParent();
            if (parent == null) {
                throw new IllegalStateException(
                        "contracts/events is not above " + Path.of("").toAbsolutePath());
            }
            directory = parent;
        }
        return directory.resolve("contracts");
    }

    /** One event as it lies on a topic. The {@code with…} methods give changed copies. */
    public record GoldenEvent(String topic, String key, Map<String, String> headers, ObjectNode data) {

        public GoldenEvent withHeader(String name, String value) {
            var changed = new LinkedHashMap<>(headers);
            changed.put(name, value);
            return new GoldenEvent(topic, key, changed, data);
        }

        /** The same fact as an event of its own, which no inbox knows yet. */
        public GoldenEvent withNewId() {
            return withHeader("ce_id", UUID.randomUUID().toString());
        }

        public GoldenEvent withSequence(long sequence) {
            return withHeader("ce_sequence", String.valueOf(sequence));
        }

        public GoldenEvent withKey(String newKey) {
            return new GoldenEvent(topic, newKey, headers, data).withHeader("ce_subject", newKey);
        }

        public GoldenEvent withData(Consumer<ObjectNode> change) {
            var changed = data.deepCopy();
            change.accept(changed);
            return new GoldenEvent(topic, key, headers, changed);
        }

        public String header(String name) {
            var value = headers.get(name);
            if (value == null) {
                throw new IllegalArgumentException("no header " + name);
            }
            return value;
        }

        public JsonNode at(String pointer) {
            return data.at(pointer);
        }

        public String json() {
            return data.toString();
        }

        public <T> T dataAs(TypeReference<T> type) {
            return JSON.convertValue(data, type);
        }
    }
}
