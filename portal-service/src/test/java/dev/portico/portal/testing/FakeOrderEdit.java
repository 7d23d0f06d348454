package dev.portico.portal.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.testing.Contracts;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Just enough of order-edit-service for one request: 6.25 % tax per line, at most ten of an item, a city in every
 * address, and no address in Antarctica. It refuses, goes stale and commits as the real one says it would.
 */
final class FakeOrderEdit {

    private static final int MOST = 10;

    private final ObjectNode order;
    private final long paid;
    private final long reserved;
    private long sequence;
    private boolean changed;

    FakeOrderEdit(ObjectNode order, long paid, long sequence) {
        this(order, paid, 0, sequence);
    }

    /** @param reserved what of {@code paid} is only reserved at the shop's platform */
    FakeOrderEdit(ObjectNode order, long paid, long reserved, long sequence) {
        this.reserved = reserved;
        this.order = order;
        this.paid = paid;
        this.sequence = sequence;
    }

    boolean isChanged() {
        return changed;
    }

    ObjectNode order() {
        return order;
    }

    long sequence() {
        return sequence;
    }

    Fakes.Answer answer(String path, JsonNode request) {
        if (path.endsWith("/cancellation:preview")) {
            return new Fakes.Answer(200, cancelPreview().toString());
        }
        var isStale = request.path("version").asInt() != order.path("version").asInt();
        if (path.endsWith("/cancellation")) {
            return isStale ? stale(request) : cancel();
        }
        if (isStale) {
            return stale(request);
        }
        var preview = preview(request);
        if (path.endsWith("/edits:preview")) {
            return new Fakes.Answer(200, preview.toString());
        }
        return preview.path("violations").isEmpty() ? commit(preview) : refused(preview);
    }

    private Fakes.Answer stale(JsonNode request) {
        var problem = Fakes.JSON.createObjectNode().put("code", "stale-version").put("status", 409);
        problem.set("preview", preview(request));
        return new Fakes.Answer(409, problem.toString());
    }

    private static Fakes.Answer refused(ObjectNode preview) {
        var problem = Fakes.JSON.createObjectNode().put("code", "edit-refused");
        problem.set("violations", preview.path("violations"));
        return new Fakes.Answer(422, problem.toString());
    }

    private Fakes.Answer commit(ObjectNode preview) {
        var outcome = outcome(preview);
        if (outcome.equals("APPLIED")) {
            var after = (ObjectNode) preview.path("after");
            after.put("version", order.path("version").asInt() + 1);
            order.setAll(after);
        }
        changed = true;
        sequence++;
        var answer = Fakes.JSON
                .createObjectNode()
                .put("editId", "01935a2c-7c02-7000-8000-000000000001")
                .put("outcome", outcome)
                .put("sequence", sequence);
        answer.set("order", order);
        return new Fakes.Answer(201, answer.toString());
    }

    private String outcome(ObjectNode preview) {
        return switch (preview.path("onCommit").asText()) {
            case "APPLY" -> "APPLIED";
            case "CANCEL" -> "CANCELED";
            default -> waitFor(preview);
        };
    }

    /** As the golden order.edit-requested tells it. */
    private String waitFor(ObjectNode preview) {
        var asksForPayment = preview.path("onCommit").asText().equals("REQUEST_PAYMENT");
        var request =
                (ObjectNode) Contracts.event("order.edit-requested.v1").data().path("request");
        request.put("kind", asksForPayment ? "PAYMENT" : "APPROVAL")
                .put("expiresAt", Instant.now().plusSeconds(3_600).toString())
                .put("dueMinor", Math.max(0, preview.path("balanceAfterMinor").asLong()))
                .set("totalAfterMinor", preview.path("totalAfterMinor"));
        request.set("differences", preview.path("differences"));
        order.set("pendingEdit", request);
        return asksForPayment ? "AWAITING_PAYMENT" : "AWAITING_APPROVAL";
    }

    private ObjectNode cancelPreview() {
        var preview = Fakes.JSON
                .createObjectNode()
                .put("version", order.path("version").asInt())
                .put("totalMinor", total(order))
                .put("paidMinor", paid)
                .put("refundDueMinor", paid - reserved)
                .put("notTakenMinor", reserved)
                .put("currency", "USD");
        var violations = preview.putArray("violations");
        if (order.path("status").asText().equals("CANCELED")) {
            violations
                    .addObject()
                    .put("code", "ORDER_CLOSED")
                    .put("pointer", "")
                    .putObject("params");
        }
        return preview;
    }

