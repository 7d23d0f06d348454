package dev.portico.portal.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * What the fake shop sells besides: twelve pairs of socks in two sizes, the last one sold out, one with a hostile name; and
 * how it ships.
 */
final class FakeCatalog {

    private static final int PAIRS = 12;
    private static final long PRICE = 900;

    /** The first with a name that tries to be markup. */
    private static List<String> products() {
        return IntStream.rangeClosed(1, PAIRS)
                .mapToObj(pair -> pair == 1 ? "Wool socks <img src=x onerror=alert(1)>" : "Wool socks " + pair)
                .toList();
    }

    static ObjectNode page(JsonNode asked) {
        var query = asked.path("q").asText("").toLowerCase(java.util.Locale.ROOT);
        var from = asked.path("cursor").asInt(0);
        var limit = asked.path("limit").asInt();
        var found = IntStream.range(0, PAIRS)
                .filter(pair ->
                        products().get(pair).toLowerCase(java.util.Locale.ROOT).contains(query))
                .boxed()
                .toList();
        var page = Fakes.JSON.createObjectNode();
        var items = page.putArray("items");
        found.stream().skip(from).limit(limit).forEach(pair -> item(items.addObject(), pair));
        if (from + limit < found.size()) {
            page.put("next", String.valueOf(from + limit));
        } else {
            page.putNull("next");
        }
        return page;
    }

    private static void item(ObjectNode item, int pair) {
        item.put("productId", "socks-" + (pair + 1)).put("title", products().get(pair));
        item.put("imageUrl", "javascript:alert(1)");
        var variants = item.putArray("variants");
        for (var size : List.of("Small", "Large")) {
            var variant = variants.addObject()
                    .put("variantId", "socks-" + (pair + 1) + "-" + size)
                    .put("title", size)
                    .put("unitPriceMinor", PRICE)
                    .put("available", pair < PAIRS - 1);
            variant.putArray("options").addObject().put("name", "Size").put("value", size);
        }
    }

    static void add(ObjectNode after, JsonNode change, ArrayNode differences, Consumer<ObjectNode> refuse) {
        var quantity = change.path("quantity").asInt();
        if (quantity > 5) {
            var refusal = Fakes.JSON.createObjectNode().put("code", "OUT_OF_STOCK");
            refusal.putObject("params").put("left", 5);
            refuse.accept(refusal);
            return;
        }
        var line = ((ArrayNode) after.path("lines")).addObject();
        line.put(
                        "id",
                        UUID.nameUUIDFromBytes(change.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                .toString())
                .put("kind", "CATALOG")
                .put("title", title(change))
                .put("quantity", quantity)
                .put("originalQuantity", quantity)
                .put("unitPriceMinor", PRICE)
                .put("totalMinor", PRICE * quantity)
                .put("addedByEdit", true);
        line.set("productId", change.path("productId"));
        line.set("variantId", change.path("variantId"));
        var difference = difference(differences, "ITEM_ADDED", PRICE * quantity);
        difference.set("lineId", line.path("id"));
        difference.put("title", title(change)).putNull("from").put("to", String.valueOf(quantity));
        why(difference, "PRICE", "CATALOG_PRICE", PRICE * quantity)
                .put("units", quantity)
                .put("unitPriceMinor", PRICE);
        why(difference, "TAX", "RATE_OF_ORDER", FakeOrderEdit.tax(PRICE * quantity))
                .put("title", "IL State Tax")
                .put("ratePercent", "6.25")
                .put("included", false);
    }

    static void replace(ObjectNode line, JsonNode change, ArrayNode differences) {
        var moved =
                PRICE * line.path("quantity").asInt() - line.path("totalMinor").asLong();
        var difference = difference(differences, "ITEM_REPLACED", moved);
        difference.set("lineId", line.path("id"));
        difference.set("title", line.path("title"));
        difference.put("from", line.path("title").asText()).put("to", title(change));
        why(difference, "PRICE", "CATALOG_PRICE", moved)
                .put("units", line.path("quantity").asInt());
        line.put("title", title(change))
                .put("unitPriceMinor", PRICE)
                .put("totalMinor", PRICE * line.path("quantity").asInt());
    }

    static void rates(ArrayNode rates, ObjectNode order) {
        var current = order.path("shippingLine").path("title").asText();
        rate(rates, "standard", "Standard", 499, current);
        rate(rates, "express", "Express <b>", 1_299, current);
    }

    private static void rate(ArrayNode rates, String id, String title, long price, String current) {
        rates.addObject()
                .put("rateId", id)
                .put("title", title)
                .put("priceMinor", price)
                .put("current", title.equals(current));
    }

    static void ship(ObjectNode after, JsonNode change, ArrayNode differences, Consumer<ObjectNode> refuse) {
        if (!change.path("rateId").asText().equals("express")) {
            refuse.accept(Fakes.JSON.createObjectNode().put("code", "UNKNOWN_RATE"));
            return;
        }
        ((ObjectNode) after.path("shippingLine")).put("title", "Express <b>").put("priceMinor", 1_299);
        ((ObjectNode) after.path("totals")).put("shippingMinor", 1_299);
        var difference = difference(differences, "SHIPPING_METHOD_CHANGED", 800)
                .put("title", "Express <b>")
                .put("from", "Standard")
                .put("to", "Express <b>");
        why(difference, "SHIPPING", "SHIPPING_BAND", 800).put("rate", "Express <b>");
    }

    private static ObjectNode difference(ArrayNode differences, String kind, long minor) {
        return differences.addObject().put("kind", kind).put("amountMinor", minor + FakeOrderEdit.tax(minor));
    }

    private static ObjectNode why(ObjectNode difference, String part, String code, long minor) {
        return difference
                .withArray("reasons")
                .addObject()
                .put("part", part)
                .put("code", code)
                .put("amountMinor", minor)
                .putObject("params");
    }

    private static String title(JsonNode change) {
        var pair = change.path("productId").asText().replaceFirst("socks-", "");
        return products().get(Integer.parseInt(pair) - 1);
    }

    private FakeCatalog() {}
}
