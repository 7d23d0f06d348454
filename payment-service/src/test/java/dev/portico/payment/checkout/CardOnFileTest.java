package dev.portico.payment.checkout;

import static dev.portico.local.testing.Patience.await;
import static dev.portico.payment.PaymentFixtures.DUE;
import static dev.portico.payment.PaymentFixtures.RETURN_URL;
import static dev.portico.payment.PaymentFixtures.allTypes;
import static dev.portico.payment.PaymentFixtures.awaitEvent;
import static dev.portico.payment.PaymentFixtures.awaitOutstanding;
import static dev.portico.payment.PaymentFixtures.checkout;
import static dev.portico.payment.PaymentFixtures.json;
import static dev.portico.payment.PaymentFixtures.orderWithBalanceDue;
import static dev.portico.payment.PaymentFixtures.pageFor;
import static dev.portico.payment.PaymentFixtures.path;
import static dev.portico.payment.PaymentFixtures.pay;
import static dev.portico.payment.PaymentFixtures.types;
import static dev.portico.payment.charge.ChargeFixtures.onFile;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Paying now with the card that is on file already: on the processor's page, by the customer's own word. */
@QuarkusTest
class CardOnFileTest {

    private static final String CHOSEN = "value=\"on-file\" checked";
    private static final String ANOTHER_CHOSEN = "value=\"another\" checked";

    @Test
    void itIsChosenAlreadyAndChargedWhenTheCustomerPays() {
        var order = orderWithBalanceDue();
        onFile(order, "success");
        var page = pageFor(order);

        given().get(page)
                .then()
                .statusCode(200)
                .body(containsString("Use the card on file"))
                .body(containsString("(Visa •••• 4242)"))
                .body(containsString(CHOSEN))
                .body(not(containsString(ANOTHER_CHOSEN)));
        given().queryParam("with", "on-file")
                .queryParam("form", 1)
                .get(page)
                .then()
                .statusCode(200);
        awaitOutstanding(order, DUE);
        payOnFile(page, 1).then().statusCode(303).header("Location", RETURN_URL);

        awaitOutstanding(order, 0);
        var paid = json(awaitEvent(order, "payment.succeeded.v1", 1));
        assertThat(paid.at("/payment/purpose").asText()).isEqualTo("BALANCE");
        assertThat(paid.at("/payment/method").asText()).isEqualTo("Visa ending 4242");
    }

    @Test
    void aDoubleClickPaysOnce() {
        var order = orderWithBalanceDue();
        onFile(order, "success");
        var page = pageFor(order);

        payOnFile(page, 1).then().statusCode(303);
        payOnFile(page, 1).then().statusCode(303).header("Location", RETURN_URL);
        payOnFile(page, 2).then().statusCode(303).header("Location", RETURN_URL);

        awaitOutstanding(order, 0);
        assertThat(allTypes(order)).containsOnlyOnce("payment.succeeded.v1");
    }

    @Test
    void oneThatIsDeclinedLeavesAnotherToBeTyped() {
        var order = orderWithBalanceDue();
        onFile(order, "insufficient-funds");
        var page = pageFor(order);

        payOnFile(page, 1).then().statusCode(303).header("Location", endsWith(page));

        assertThat(json(awaitEvent(order, "payment.failed.v1", 1))
                        .get("declineCode")
                        .asText())
                .isEqualTo("insufficient_funds");
        given().get(page).then().body(containsString(ANOTHER_CHOSEN)).body(not(containsString(CHOSEN)));
        pay(page, "4242424242424242", 2).then().statusCode(303).header("Location", RETURN_URL);
        awaitOutstanding(order, 0);
    }

    @Test
    void itsBankAsksOnThePage() {
        var order = orderWithBalanceDue();
        onFile(order, "authentication");
        var page = pageFor(order);

        payOnFile(page, 1).then().statusCode(303).header("Location", endsWith(page));
        given().get(page).then().statusCode(200).body(containsString("is this you?"));
        given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .formParam("answer", "approve")
                .post(page + "/confirmation")
                .then()
                .statusCode(303)
                .header("Location", RETURN_URL);

        awaitOutstanding(order, 0);
    }

    @Test
    void itsBankMayKeepSilent() {
        var order = orderWithBalanceDue();
        onFile(order, "timeout");

        payOnFile(pageFor(order), 1).then().statusCode(303).header("Location", RETURN_URL);

        await().until(() -> types(order).contains("payment.unknown.v1"));
    }

    @Test
    void whoPicksATestCardOrMistypesItMeansAnother() {
        var order = orderWithBalanceDue();
        onFile(order, "success");
        var page = pageFor(order);

        given().get(page + "?card=declined").then().body(containsString(ANOTHER_CHOSEN));
        given().contentType("application/x-www-form-urlencoded")
                .formParam("with", "another")
                .formParam("form", 1)
                .post(page)
                .then()
                .statusCode(422)
                .body(containsString(ANOTHER_CHOSEN))
                .body(containsString("Enter the card number."));
        awaitOutstanding(order, DUE);
    }

    @Test
    void aPageThatOffersNoneChargesNone() {
        var order = orderWithBalanceDue();
        var page = pageFor(order);

        given().get(page).then().statusCode(200).body(not(containsString("on-file")));
        payOnFile(page, 1).then().statusCode(303).header("Location", endsWith(page));

        assertThat(allTypes(order)).doesNotContain("payment.succeeded.v1", "payment.failed.v1");
    }

    /** The customer was told that they can use it. */
    @Test
    void aCardThatCameLaterIsOnTheNextPage() {
        var order = orderWithBalanceDue();
        var old = pageFor(order);
        onFile(order, "success");

        var page = pageFor(order);

        assertThat(page).isNotEqualTo(old).isEqualTo(pageFor(order));
        given().get(page).then().body(containsString(CHOSEN));
        given().get(old).then().statusCode(410);
    }

    @Test
    void theSameKeyIsTheSamePageWhateverCardThereIsByThen() {
        var order = orderWithBalanceDue();
        var key = UUID.randomUUID().toString();
        onFile(order, "success");
        String first =
                checkout(order, key, DUE).then().statusCode(201).extract().path("url");

        onFile(order, "expired");

        assertThat(checkout(order, key, DUE).then().statusCode(201).extract().<String>path("url"))
                .isEqualTo(first);
        given().get(path(first)).then().statusCode(200).body(containsString("(Visa •••• 4242)"));
    }

    private static Response payOnFile(String page, int form) {
        return given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .formParam("with", "on-file")
                .formParam("form", form)
                .post(page);
    }
}
