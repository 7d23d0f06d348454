package dev.portico.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.portico.portal.testing.DemoOrder;
import dev.portico.portal.testing.Fakes;
import dev.portico.portal.testing.HtmlForm;
import dev.portico.portal.testing.PortalTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Paying what is outstanding, and the page that waits for the result. */
@PortalTest
class PayFlowTest {

    private static final String HOSTED_PAGE = "http://localhost:8082/sandbox/pay/sbx_ses_0001";

    @BeforeEach
    void everybodyIsUp() {
        Fakes.reset();
    }

    @AfterEach
    void checkoutsWork() {
        Fakes.acceptCheckouts();
    }

    @Test
    void theButtonLeadsToTheProcessorsPageForTheAmountShown() {
        var order = owing();
        var form = HtmlForm.in(given().get(order.path()).asString(), "pay-form");

        assertThat(form.send().header("Location")).isEqualTo(HOSTED_PAGE);
        assertThat(form.send().statusCode()).isEqualTo(303);

        assertThat(Fakes.requests("/checkouts").get(0))
                .contains("\"amountMinor\":6375", "\"purpose\":\"BALANCE\"", order.path() + "/paid?after=2");
        assertThat(Fakes.keys("/checkouts").stream().distinct())
                .as("a double click is one checkout")
                .hasSize(1);
    }

    @Test
    void theReturnPageWaitsForTheEventAndDecidesNothingItself() {
        var order = owing();
        var waiting = order.path() + "/paid?after=2";
        given().get(waiting)
                .then()
                .statusCode(200)
                .body(containsString("Confirming your payment"), containsString("http-equiv=\"refresh\" content=\"3;"));
        given().get(waiting + "&look=18")
                .then()
                .body(containsString("This takes longer than usual"), not(containsString("http-equiv")));

        order.send(order.event("payment.succeeded.v1", 4), "payment_sequence = 4");

        var moved = given().redirects().follow(false).get(waiting);
        assertThat(moved.statusCode()).isEqualTo(303);
        given().get(moved.header("Location").replaceFirst("^https?://[^/]+", ""))
                .then()
                .body(containsString("Your payment has arrived"), not(containsString("Pay now")))
                .body(containsString("Payment of \u2068$63.75\u2069 received"));
    }

    @Test
    void aDeclineIsToldAndCanBeTriedAgain() {
        var order = owing();
        order.send(order.event("payment.failed.v1", 4), "payment_sequence = 4");

        assertThat(given().redirects()
                        .follow(false)
                        .get(order.path() + "/paid?after=2")
                        .statusCode())
                .isEqualTo(303);
        given().get(order.path())
                .then()
                .body(containsString("Your payment didn’t go through"), containsString("Pay now"));
    }

    @Test
    void anUnknownResultAsksNobodyToPayTwice() {
        var order = owing();
        order.send(order.event("payment.unknown.v1", 4), "payment_sequence = 4");

        given().get(order.path())
                .then()
                .body(containsString("We’re still checking your payment"), not(containsString("id=\"pay-form\"")));
    }

    @Test
    void aBankThatWantsConfirmationIsOneLinkAway() {
        var order = owing();
        order.send(order.event("payment.action-required.v1", 4), "payment_sequence = 4");

        given().get(order.path()).then().body(containsString("Confirm payment"), containsString(HOSTED_PAGE));
    }

    @Test
    void anAmountThatMovedIsNotPaid() {
        var order = owing();
        var form = HtmlForm.in(given().get(order.path()).asString(), "pay-form");
        Fakes.refuseCheckouts(409, "balance-changed");

        form.send().then().statusCode(409).body(containsString("The amount has changed"));
        Fakes.refuseCheckouts(422, "nothing-due");
        form.send().then().statusCode(409).body(containsString("nothing left to pay"));
    }

    @Test
    void withoutPaymentServiceNothingIsLost() {
        var order = owing();
        var form = HtmlForm.in(given().get(order.path()).asString(), "pay-form");
        Fakes.goDown();

        var down = form.send();

        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(down.asString()).contains("We can’t open the payment page", "Nothing was charged");
        Fakes.reset();
        HtmlForm.in(down.asString(), "retry").send().then().statusCode(303);
    }

    private static DemoOrder owing() {
        var order = DemoOrder.arrived("paying");
        order.send(order.event("order.edited.v1", 4), "order_sequence = 4");
        order.send(order.balance(2, 24937, 18562), "payment_sequence = 2");
        return order;
    }
}
