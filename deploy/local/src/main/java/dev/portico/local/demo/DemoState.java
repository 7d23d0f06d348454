package dev.portico.local.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which demo orders were placed, kept between runs: an order is placed once, at its time. */
final class DemoState {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Map<String, DemoOrder.Placed> placed;

    private DemoState(Path file, Map<String, DemoOrder.Placed> placed) {
        this.file = file;
        this.placed = placed;
    }

    static DemoState read(Path file) throws IOException {
        var placed = Files.exists(file)
                ? JSON.readValue(file.toFile(), new TypeReference<LinkedHashMap<String, DemoOrder.Placed>>() {})
                : new LinkedHashMap<String, DemoOrder.Placed>();
        return new DemoState(file, placed);
    }

    Optional<DemoOrder.Placed> find(String situation) {
        return Optional.ofNullable(placed.get(situation));
    }

    /** Links are bearer secrets and are asked for anew: they are not kept. */
    void keep(DemoOrder.Placed order) throws IOException {
        placed.put(order.situation(), order.withLink(null));
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), placed);
    }
}
