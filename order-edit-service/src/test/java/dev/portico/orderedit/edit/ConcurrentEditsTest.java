package dev.portico.orderedit.edit;

import static dev.portico.orderedit.Api.setQuantity;
import static dev.portico.orderedit.Api.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.orderedit.Api;
import dev.portico.orderedit.MovableClock;
import dev.portico.orderedit.OrderEditTest;
import dev.portico.orderedit.TestRows;
import dev.portico.orderedit.TestStock;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Fifty clients edit one order until each has had its edit: every version has one winner, and nothing is lost. */
@OrderEditTest
class ConcurrentEditsTest {

    private static final int CLIENTS = 50;

    @Inject
    Api api;

    @Inject
    MovableClock clock;

    private String merchant;

    @BeforeEach
    void aMerchantWithTopsInStock() {
        clock.reset();
        merchant = api.openMerchant();
        TestStock.put(api, merchant, 100);
    }

    @Test
    void everyVersionHasOneWinnerAndNoEditIsLost() throws Exception {
        var order = api.stored(merchant, "5100000000001");
        var pool = Executors.newFixedThreadPool(CLIENTS);
        try {
            var clients = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < CLIENTS; i++) {
                var client = i;
                clients.add(() -> editUntilItIsDone(order, client));
            }
            var versions = new ArrayList<Integer>();
            for (var client : pool.invokeAll(clients)) {
                versions.add(client.get());
            }
            assertThat(versions).doesNotHaveDuplicates().hasSize(CLIENTS);
        } finally {
            pool.shutdownNow();
        }

        var id = UUID.fromString(order.get("id").asText());
        var now = current(order);
        assertThat(now.get("version").asInt()).isEqualTo(1 + CLIENTS);
        assertThat(TestRows.count("select count(*) from order_edit.order_edit where order_id = ?", id))
                .isEqualTo(CLIENTS);
        assertThat(TestRows.count(
                        "select count(distinct from_version) from order_edit.order_edit where order_id = ?", id))
                .isEqualTo(CLIENTS);
        assertThat(TestRows.count(
                        "select sum(total_after_minor - total_before_minor) from order_edit.order_edit where order_id = ?",
                        id))
                .isEqualTo(now.at("/totals/totalMinor").asLong() - 18562);
        assertThat(TestStock.of(merchant))
                .isEqualTo(100 + 2 - now.at("/lines/0/quantity").asLong());
    }

    /** The version that its edit made. */
    private int editUntilItIsDone(JsonNode order, int client) {
        for (int attempt = 0; attempt < 500; attempt++) {
            var now = (ObjectNode) current(order);
            var changes = setQuantity(now, 0, 1 + client % 3) + ",{\"type\":\"CHANGE_NOTE\",\"note\":\"client " + client
                    + "\"}";
            var answer = api.commit(merchant, now, "client-" + client + "-" + attempt, changes);
            if (answer.statusCode() == 201) {
                return tree(answer).at("/order/version").asInt();
            }
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(409);
        }
        throw new AssertionError("client " + client + " never won");
    }

    private JsonNode current(JsonNode order) {
        return tree(api.as("viewer", merchant)
                .get("/api/v1/orders/" + order.get("id").asText()));
    }
}
