package dev.portico.orderedit;

import static dev.portico.orderedit.Api.golden;
import static dev.portico.orderedit.Api.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.orderedit.listing.ListingFixtures;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Golden orders whose tops were pre-ordered, a second apart, stored in one import. */
public final class PreOrders {

    /** @param change of the order with that number, from 0 on */
    public static List<String> stored(Api api, String merchant, int count, BiConsumer<Integer, ObjectNode> change) {
        var lines = IntStream.range(0, count)
                .mapToObj(i -> order(i, change).toString())
                .collect(Collectors.joining("\n"));
        return api.as("staff", merchant)
                .contentType("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/orders:import")
                .asString()
                .lines()
                .map(line -> tree(line).get("id").asText())
                .toList();
    }

    private static ObjectNode order(int number, BiConsumer<Integer, ObjectNode> change) {
        var order = golden().put("externalId", "o-" + number)
                .put(
                        "placedAt",
                        Instant.parse("2026-11-20T16:05:00Z")
                                .plusSeconds(number)
                                .toString());
        line(order).putObject("preOrder").put("listing", ListingFixtures.TOPS);
        change.accept(number, order);
        return order;
    }

    public static ObjectNode line(JsonNode order) {
        return (ObjectNode) order.at("/lines/0");
    }

    /** Nothing of it is paid. */
    public static void unpaid(ObjectNode order) {
        order.putArray("payments");
    }

    private PreOrders() {}
}
