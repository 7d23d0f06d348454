package dev.portico.orderedit.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.orderedit.policy.domain.EditPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.BadRequestException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the body of a request as an edit policy. A setting that does not exist is refused: one that is misspelt would be lost. */
@ApplicationScoped
class PolicyBodies {

    private final ObjectMapper json;

    PolicyBodies(ObjectMapper json) {
        this.json = json;
    }

    EditPolicy read(JsonNode body) {
        if (!body.isObject()) {
            throw new BadRequestException("a policy is an object");
        }
        try {
            return PolicyReader.read(json.treeToValue(body, PolicyInput.class), unknown(body));
        } catch (JsonProcessingException e) {
            throw new BadRequestException(e);
        }
    }

    /** The pointers of settings that there are not. */
    static List<String> unknown(JsonNode body) {
        return unknown(body, PolicyInput.class, "").toList();
    }

    private static Stream<String> unknown(JsonNode node, Class<?> type, String pointer) {
        return node.properties().stream()
                .flatMap(field -> unknownAt(
                        field.getValue(),
                        component(type, field.getKey()),
                        pointer + "/" + field.getKey().replace("~", "~0").replace("/", "~1")));
    }

    private static Stream<String> unknownAt(JsonNode value, Optional<RecordComponent> setting, String pointer) {
        return setting.map(RecordComponent::getType)
                .map(type -> type.isRecord() ? unknown(value, type, pointer) : Stream.<String>empty())
                .orElseGet(() -> Stream.of(pointer));
    }

    private static Optional<RecordComponent> component(Class<?> type, String name) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .findFirst();
    }
}
