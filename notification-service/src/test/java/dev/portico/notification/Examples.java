package dev.portico.notification;

import com.fasterxml.jackson.databind.ObjectMapper;
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

    private static GoldenEvent ofOurs(String type) {
        try (var stream = Examples.class.getResourceAsStream("/events/" + type + ".json")) {
            return new ObjectMapper().readValue(stream, GoldenEvent.class);
        } catch (IOException e) {
            throw new UncheckedIOException("no example of " + type, e);
        }
    }

    private Examples() {}
}
