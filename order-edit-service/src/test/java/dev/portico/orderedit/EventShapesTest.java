package dev.portico.orderedit;

import static dev.portico.orderedit.Api.setQuantity;
import static dev.portico.orderedit.Api.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.local.testing.Contracts;
import dev.portico.local.testing.Patience;
import dev.portico.local.testing.TestKafka;
import dev.portico.orderedit.policy.domain.Action;
import dev.portico.orderedit.policy.domain.CancelTerms;
import dev.portico.orderedit.policy.domain.OnIncrease;
import dev.portico.orderedit.policy.domain.WithdrawalTerms;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The events of what follows a commit have the fields of their golden examples. Permissions have a test of their own. */
@OrderEditTest
class EventShapesTest {

    private static final String NOTE = ",{\"type\":\"CHANGE_NOTE\",\"note\":\"Please ring twice.\"}";

    @Inject
    Api api;

    @Inject
    MovableClock clock;

    private String merchant;

    @BeforeEach
    void aMerchant() {
        clock.reset();
        merchant = api.openMerchant();
    }

    @Test
    void requestedAndExpired() {
        TestPolicies.set(merchant, policy -> policy.onIncrease(OnIncrease.COLLECT_THEN_APPLY)
                .collectWithin(Duration.ofMinutes(20)));
        var order = api.stored(merchant, "5100000000001");
        commit(order);
        assertShape(order, "order.edit-requested.v1");
        clock.advance(Duration.ofMinutes(21));
        assertShape(order, "order.edit-expired.v1");
    }

    @Test
    void approvedAndEdited() {
        var order = waiting();
        api.as("staff", merchant).post("/api/v1/edit-requests/" + requestId() + ":approve");
        assertShape(order, "order.edit-approved.v1");
        assertShape(order, "order.edited.v1");
    }

    @Test
    void declined() {
        var order = waiting();
        api.as("staff", merchant)
                .body("{\"reason\":\"The second top is sold out.\"}")
                .post("/api/v1/edit-requests/" + requestId() + ":decline");
        assertShape(order, "order.edit-declined.v1");
    }

    @Test
    void takenBack() {
        var order = waiting();
        post(order, "/pending-edit:cancel", "{\"version\":1}");
        assertShape(order, "order.edit-withdrawn.v1");
    }

    @Test
    void undone() {
        var order = api.stored(merchant, "5100000000001");
        commit(order);
        post(order, "/undo", "{\"version\":2}");
        assertShape(order, "order.edit-reverted.v1");
    }

    @Test
    void askedToCancel() {
        TestPolicies.set(
                merchant,
                policy -> policy.cancel(
                        new CancelTerms(CancelTerms.Mode.REQUEST, CancelTerms.USUAL_REASONS, true, null, null)));
        var order = api.stored(merchant, "5100000000001");
        post(order, "/cancellation", "{\"version\":1,\"reason\":\"CHANGED_MIND\",\"comment\":null}");
        assertShape(order, "order.cancel-requested.v1");
    }

    @Test
    void withdrawn() {
        TestPolicies.set(merchant, policy -> policy.withdrawal(new WithdrawalTerms(true, Set.of("US"), 14)));
        var order = api.stored(merchant, "5100000000001");
        post(order, "/withdrawal", "{\"version\":1,\"name\":\"Robin Example\",\"comment\":null}");
        assertShape(order, "order.withdrawn.v1");
    }

    @Test
    void asARuleWants() {
        var rule = "{\"when\":\"EDITED_BY_CUSTOMER\",\"then\":{\"type\":\"NOTIFY\",\"message\":\"Look.\"}}";
        api.as("admin", merchant).body("{\"rules\":[" + rule + "]}").put("/api/v1/workflow-rules");
        var order = api.stored(merchant, "5100000000001");
        commit(order);
        assertShape(order, "order.notification-requested.v1");
    }

    private JsonNode waiting() {
        TestPolicies.set(merchant, policy -> policy.approval(Set.of(Action.CHANGE_QUANTITY)));
        var order = api.stored(merchant, "5100000000001");
        commit(order);
        return order;
    }

    private void commit(JsonNode order) {
        api.commit(merchant, order, "k-1", setQuantity(order, 0, 3) + NOTE)
                .then()
                .statusCode(201);
    }

    private void post(JsonNode order, String path, String body) {
        var status = api.customer(merchant)
                .header("Idempotency-Key", "p-1")
                .body(body)
                .post("/internal/orders/" + order.get("id").asText() + path)
                .statusCode();
        assertThat(status).isIn(200, 201);
    }

    private String requestId() {
        return tree(api.as("viewer", merchant).get("/api/v1/edit-requests"))
                .at("/items/0/id")
                .asText();
    }

    private static void assertShape(JsonNode order, String type) {
        var actual = new TreeSet<String>();
        var golden = new TreeSet<String>();
        collect(tree(event(order, type).value()), "", actual);
        collect(Contracts.event(type).data(), "", golden);
        assertThat(actual).as(type).isEqualTo(golden);
    }

    private static ConsumerRecord<String, String> event(JsonNode order, String type) {
        return Patience.await()
                .until(
                        () -> TestKafka.records("order.events", order.get("id").asText()).stream()
                                .filter(event ->
                                        TestKafka.header(event, "ce_type").equals(type))
                                .findFirst(),
                        found -> found.isPresent())
                .orElseThrow();
    }

    private static void collect(JsonNode node, String at, Set<String> fields) {
        if (at.endsWith("/permissions")) {
            return;
        }
        if (node.isObject()) {
            node.properties().forEach(field -> {
                fields.add(at + "/" + field.getKey());
                collect(field.getValue(), at + "/" + field.getKey(), fields);
            });
        }
        if (node.isArray()) {
            node.forEach(entry -> collect(entry, at + "[]", fields));
        }
    }
}
