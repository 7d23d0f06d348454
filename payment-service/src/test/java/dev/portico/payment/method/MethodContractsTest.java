package dev.portico.payment.method;

import static dev.portico.local.testing.Patience.await;
import static dev.portico.payment.PaymentFixtures.asService;
import static dev.portico.payment.PaymentFixtures.awaitEvent;
import static dev.portico.payment.PaymentFixtures.json;
import static dev.portico.payment.PaymentFixtures.orderWithBalanceDue;
import static dev.portico.payment.PaymentFixtures.path;
import static dev.portico.payment.PaymentFixtures.pay;
import static dev.portico.payment.PaymentFixtures.requestUpdate;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.testing.Contracts;
import dev.portico.payment.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the portal asks about cards, and what it is answered: the golden examples in {@code contracts/internal}. */
@QuarkusTest
class MethodContractsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode link = golden("payment-method-request-update");
    private final JsonNode page = golden("payment-method-updates");

    @Test
    void aLinkIsAskedFor() {
        var order = orderWithBalanceDue();
        assertThat(link.at("/request/path").asText())
                .matches("/internal/orders/[0-9a-f-]{36}/payment-method:request-update");

        var answer = requestUpdate(order);

        assertThat(answer.statusCode()).isEqualTo(link.at("/response/status").asInt());
        assertThat(fields(read(answer))).isEqualTo(fields(link.at("/response/body")));
        assertRefused(requestUpdate(UUID.randomUUID()), link.at("/unknown"));
    }

    @Test
    void aPageIsAskedFor() {
        var order = orderWithBalanceDue();

        var answer = use(tokenFor(order));

        assertThat(answer.statusCode()).isEqualTo(page.at("/response/status").asInt());
        assertThat(fields(read(answer))).isEqualTo(fields(page.at("/response/body")));
        assertThat(read(answer).get("url").asText()).startsWith("http://localhost:8082/sandbox/setup/sbx_set_");
        assertRefused(use("v1.k1.update.mac"), page.at("/unknown"));
    }

    @Test
    void aLinkWorksOnceAndForAWhile() {
        var order = orderWithBalanceDue();
        var token = tokenFor(order);
        var form = path(read(use(token)).get("url").asText());
        pay(form, "4242 4242 4242 4242", 1).then().statusCode(303);

        await().untilAsserted(() -> assertRefused(use(token), page.at("/used")));

        var other = orderWithBalanceDue();
        var late = tokenFor(other);
        Shop.sql("update payment.method_update_request set expires_at = now() where order_id = '%s'".formatted(other));
        assertRefused(use(late), page.at("/expired"));
    }

    private static void assertRefused(Response answer, JsonNode agreed) {
        assertThat(answer.statusCode()).isEqualTo(agreed.get("status").asInt());
        assertThat(read(answer).get("code")).isEqualTo(agreed.at("/body/code"));
    }

    private static String tokenFor(UUID order) {
        requestUpdate(order).then().statusCode(202);
        var url = json(awaitEvent(order, "payment-method.update-requested.v1", 1))
                .at("/updateRequest/url")
                .asText();
        return url.substring(url.indexOf("v1."));
    }

    /** The golden request with a token that there is. */
    private Response use(String token) {
        var body = (ObjectNode) page.at("/request/body").deepCopy();
        return asService()
                .contentType(ContentType.JSON)
                .body(body.put("token", token).toString())
                .post(page.at("/request/path").asText());
    }

    private static JsonNode golden(String name) {
        try {
            return JSON.readTree(
                    Contracts.directory().resolve("internal/" + name + ".json").toFile());
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static JsonNode read(Response answer) {
        try {
            return JSON.readTree(answer.asString());
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Set<String> fields(JsonNode object) {
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