    private Fakes.Answer cancel() {
        order.put("status", "CANCELED").put("canceledAt", "2026-11-20T16:40:00Z");
        order.path("lines")
                .forEach(line -> ((ObjectNode) line).put("quantity", 0).put("totalMinor", 0));
        order.path("totals").fieldNames().forEachRemaining(name -> ((ObjectNode) order.path("totals")).put(name, 0));
        order.put("version", order.path("version").asInt() + 1);
        changed = true;
        sequence++;
        var answer = Fakes.JSON.createObjectNode().put("sequence", sequence);
        answer.set("order", order);
        return new Fakes.Answer(201, answer.toString());
    }

    private ObjectNode preview(JsonNode request) {
        var after = order.deepCopy();
        var preview = Fakes.JSON.createObjectNode();
        preview.set("orderId", order.path("id"));
        preview.set("version", order.path("version"));
        preview.set("before", order);
        preview.set("after", after);
        var differences = preview.putArray("differences");
        var violations = preview.putArray("violations");
        var index = 0;
        for (var change : request.path("changes")) {
            stage(after, change, differences, refusal(violations, index++));
        }
        sum(after);
        preview.put("totalBeforeMinor", total(order)).put("totalAfterMinor", total(after));
        preview.put("deltaMinor", total(after) - total(order)).put("paidMinor", paid);
        preview.put("balanceAfterMinor", total(after) - paid);
        preview.put("notTakenMinor", Math.max(0, Math.min(reserved, paid - total(after))));
        options(preview.putArray("options"));
        FakeCatalog.rates(preview.putArray("rates"), order);
        return preview.put("onCommit", Fakes.onCommit()).put("addableExists", true);
    }

    private static Consumer<ObjectNode> refusal(ArrayNode violations, int index) {
        return refusal -> violations.add(refusal.put("pointer", "/changes/" + index));
    }

    private void stage(ObjectNode after, JsonNode change, ArrayNode differences, Consumer<ObjectNode> refuse) {
        switch (change.path("type").asText()) {
            case "SET_QUANTITY":
                setQuantity(line(after, change), change.path("quantity").asInt(), differences, refuse);
                break;
            case "REMOVE_ITEM":
                setQuantity(line(after, change), 0, differences, refuse);
                break;
            case "SWAP_VARIANT":
                swap(line(after, change), change.path("variantId").asText(), differences);
                break;
            case "REPLACE_ITEM":
                FakeCatalog.replace(line(after, change), change, differences);
                break;
            case "ADD_ITEM":
                FakeCatalog.add(after, change, differences, refuse);
                break;
            case "CHANGE_SHIPPING_METHOD":
                FakeCatalog.ship(after, change, differences, refuse);
                break;
            case "CHANGE_CONTACT":
                contact(after, change, differences, refuse);
                break;
            case "CHANGE_SHIPPING_ADDRESS":
                address(after, change.path("address"), differences, refuse);
                break;
            default:
                note(after, change.path("note").asText(), differences);
        }
    }

    private static void setQuantity(ObjectNode line, int quantity, ArrayNode differences, Consumer<ObjectNode> refuse) {
        if (quantity > MOST) {
            var refusal = Fakes.JSON.createObjectNode().put("code", "MAX_QUANTITY");
            refusal.putObject("params").put("limit", MOST);
            refuse.accept(refusal);
            return;
        }
        var before = line.path("quantity").asInt();
        var price = (quantity - before) * line.path("unitPriceMinor").asLong();
        line.put("quantity", quantity)
                .put("totalMinor", quantity * line.path("unitPriceMinor").asLong());
        var difference = differences.addObject();
        difference.put("kind", quantity == 0 ? "ITEM_REMOVED" : "QUANTITY_CHANGED");
        difference.set("lineId", line.path("id"));
        difference.set("title", line.path("title"));
        difference.put("from", String.valueOf(before)).put("to", String.valueOf(quantity));
        difference.put("amountMinor", price + tax(price));
        var reasons = difference.putArray("reasons");
        reasons.addObject()
                .put("part", "PRICE")
                .put("amountMinor", price)
                .put("code", quantity > before ? "UNITS_ADDED" : "UNITS_REMOVED")
                .putObject("params")
                .put("units", quantity - before)
                .set("unitPriceMinor", line.path("unitPriceMinor"));
        reasons.addObject()
                .put("part", "TAX")
                .put("amountMinor", tax(price))
                .put("code", "KEPT_RATES")
                .putObject("params")
                .putArray("rates")
                .add("0.0625");
    }

