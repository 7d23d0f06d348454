package dev.portico.portal.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.testing.Contracts;
import dev.portico.portal.client.Preview.Violation;
import dev.portico.portal.view.domain.OrderExcerpt;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What order-edit-service says it answers, by its golden examples, is what the portal reads; what it sends is what it takes. */
class InternalContractsTest {

    private static final ObjectMapper JSON = new ObjectMapper()
            .findAndRegisterModules()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private static final UUID LINE = UUID.fromString("01935a2c-7c00-7000-8000-000000000001");

    @Test
    void aPreview() throws IOException {
        var preview = read("edits-preview", "/response/body", Preview.class);

        assertThat(preview.deltaMinor()).isEqualTo(preview.totalAfterMinor() - preview.totalBeforeMinor());
        assertThat(preview.differences()).isNotEmpty().allSatisfy(difference -> assertThat(difference.reasons())
                .isNotEmpty());
        assertThat(preview.optionsOf(LINE)).isPresent();
    }

    @Test
    void aCommit() throws IOException {
        assertThat(read("edits-commit", "/response/body/order", OrderExcerpt.class)
                        .version())
                .isEqualTo(2);
        assertThat(node("edits-commit", "/response/body/sequence").isNumber()).isTrue();
        assertThat(read("edits-commit", "/stale/body/preview", Preview.class).version())
                .isEqualTo(2);
        assertThat(node("edits-commit", "/stale/body/code").asText()).isEqualTo("stale-version");
        assertThat(read("edits-commit", "/refused/body/violations", Violation[].class))
                .isNotEmpty();
    }

    @Test
    void aCancellation() throws IOException {
        var preview = read("cancellation", "/previewResponse/body", CancelPreview.class);

        assertThat(preview.refundDueMinor()).isPositive();
        assertThat(preview.asksTheShop()).isFalse();
    }

    @Test
    void anAnswerToADelay() throws IOException {
        var preview = read("delay-answer", "/previewResponse/body", DelayPreview.class);
        assertThat(preview.refundDueMinor()).isEqualTo(12750);
        assertThat(preview.isOver()).isFalse();

        var asked = node("delay-answer", "/request/body");
        var sent = new DelayAnswer(
                UUID.fromString(asked.path("noticeId").asText()),
                "ACCEPT",
                asked.path("version").asInt());
        assertThat(JSON.<JsonNode>valueToTree(sent)).isEqualTo(asked);
        assertThat(JSON.<JsonNode>valueToTree(new DelayQuestion(sent.noticeId())))
                .isEqualTo(node("delay-answer", "/previewRequest/body"));
        var order = read("delay-answer", "/response/body/order", OrderExcerpt.class);
        assertThat(order.delay(sent.noticeId().toString()))
                .hasValueSatisfying(delay -> assertThat(delay.isAccepted()).isTrue());
    }

    @Test
    void aPlanAfterAnEdit() throws IOException {
        var plan = read("account-preview", "", PlanAfter.Known.class);

        assertThat(plan.before().totalMinor() - plan.after().totalMinor()).isEqualTo(2000);
        assertThat(plan.after().isPlanned()).isTrue();
        assertThat(plan.outstandingMinor()).isPositive();
    }

    @Test
    void theOrderToPlanIsSentAsItIsRead() throws IOException {
        var golden = node("account-preview-request", "");
        var line = golden.at("/lines/0");
        var order = (ObjectNode) node("edits-preview", "/response/body/after");
        ((ObjectNode) order.path("totals")).set("totalMinor", golden.path("totalMinor"));
        order.put("taxesIncluded", false);
        var preOrdered = ((ArrayNode) order.path("lines")).removeAll().addObject();
        preOrdered.put("title", "Spring coat").put("totalMinor", 7500).put("quantity", 1);
        preOrdered.set("id", line.path("lineId"));
        preOrdered.set("preOrder", line.path("preOrder"));
        preOrdered.putArray("taxLines").addObject().put("amountMinor", 500);

        var sent = JSON.writeValueAsString(PlanRequest.of(JSON.treeToValue(order, OrderExcerpt.class)));

        assertThat(JSON.readTree(sent)).isEqualTo(golden);
    }

    @Test
    void changesAreSentAsTheyAreRead() {
        var changes = List.of(
                StagedChange.quantity("q", LINE, 3),
                StagedChange.remove("r", LINE),
                StagedChange.variant("v", LINE, "medium"),
                StagedChange.replace("x", LINE, "socks", "socks-small"),
                StagedChange.add("n", "socks", "socks-small", 2),
                StagedChange.contact("c", Map.of("email", "a@example.com")),
                StagedChange.rate("rate", "express"),
                StagedChange.note("note", ""),
                StagedChange.address("a", Map.of("city", "Springfield")));

        var sent = JSON.<JsonNode>valueToTree(new EditRequest(1, changes)).path("changes");

        assertThat(sent)
                .map(JsonNode::toString)
                .containsExactly(
                        "{\"type\":\"SET_QUANTITY\",\"lineId\":\"" + LINE + "\",\"quantity\":3}",
                        "{\"type\":\"REMOVE_ITEM\",\"lineId\":\"" + LINE + "\"}",
                        "{\"type\":\"SWAP_VARIANT\",\"lineId\":\"" + LINE + "\",\"variantId\":\"medium\"}",
                        "{\"type\":\"REPLACE_ITEM\",\"lineId\":\"" + LINE
                                + "\",\"productId\":\"socks\",\"variantId\":\"socks-small\"}",
                        "{\"type\":\"ADD_ITEM\",\"productId\":\"socks\",\"variantId\":\"socks-small\",\"quantity\":2}",
                        "{\"type\":\"CHANGE_CONTACT\",\"email\":\"a@example.com\"}",
                        "{\"type\":\"CHANGE_SHIPPING_METHOD\",\"rateId\":\"express\"}",
                        "{\"type\":\"CHANGE_NOTE\",\"note\":\"\"}",
                        "{\"type\":\"CHANGE_SHIPPING_ADDRESS\",\"address\":{\"city\":\"Springfield\"}}");
    }

    private static <T> T read(String file, String pointer, Class<T> type) throws IOException {
        return JSON.treeToValue(node(file, pointer), type);
    }

    private static JsonNode node(String file, String pointer) throws IOException {
        var node = JSON.readTree(Contracts.directory()
                        .resolve("internal/" + file + ".json")
                        .toFile())
                .at(pointer);
        assertThat(node.isMissingNode()).as(file + pointer).isFalse();
        return node;
    }
}
