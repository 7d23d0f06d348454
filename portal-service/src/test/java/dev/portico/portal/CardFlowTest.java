package dev.portico.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.Fakes;
import dev.portico.portal.testing.HtmlForm;
import dev.portico.portal.testing.PortalTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changing the card: asked for on the page, done by who reads the order's mail, and nothing happens by looking. */
@PortalTest
class CardFlowTest {

    private static final LocalDate FAR = LocalDate.of(2099, 1, 31);
    private static final String HOSTED_PAGE = "http://localhost:8082/sandbox/setup/sbx_set_0001";
    private static final String ASK = "payment-method:request-update";
    private static final String START = "/payment-method-updates";

    @BeforeEach
    void everybodyIsUp() {
        Fakes.reset();
        Fakes.answers(ASK, 202, Fakes.object().put("id", "1"));
        Fakes.answers(START, 201, Fakes.object().put("url", HOSTED_PAGE));
    }

    @Test
    void theButtonSendsAMailToTheAddressOnTheOrder() {
        var order = paying();

        var asked =
                HtmlForm.in(given().get(order.path()).asString(), "change-card").send();

        assertThat(asked.statusCode()).isEqualTo(303);
        follow(asked)
                .then()
                .statusCode(200)
                .body(containsString("Check your email"), containsString("robin@example.com"));
        assertThat(Fakes.requests(ASK)).hasSize(1);
        assertThat(Fakes.callers(ASK).get(0)).isNotBlank();
    }

    @Test
    void untilItIsUsedThePageSaysThatAMailIsThere() {
        var order = paying();
        order.send(
                order.event("payment-method.update-requested.v1", 4)
                        .withData(data -> ((com.fasterxml.jackson.databind.node.ObjectNode) data.path("updateRequest"))
                                .put("expiresAt", "2099-01-01T00:00:00Z")),
                "payment_sequence = 4");
        given().get(order.path()).then().body(containsString("We’ve sent you an email with a link. It works until"));

        order.send(order.event("payment-method.replaced.v1", 5), "payment_sequence = 5");

        given().get(order.path()).then().body(not(containsString("We’ve sent you an email")));
    }

    /** What only has its details taken is charged when the shop says so, and never by itself. */
    @ParameterizedTest
    @CsvSource({
        "en, The shop decides when",
        "de, Der Shop entscheidet",
        "fr, boutique décide du moment",
        "ar, يحدد المتجر الموعد"
    })
    void whereTheShopDecidesWhenNoPageSaysOtherwise(String language, String words) {
        var order = DemoOrder.captured("cards");
        var without = cardOf(order, language);
        assertThat(given().get(order.path() + "/card/v1.k1.update.mac?lang=" + language)
                        .asString())
                .contains(words);

        order.send(order.event("payment-method.replaced.v1", 3), "payment_sequence = 3");

        assertThat(without).doesNotContain(cardOf(paying(), language));
        assertThat(cardOf(order, language)).contains(words);
    }

    private static String cardOf(DemoOrder order, String language) {
        return Jsoup.parse(given().get(order.path() + "?lang=" + language).asString())
                .select("#card p.small")
                .first()
                .text();
    }

    @Test
    void lookingAtTheMailedLinkUsesNothingUp() {
        var link = paying().path() + "/card/v1.k1.update.mac";

        given().get(link)
                .then()
                .statusCode(200)
                .body(containsString("Use another card"), containsString("Visa ending 4242"));
        given().head(link);

        assertThat(Fakes.requests(START)).isEmpty();
    }

    @Test
    void itsOneButtonLeadsToTheProcessorsPageAndTheReturnPageWaitsForTheEvent() {
        var order = paying();
        var page = given().get(order.path() + "/card/v1.k1.update.mac").asString();

        assertThat(HtmlForm.in(page, "card").send().header("Location")).isEqualTo(HOSTED_PAGE);

        assertThat(Fakes.requests(START).get(0))
                .contains("\"token\":\"v1.k1.update.mac\"", order.path() + "/card-changed?after=3");
        var waiting = order.path() + "/card-changed?after=3";
        given().get(waiting)
                .then()
                .statusCode(200)
                .body(containsString("Confirming your card"), containsString("http-equiv"));
        order.send(order.event("payment-method.replaced.v1", 4), "payment_sequence = 4");
        var moved = given().redirects().follow(false).get(waiting);
        assertThat(moved.statusCode()).isEqualTo(303);
        follow(moved).then().body(containsString("Your new card is on file"));
    }

    @Test
    void aUsedOrOldLinkOffersAnother() {
        var order = paying();
        var form = HtmlForm.in(given().get(order.path() + "/card/used").asString(), "card");
        Fakes.answers(START, 410, Fakes.problem("LINK_USED"));

        var refused = form.send();

        assertThat(refused.statusCode()).isEqualTo(410);
        assertThat(refused.asString()).contains("This link doesn’t work any more", "Send a new link");
        assertThat(HtmlForm.in(refused.asString(), "card").send().header("Location"))
                .endsWith("/card-mail");
    }

    @Test
    void withoutPaymentServiceNothingIsLost() {
        var order = paying();
        var ask = HtmlForm.in(given().get(order.path()).asString(), "change-card");
        var start = HtmlForm.in(given().get(order.path() + "/card/later").asString(), "card");
        Fakes.goDown();

        var asked = ask.send();
        var started = start.send();

        assertThat(asked.statusCode()).isEqualTo(503);
        assertThat(started.statusCode()).isEqualTo(503);
        Fakes.comeBack();
        HtmlForm.in(asked.asString(), "retry").send().then().statusCode(303);
        assertThat(HtmlForm.in(started.asString(), "retry").send().header("Location"))
                .isEqualTo(HOSTED_PAGE);
    }

    @Test
    void whoHasNothingLeftToPayHasNoCardToChange() {
        var order = paying();
        var form = HtmlForm.in(given().get(order.path()).asString(), "change-card");
        Fakes.answers(ASK, 422, Fakes.problem("NOTHING_TO_CHARGE"));

        form.send().then().statusCode(409).body(containsString("no card to change"));
        given().get(DemoOrder.arrived("cards").path()).then().body(not(containsString("change-card")));
    }

    private static DemoOrder paying() {
        var order = DemoOrder.preOrdered("cards", FAR);
        order.send(
                order.event("payment-method.replaced.v1", 3).withData(data -> data.put("method", "Visa ending 4242")),
                "payment_sequence = 3");
        return order;
    }

    private static Response follow(Response moved) {
        return given().get(moved.header("Location").replaceFirst("^https?://[^/]+", ""));
    }
}
