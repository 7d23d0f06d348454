package dev.portico.orderedit.edit;

import static dev.portico.orderedit.Api.setQuantity;
import static dev.portico.orderedit.Api.tree;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.orderedit.Api;
import dev.portico.orderedit.MovableClock;
import dev.portico.orderedit.OrderEditTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OrderEditTest
class EditMetricsTest {

    @Inject
    Api api;

    @Inject
    MovableClock clock;

    @BeforeEach
    void now() {
        clock.reset();
    }

    @Test
    void editsAreCountedByActionAndOutcomeAndOnceForAKey() {
        var merchant = api.openMerchant();
        var order = api.stored(merchant, "5100000000001");
        var applied = count("change_quantity", "applied");
        var refused = count("edit", "refused");
        var stale = count("edit", "stale");
        var key = UUID.randomUUID().toString();

        api.commit(merchant, order, key, setQuantity(order, 0, 3)).then().statusCode(201);
        api.commit(merchant, order, key, setQuantity(order, 0, 3)).then().statusCode(201);
        api.commit(merchant, order, "stale", setQuantity(order, 0, 4)).then().statusCode(409);
        var another = api.stored(merchant, "5100000000002");
        api.commit(merchant, another, "nothing", "").then().statusCode(422);

        assertThat(count("change_quantity", "applied")).isEqualTo(applied + 1);
        assertThat(count("edit", "refused")).isEqualTo(refused + 1);
        assertThat(count("edit", "stale")).isEqualTo(stale + 1);
        assertThat(metrics()).doesNotContain(merchant);
        assertThat(tree(api.preview(merchant, another, "")).get("version").asInt())
                .isEqualTo(1);
    }

    private static long count(String action, String outcome) {
        var line = "portico_edits_total{action=\"%s\",outcome=\"%s\"".formatted(action, outcome);
        return metrics()
                .lines()
                .filter(it -> it.startsWith(line))
                .mapToLong(it -> Math.round(Double.parseDouble(it.substring(it.lastIndexOf(' ') + 1))))
                .sum();
    }

    private static String metrics() {
        return given().get("/q/metrics").asString();
    }
}
