package dev.portico.payment.processor.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** {@code a[b][0][c]=1&d=x} as the tree that it stands for; every value is text, since forms know nothing else. */
final class StripeForm {

    private static final Pattern PART = Pattern.compile("\\[([^\\]]*)]");
    private static final Pattern POSITION = Pattern.compile("\\d+");
    private static final ObjectMapper JSON = new ObjectMapper();

    static ObjectNode decode(String form) {
        var root = new TreeMap<String, Object>();
        for (var pair : form.split("&")) {
            if (!pair.isEmpty()) {
                var parts = pair.split("=", 2);
                put(root, text(parts[0]), text(parts.length == 1 ? "" : parts[1]));
            }
        }
        return (ObjectNode) tree(root);
    }

    private static void put(Map<String, Object> root, String key, String value) {
        var opening = key.indexOf('[');
        var name = opening < 0 ? key : key.substring(0, opening);
        var at = root;
        for (var inner : PART.matcher(key).results().map(part -> part.group(1)).toList()) {
            at = inside(at, name);
            name = inner;
        }
        if (at.put(name, value) != null) {
            throw new IllegalArgumentException(key + " is there twice");
        }
    }

    @SuppressWarnings("unchecked") // only this class puts anything there
    private static Map<String, Object> inside(Map<String, Object> outer, String name) {
        return (Map<String, Object>) outer.computeIfAbsent(name, missing -> new TreeMap<String, Object>());
    }

    private static JsonNode tree(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return JSON.getNodeFactory().textNode((String) value);
        }
        var isList = !map.isEmpty()
                && map.keySet().stream()
                        .allMatch(key -> POSITION.matcher((String) key).matches());
        if (isList) {
            var list = JSON.createArrayNode();
            for (var position = 0; position < map.size(); position++) {
                list.add(tree(map.get(Integer.toString(position))));
            }
            return list;
        }
        var object = JSON.createObjectNode();
        map.forEach((key, inner) -> object.set((String) key, tree(inner)));
        return object;
    }

    private static String text(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    private StripeForm() {}
}
