package dev.portico.payment.processor.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Stripe's own description of its API, pruned to what Portico calls. It is older than the library that Portico uses, so
 * what Stripe has added since is named here; and it is read more strictly than it is written: what it doesn't know is wrong
 * in nested objects, too.
 */
final class StripeSchema {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> NEWER_THAN_THE_DESCRIPTION =
            Set.of("adaptive_pricing", "saved_payment_method_options");
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V7);

    private record Operation(String method, Pattern path, JsonNode description, JsonSchema schema) {}

    private final List<Operation> operations = new ArrayList<>();

    StripeSchema() {
        try (var file = StripeSchema.class.getResourceAsStream("/stripe/openapi-pruned.json")) {
            JSON.readTree(file).get("paths").properties().forEach(path -> path.getValue()
                    .properties()
                    .forEach(operation -> add(operation.getKey(), path.getKey(), operation.getValue())));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** What is wrong with a request; empty when nothing is. */
    List<String> faults(String method, String path, ObjectNode form) {
        var operation = operations.stream()
                .filter(known ->
                        known.method.equals(method) && known.path.matcher(path).matches())
                .findFirst();
        if (operation.isEmpty()) {
            return List.of("no such operation: " + method + " " + path);
        }
        var known = form.deepCopy().remove(NEWER_THAN_THE_DESCRIPTION);
        return operation.get().schema.validate(typed(operation.get().description, known)).stream()
                .map(fault -> method + " " + path + " " + fault.getMessage())
                .toList();
    }

    private void add(String method, String path, JsonNode operation) {
        var description = strict(
                method.equals("get")
                        ? ofQuery(operation)
                        : operation.at("/requestBody/content/application~1x-www-form-urlencoded/schema"));
        operations.add(new Operation(
                method.toUpperCase(Locale.ROOT),
                Pattern.compile(path.replaceAll("\\{[^}]+}", "[^/]+")),
                description,
                SCHEMAS.getSchema(description)));
    }

    private static ObjectNode ofQuery(JsonNode operation) {
        var properties = JSON.createObjectNode();
        for (var parameter : operation.path("parameters")) {
            if (parameter.get("in").asText().equals("query")) {
                properties.set(parameter.get("name").asText(), parameter.get("schema"));
            }
        }
        return JSON.createObjectNode().put("type", "object").set("properties", properties);
    }

    private static JsonNode strict(JsonNode schema) {
        var copy = schema.deepCopy();
        forbidOthers(copy);
        return copy;
    }

    private static void forbidOthers(JsonNode at) {
        if (at instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        at.forEach(StripeSchema::forbidOthers);
    }

    /** Text as the number or truth value that the description wants there; whatever doesn't look like one stays text. */
    private static JsonNode typed(JsonNode schema, JsonNode value) {
        var fitting = fitting(schema, value);
        if (value instanceof ObjectNode object) {
            var copy = JSON.createObjectNode();
            object.properties()
                    .forEach(field -> copy.set(
                            field.getKey(), typed(fitting.path("properties").path(field.getKey()), field.getValue())));
            return copy;
        }
        if (value.isArray()) {
            var copy = JSON.createArrayNode();
            value.forEach(item -> copy.add(typed(fitting.path("items"), item)));
            return copy;
        }
        var text = value.asText();
        return switch (fitting.path("type").asText()) {
            case "integer" ->
                text.matches("-?\\d{1,18}") ? JSON.getNodeFactory().numberNode(Long.parseLong(text)) : value;
            case "boolean" ->
                Set.of("true", "false").contains(text)
                        ? JSON.getNodeFactory().booleanNode(Boolean.parseBoolean(text))
                        : value;
            default -> value;
        };
    }

    /** Of several forms the one that the value has. */
    private static JsonNode fitting(JsonNode schema, JsonNode value) {
        for (var choice : schema.path("anyOf")) {
            if (hasForm(choice.path("type").asText(), value)) {
                return choice;
            }
        }
        return schema;
    }

    private static boolean hasForm(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "integer" -> value.isTextual() && value.asText().matches("-?\\d+");
            case "boolean" -> value.isTextual() && value.asText().matches("true|false");
            default -> value.isTextual();
        };
    }
}
