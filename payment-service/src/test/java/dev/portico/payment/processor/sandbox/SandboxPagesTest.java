package dev.portico.payment.processor.sandbox;

import static dev.portico.local.testing.Patience.await;
import static dev.portico.payment.PaymentFixtures.DUE;
import static dev.portico.payment.PaymentFixtures.awaitOutstanding;
import static dev.portico.payment.PaymentFixtures.orderWithBalanceDue;
import static dev.portico.payment.PaymentFixtures.pageFor;
import static dev.portico.payment.PaymentFixtures.pay;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.testing.Contracts;
import dev.portico.local.testing.TestDatabase;
import dev.portico.local.testing.TestKafka;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SandboxPagesTest {

    @Test
    void thePageShowsWhatIsPaidAndKeepsItselfToItself() {
        given().get(pageFor(orderWithBalanceDue()))
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header(
                        "Content-Security-Policy",
                        allOf(
                                startsWith("default-src 'none'"),
                                containsString("form-action 'self' http://localhost:8080;"),
                                not(containsString("unsafe"))))
                .body(allOf(
                        containsString("$63.75"),
                        containsString("#2051"),
                        containsString("4000 0025 0000 3155"),
                        not(containsString("<script")),
                        not(containsString("style="))));
    }

    @Test
    void theShopsNameIsTextWhateverItSays() {
        var settings = Contracts.event("merchant.settings-changed.v1")
                .withNewId()
                .withSequence(7)
                .withData(data -> ((ObjectNode) data.get("merchant")).put("name", "<b>Näh & Co</b> 🧵 {{7*7}}"));
        TestKafka.send(settings);

        await().untilAsserted(() -> given().get(pageFor(orderWithBalanceDue()))
                .then()
                .body(containsString("&lt;b&gt;Näh &amp; Co&lt;/b&gt; 🧵 {{7*7}}")));
    }

    @Test
    void lookingChangesNothing() {
        var order = orderWithBalanceDue();
        var page = pageFor(order);

        for (var i = 0; i < 3; i++) {
            given().get(page).then().statusCode(200);
            given().get(page + "?card=success").then().statusCode(200).body(containsString("4242 4242 4242 4242\""));
            given().get(page + "/confirmation").then().statusCode(405);
        }

        awaitOutstanding(order, DUE);
        pay(page, "4242424242424242", 1).then().statusCode(303);
        awaitOutstanding(order, 0);
    }

    @Test
    void mistakesAreShownAtTheirFieldsAndCardDataAreNotKept() {
        var page = pageFor(orderWithBalanceDue());

        given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("number", "4242 4242 4242 4241")
                .formParam("expiry", "01/20")
                .formParam("cvc", "98765")
                .formParam("name", "Zoë \"<i>\" O’Neil")
                .formParam("form", 1)
                .post(page)
                .then()
                .statusCode(422)
                .body(allOf(
                        containsString("number-mistake"),
                        containsString("This card has expired."),
                        containsString("cvc-mistake"),
                        containsString("Zoë &quot;&lt;i&gt;&quot; O’Neil"),
                        not(containsString("4242 4242 4242 4241")),
                        not(containsString("98765"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sbx_ses_unknown", "x", "%27%3Bdrop", "..%2f..%2f"})
    void anUnknownPageSaysSo(String session) {
        given().urlEncodingEnabled(false).get("/sandbox/pay/" + session).then().statusCode(404);
        pay("/sandbox/pay/sbx_ses_unknown", "4242424242424242", 1)
                .then()
                .statusCode(404)
                .body(containsString("We can’t find this payment page"));
    }

    @Test
    void anEmptyFormIsAnsweredWithItsMistakes() {
        var page = pageFor(orderWithBalanceDue());

        given().contentType("application/x-www-form-urlencoded")
                .post(page)
                .then()
                .statusCode(422);
        given().contentType("application/json").body("{}").post(page).then().statusCode(415);
    }

    @Test
    void nothingOfACardIsStoredButBrandAndLastFour() throws SQLException {
        var order = orderWithBalanceDue();
        pay(pageFor(order), "4242424242424242", 1).then().statusCode(303);
        awaitOutstanding(order, 0);

        try (var database = TestDatabase.connect("postgres")) {
            for (var table :
                    new String[] {"sandbox_session", "sandbox_webhook", "checkout", "ledger_entry", "outbox"}) {
                var leaks = database.createStatement()
                        .executeQuery("select count(*) from payment." + table + " t where t::text like '%424242%'");
                assertThat(leaks.next()).isTrue();
                assertThat(leaks.getLong(1)).as(table).isZero();
            }
        }
    }

    @Test
    void theStyleSheetIsServed() {
        given().get("/sandbox/sandbox.css").then().statusCode(200).contentType(startsWith("text/css"));
    }
}
