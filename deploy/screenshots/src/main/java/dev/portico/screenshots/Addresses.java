package dev.portico.screenshots;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;

/** Where the pages of a running suite are, as its {@code addresses.json} tells. */
final class Addresses {

    private final JsonNode json;

    private Addresses(JsonNode json) {
        this.json = json;
    }

    static Addresses of(Path data) {
        try {
            return new Addresses(
                    new ObjectMapper().readTree(data.resolve("addresses.json").toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException("nothing runs with " + data, e);
        }
    }

    String portal() {
        return text(json, "portal");
    }

    /** The customer's link of the demo order that is an example of this. */
    String link(String situation) {
        return text(json.path("orders").path(situation), "link");
    }

    String orderId(String situation) {
        return text(json.path("orders").path(situation), "orderId");
    }

    private static String text(JsonNode node, String name) {
        return Objects.requireNonNull(node.path(name).textValue(), () -> "no " + name + " in addresses.json");
    }
}
