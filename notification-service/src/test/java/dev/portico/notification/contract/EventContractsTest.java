package dev.portico.notification.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Schemas, golden examples and the AsyncAPI document describe the same events. */
class EventContractsTest {

    private static final Path CONTRACTS = Path.of(System.getProperty("portico.root", ".."), "contracts");
    private static final Pattern EVENT = Pattern.compile("[a-z-]+\\.[a-z-]+\\.v\\d+");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);

    @Test
    void everyExampleHasASchemaAndEverySchemaAnExample() {
        assertThat(names("schemas")).isEqualTo(names("events")).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void theGoldenExampleFollowsItsSchema(String event) {
        assertThat(violations(event, data(event))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void theEnvelopeNamesTheEvent(String event) {
        var example = read(CONTRACTS.resolve("events/" + event + ".json"));
        assertThat(example.at("/headers/ce_type").asText()).isEqualTo(event);
        assertThat(example.at("/headers/ce_subject")).isEqualTo(example.get("key"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void aFieldThatIsMissingIsFound(String event) {
        for (var field : fields(data(event))) {
            var damaged = data(event);
            ((ObjectNode) damaged.at(field.parent())).remove(field.name());
            assertThat(violations(event, damaged))
                    .as("%s without %s/%s", event, field.parent(), field.name())
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void aFieldOfTheWrongTypeIsFound(String event) {
        for (var field : fields(data(event))) {
            var damaged = data(event);
            ((ObjectNode) damaged.at(field.parent())).put(field.name(), 0.5);
            assertThat(violations(event, damaged))
                    .as("%s with a wrong %s/%s", event, field.parent(), field.name())
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void aFieldOfALaterVersionIsTolerated(String event) {
        var later = data(event);
        ((ObjectNode) later).put("addedLater", true);
        later.fields().forEachRemaining(field -> {
            if (field.getValue() instanceof ObjectNode nested) {
                nested.put("addedLater", true);
            }
        });
        assertThat(violations(event, later)).isEmpty();
    }

    @Test
    void theAsyncApiDocumentNamesExactlyTheseEventsOnTheirTopics() {
        var document = yaml();
        Set<String> described = new TreeSet<>();
        for (var channel : document.get("channels")) {
            for (var reference : channel.get("messages")) {
                var message = document.at(reference.get("$ref").asText().substring(1));
                var event = message.get("name").asText();
                described.add(event);
                assertThat(message.at("/payload/schema/$ref").asText()).isEqualTo("schemas/" + event + ".json");
                assertThat(message.at("/examples/0/payload/$ref").asText())
                        .isEqualTo("events/" + event + ".json#/data");
                assertThat(read(CONTRACTS.resolve("events/" + event + ".json")).get("topic"))
                        .isEqualTo(channel.get("address"));
            }
        }
        assertThat(described).isEqualTo(names("events"));
        assertThat(document.at("/components/messages")).hasSize(described.size());
    }

    @ParameterizedTest
    @MethodSource("events")
    void theHeadersFollowTheAsyncApiDocument(String event) {
        var schema = SCHEMAS.getSchema(yaml().at("/components/schemas/cloudEventHeaders"));
        var headers = read(CONTRACTS.resolve("events/" + event + ".json")).get("headers");
        assertThat(schema.validate(headers)).isEmpty();
        ((ObjectNode) headers).remove("ce_merchant");
        assertThat(schema.validate(headers)).isNotEmpty();
    }

    static Stream<String> events() {
        return names("events").stream();
    }

    private record Field(String parent, String name) {}

    /** All fields of objects, except what is free by design: a reason's parameters, and texts by language. */
    private static List<Field> fields(JsonNode data) {
        var found = new ArrayList<Field>();
        collect(data, "", found);
        return found;
    }

    private static void collect(JsonNode node, String pointer, List<Field> found) {
        if (node instanceof ObjectNode object && !pointer.endsWith("/params") && !pointer.endsWith("/texts")) {
            object.fields().forEachRemaining(field -> {
                found.add(new Field(pointer, field.getKey()));
                collect(field.getValue(), pointer + "/" + field.getKey(), found);
            });
        } else if (node instanceof ArrayNode array && !array.isEmpty()) {
            collect(array.get(0), pointer + "/0", found);
        }
    }

    private static Set<ValidationMessage> violations(String event, JsonNode data) {
        JsonSchema schema = SCHEMAS.getSchema(
                CONTRACTS.resolve("schemas/" + event + ".json").toUri());
        return schema.validate(data);
    }

    private static JsonNode data(String event) {
        return read(CONTRACTS.resolve("events/" + event + ".json")).get("data");
    }

    private static Set<String> names(String folder) {
        try (var files = Files.list(CONTRACTS.resolve(folder))) {
            return files.map(file -> file.getFileName().toString().replaceFirst("\\.json$", ""))
                    .filter(name -> EVENT.matcher(name).matches())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode yaml() {
        try {
            return new ObjectMapper(new YAMLFactory())
                    .readTree(CONTRACTS.resolve("asyncapi.yaml").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
