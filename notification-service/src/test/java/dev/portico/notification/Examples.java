package dev.portico.notification;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.testing.Contracts;
import dev.portico.local.testing.Contracts.GoldenEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** The golden events; those whose producer has not written one yet are told in {@code src/test/resources/events}. */
public final class Examples {

    public static GoldenEvent event(String type) {
        var golden = Contracts.directory().resolve("events").resolve(type + ".json");
        return Files.exists(golden) ? Contracts.event(type) : ofOurs(type);
    }

    /** A part of an event. */
    public static ObjectNode json(String name) {
        try (var stream = Examples.class.getResourceAsStream("/events/" + name + ".json")) {
            return (ObjectNode) new ObjectMapper().readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException("no example " + name, e);
        }
    }

    private static GoldenEvent ofOurs(String type) {
        try (var stream = Examples.class.getResourceAsStream("/events/" + type + ".json")) {
            return new ObjectMapper().readValue(stream, GoldenEvent.class);
        } catch (IOException e) {
            throw new UncheckedIOException("no example of " + type, e);
        }
    }

    private Examples() {}
}
