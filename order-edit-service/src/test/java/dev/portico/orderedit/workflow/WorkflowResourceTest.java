package dev.portico.orderedit.workflow;

import static dev.portico.orderedit.Api.setQuantity;
import static dev.portico.orderedit.Api.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.portico.orderedit.Api;
import dev.portico.orderedit.MovableClock;
import dev.portico.orderedit.OrderEditTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OrderEditTest
class WorkflowResourceTest {

    private static final String RULES =
            """
            {"rules": [
              {"when": "EDITED_BY_CUSTOMER", "then": {"type": "ADD_TAG", "tag": "edited"}},
              {"when": "EDITED_BY_CUSTOMER", "then": {"type": "HOLD", "reason": "Look at it."}},
              {"when": "EDITED_BY_CUSTOMER", "then": {"type": "NOTIFY", "message": "An order was edited."}},
              {"when": "WINDOW_CLOSED", "then": {"type": "RELEASE"}},
              {"when": "WINDOW_CLOSED", "enabled": false, "then": {"type": "REMOVE_TAG", "tag": "edited"}}]}""";

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
    void theTwoTagsAreThereFromTheStart() {
        get().then()
                .statusCode(200)
                .header("ETag", equalTo("\"0\""))
                .body(
                        "rules.then.tag",
                        contains("Edit Order - Edited by Customer", "Edit Order - Cancelled by Customer"))
                .body("rules.when", contains("EDITED_BY_CUSTOMER", "CANCELED_BY_CUSTOMER"));
    }

    @Test
    void rulesAreReplacedByWhoeverHasReadThem() {
        put("\"0\"", RULES)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("rules", hasSize(5));
        put("\"0\"", RULES).then().statusCode(412).body("code", equalTo("workflow-rules-changed"));
        var read = get();
        put("\"1\"", read.asString()).then().statusCode(200).header("ETag", equalTo("\"2\""));
        assertThat(tree(get())).isEqualTo(tree(read));
    }

    @Test
    void theyApplyToWhatHappensFromNowOn() {
        put("*", RULES).then().statusCode(200);
        var order = api.stored(merchant, "5100000000001");
        var id = order.get("id").asText();

        api.commit(merchant, order, "k-1", setQuantity(order, 0, 1))
                .then()
                .statusCode(201)
                .body("order.tags", contains("first-order", "edited"))
                .body("order.holds.reason", hasItem("Look at it."));
        assertThat(Api.types(id, 6))
                .containsExactly(
                        "order.received.v1",
                        "order.held.v1",
                        "order.edited.v1",
                        "order.tagged.v1",
                        "order.held.v1",
                        "order.notification-requested.v1");

        clock.set(MovableClock.PLACED.plusSeconds(3600));
        assertThat(Api.types(id, 9)).endsWith("order.window-closed.v1", "order.released.v1", "order.released.v1");
        var last = tree(Api.events(id, 9).get(8).value());
        assertThat(last.get("fullyReleased").asBoolean()).isTrue();
        assertThat(tree(Api.events(id, 9).get(7).value()).get("fullyReleased").asBoolean())
                .isFalse();
    }

    @ParameterizedTest(name = "{0}: {1} at {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|required|/rules",
                "{\"rules\":[null]}|required|/rules/0",
                "{\"rules\":[{\"then\":{\"type\":\"RELEASE\"}}]}|required|/rules/0/when",
                "{\"rules\":[{\"when\":\"FULL_MOON\",\"then\":{\"type\":\"RELEASE\"}}]}|unknown-value|/rules/0/when",
                "{\"rules\":[{\"when\":\"WINDOW_CLOSED\"}]}|required|/rules/0/then/type",
                "{\"rules\":[{\"when\":\"WINDOW_CLOSED\",\"then\":{\"type\":\"DANCE\"}}]}|unknown-value|/rules/0/then/type",
                "{\"rules\":[{\"when\":\"WINDOW_CLOSED\",\"then\":{\"type\":\"REMOVE_TAG\"}}]}|required|/rules/0/then/tag",
                "{\"rules\":[{\"when\":\"WINDOW_CLOSED\",\"then\":{\"type\":\"HOLD\",\"reason\":\" \"}}]}|required|/rules/0/then/reason",
                "{\"rules\":[{\"when\":\"WINDOW_CLOSED\",\"then\":{\"type\":\"NOTIFY\"}}]}|required|/rules/0/then/message",
                "{\"rules\":[{\"when\":\"WINDOW_CLOSED\",\"then\":{\"type\":\"NOTIFY\",\"message\":\"x\",\"audience\":\"ALL\"}}]}|unknown-value|/rules/0/then/audience",
            })
    void everythingThatIsWrongIsNamed(String body, String code, String pointer) {
        put("*", body)
                .then()
                .statusCode(422)
                .body("violations.code", hasItem(code))
                .body("violations.pointer", hasItem(pointer));
        get().then().header("ETag", equalTo("\"0\""));
    }

    @Test
    void whatCannotBeReadIsAProblem() {
        for (var body : List.of("{", "[]", "null", "{\"rules\":7}", "{\"rules\":[{\"id\":\"nope\"}]}")) {
            put("*", body).then().statusCode(400);
        }
        put("rubbish", RULES).then().statusCode(412);
        var tag = "{\"when\":\"WINDOW_CLOSED\",\"then\":{\"type\":\"ADD_TAG\",\"tag\":\"%s\"}}";
        put("*", "{\"rules\":[" + tag.formatted("x".repeat(256)) + "]}")
                .then()
                .statusCode(422)
                .body("violations.code", contains("too-long"));
        var many = String.join(",", java.util.Collections.nCopies(51, tag.formatted("x")));
        put("*", "{\"rules\":[" + many + "]}")
                .then()
                .statusCode(422)
                .body("violations.code", contains("too-many-rules"));
    }

    private Response get() {
        return api.as("viewer", merchant).get("/api/v1/workflow-rules");
    }

    private Response put(String ifMatch, String body) {
        return api.as("admin", merchant).header("If-Match", ifMatch).body(body).put("/api/v1/workflow-rules");
    }
}
