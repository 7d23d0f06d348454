package dev.portico.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.testing.Contracts;
import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.Fakes;
import dev.portico.portal.testing.HtmlForm;
import dev.portico.portal.testing.PortalTest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What payment-service answers about cards, by its golden examples, is what the portal reads; what it asks is what is taken. */
@PortalTest
class CardContractTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate FAR = LocalDate.of(2099, 1, 31);
    private static final String ASK = "payment-method:request-update";
    private static final String START = "/payment-method-updates";

    private final JsonNode link = golden("payment-method-request-update");
    private final JsonNode page = golden("payment-method-updates");

    @BeforeEach
    void everybodyIsUp() {
        Fakes.reset();
        answers(ASK, link.at("/response"));
        answers(START, page.at("/response"));
    }

    @Test
    void aLinkIsAskedForAsAgreed() {
        var order = paying();
        var button = HtmlForm.in(given().get(order.path()).asString(), "change-card");

        assertThat(button.send().statusCode()).isEqualTo(303);
        assertThat(Fakes.requests(ASK)).containsExactly("");
        assertThat(link.at("/request").has("body")).isFalse();

        answers(ASK, link.at("/unknown"));
        assertThat(button.send().asString()).contains("no card to change");
    }

    @Test
    void aPageIsAskedForAsAgreed() {
        var moved = form(paying()).send();

        assertThat(moved.header("Location"))
                .isEqualTo(page.at("/response/body/url").asText());
        var asked = read(Fakes.requests(START).get(0));
        var agreed = page.at("/request/body");
        assertThat(fields(asked)).isEqualTo(fields(agreed));
        assertThat(asked.get("token")).isEqualTo(agreed.get("token"));
        assertThat(asked.get("returnUrl").asText()).endsWith("/card-changed?after=3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/used", "/expired", "/unknown"})
    void aLinkThatDoesNotWorkIsSaidToBeOne(String refusal) {
        var form = form(paying());
        answers(START, page.at(refusal));

        var refused = form.send();

        assertThat(refused.statusCode()).isEqualTo(410);
        assertThat(refused.asString()).contains("This link doesn’t work any more");
    }

    private HtmlForm form(DemoOrder order) {
        var token = page.at("/request/body/token").asText();
        return HtmlForm.in(given().get(order.path() + "/card/" + token).asString(), "card");
    }

    private static DemoOrder paying() {
        var order = DemoOrder.preOrdered("cards", FAR);
        order.send(
                order.event("payment-method.replaced.v1", 3).withData(data -> data.put("method", "Visa ending 4242")),
                "payment_sequence = 3");
        return order;
    }

    private static void answers(String path, JsonNode agreed) {
        Fakes.answers(path, agreed.get("status").asInt(), (ObjectNode) agreed.get("body"));
    }

    private static JsonNode golden(String name) {
        try {
            return JSON.readTree(
                    Contracts.directory().resolve("internal/" + name + ".json").toFile());
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
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