    private static void swap(ObjectNode line, String variant, ArrayNode differences) {
        var difference = differences.addObject().put("kind", "VARIANT_SWAPPED").put("amountMinor", 0);
        difference.set("lineId", line.path("id"));
        difference.set("title", line.path("title"));
        difference.put("from", line.path("variantTitle").asText()).put("to", variant);
        line.put("variantId", variant).put("variantTitle", variant);
    }

    private static void address(
            ObjectNode after, JsonNode address, ArrayNode differences, Consumer<ObjectNode> refuse) {
        if (address.path("city").asText().isBlank()) {
            var refusal = Fakes.JSON.createObjectNode().put("code", "INVALID_ADDRESS");
            refusal.putObject("params").put("field", "city");
            refuse.accept(refusal);
            return;
        }
        if (address.path("countryCode").asText().equals("AQ")) {
            var refusal = Fakes.JSON.createObjectNode().put("code", "ADDRESS_OUT_OF_ZONE");
            refusal.putObject("params").put("limit", "SAME_COUNTRY");
            refuse.accept(refusal);
            return;
        }
        after.set("shippingAddress", address);
        differences.addObject().put("kind", "ADDRESS_CHANGED").put("amountMinor", 0);
    }

    private static void contact(
            ObjectNode after, JsonNode contact, ArrayNode differences, Consumer<ObjectNode> refuse) {
        if (!contact.path("email").asText().contains("@")) {
            var refusal = Fakes.JSON.createObjectNode().put("code", "INVALID_CONTACT");
            refusal.putObject("params").put("field", "email");
            refuse.accept(refusal);
            return;
        }
        for (var field : List.of("firstName", "lastName", "email", "phone")) {
            ((ObjectNode) after.path("customer")).set(field, contact.path(field));
        }
        differences.addObject().put("kind", "CONTACT_CHANGED").put("amountMinor", 0);
    }

    private static void note(ObjectNode after, String note, ArrayNode differences) {
        differences.addObject().put("kind", "NOTE_CHANGED").put("amountMinor", 0);
        after.put("note", note);
    }

    private void options(ArrayNode options) {
        for (var line : order.path("lines")) {
            var option = options.addObject().put("maxQuantity", MOST);
            option.set("lineId", line.path("id"));
            var actions = option.putArray("actions");
            for (var permissions : order.path("permissions").path("lines")) {
                if (permissions.path("lineId").equals(line.path("id"))) {
                    actions.addAll((ArrayNode) permissions.path("actions"));
                }
            }
            var variants = option.putArray("variants");
            if (line.path("variantTitle").isTextual()) {
                variant(
                        variants,
                        line,
                        line.path("variantId").asText(),
                        line.path("variantTitle").asText(),
                        true);
                variant(variants, line, "medium", "Medium", true);
                variant(variants, line, "large", "Large", false);
            }
        }
    }

    private static void variant(ArrayNode variants, JsonNode line, String id, String title, boolean available) {
        variants.addObject()
                .put("variantId", id)
                .put("title", title)
                .put("available", available)
                .put("current", id.equals(line.path("variantId").asText()))
                .set("unitPriceMinor", line.path("unitPriceMinor"));
    }

    private static ObjectNode line(ObjectNode order, JsonNode change) {
        for (var line : order.path("lines")) {
            if (line.path("id").equals(change.path("lineId"))) {
                return (ObjectNode) line;
            }
        }
        throw new IllegalArgumentException("unknown line");
    }

    private static void sum(ObjectNode order) {
        var items = 0L;
        var tax = 0L;
        for (var line : order.path("lines")) {
            items += line.path("totalMinor").asLong();
            tax += tax(line.path("totalMinor").asLong());
        }
        var totals = (ObjectNode) order.path("totals");
        totals.put("itemsMinor", items).put("taxMinor", tax);
        totals.put("totalMinor", items + tax + totals.path("shippingMinor").asLong());
    }

    static long tax(long minor) {
        return Math.floorDiv(minor * 625 + 5_000, 10_000);
    }

    private static long total(JsonNode order) {
        return order.path("totals").path("totalMinor").asLong();
    }
}
