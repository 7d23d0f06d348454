package dev.portico.payment.processor.stripe;

import static dev.portico.payment.PaymentFixtures.DUE;
import static dev.portico.payment.PaymentFixtures.RETURN_URL;
import static dev.portico.payment.PaymentFixtures.asServiceFor;
import static dev.portico.payment.processor.stripe.StripeShop.SHOP;
import static dev.portico.payment.processor.stripe.StripeShop.asStaff;
import static dev.portico.payment.processor.stripe.StripeShop.awaitOutstanding;
import static dev.portico.payment.processor.stripe.StripeShop.orderWithBalanceDue;
import static dev.portico.payment.processor.stripe.StripeShop.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.portico.kit.id.Ids;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.local.testing.TestTokens;
import dev.portico.payment.processor.OpenSetup;
import dev.portico.payment.processor.domain.CardOnFile;
import dev.portico.payment.processor.domain.SetupOutcome;
import dev.portico.payment.processor.stripe.FakeStripe.Trouble;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Paying now at Stripe with a card that is on file there, through the front doors of both. */
@QuarkusTest
class StripeCardOnFileTest {

    private static final int CEILING = 5000;

    @Inject
    StripeProcessor processor;

    private FakeStripe stripe;

    @BeforeEach
    void open() {
        stripe = FakeStripe.start();
    }

    @AfterEach
    void everyRequestFitsTheDescription() {
        stripe.close();
        assertThat(stripe.faults()).isEmpty();
    }

    /** The limit is for charges without the customer; here they are present, and it stays. */
    @Test
    void payingWithItLeavesItAsItWasAllowed() throws Throwable {
        var order = orderWithBalanceDue();
        handOver(order, saved());

        stripe.payOnFile(page(order, true));
        deliver();

        awaitOutstanding(order, 0);
        cardOf(order).then().statusCode(200).body("ceilingMinor", equalTo(CEILING));
    }

    @Test
    void anotherThatIsKeptTakesItsPlace() throws Throwable {
        var order = orderWithBalanceDue();
        handOver(order, saved());

        stripe.pay(page(order, true), FakeCard.GOOD);
        deliver();

        awaitOutstanding(order, 0);
        cardOf(order).then().statusCode(200).body("ceilingMinor", nullValue());
    }

    /** Stripe refuses a key that comes back with another customer. */
    @Test
    void aPageThatWasBegunWithOneIsNotAskedForWithAnother() throws Throwable {
        var order = orderWithBalanceDue();
        var key = UUID.randomUUID().toString();
        handOver(order, saved());
        stripe.troubleWithNext(Trouble.ANSWER_LOST);
        start(order, key, true).then().statusCode(503);

        handOver(order, saved());
        var session = idOf(start(order, key, true));

        assertThat(stripe.shownOn(session)).containsExactly("4242");
    }

    /** Whoever asks next has the page closed that nobody got to see: it has to be found first, as it was asked for. */
    @Test
    void aPageThatIsInTheWayIsClosedAsItWasBegun() throws Throwable {
        var order = orderWithBalanceDue();
        handOver(order, saved());
        stripe.troubleWithNext(Trouble.ANSWER_LOST);
        start(order, UUID.randomUUID().toString(), true).then().statusCode(503);

        handOver(order, saved());
        var session = page(order, false);

        assertThat(stripe.requests())
                .filteredOn(request -> request.endsWith("/expire"))
                .hasSize(1)
                .noneMatch(request -> request.contains(session));
    }

    private CardOnFile saved() throws Throwable {
        var wish = new OpenSetup(
                new MerchantId(SHOP),
                "setup-" + UUID.randomUUID(),
                Ids.next(),
                UUID.randomUUID(),
                "#2051",
                "Northwind",
                CurrencyUnit.USD,
                Locale.US,
                RETURN_URL);
        var setup = VertxContextSupport.subscribeAndAwait(() -> processor.setUp(wish));
        stripe.pay(setup.id(), FakeCard.GOOD);
        var outcome = VertxContextSupport.subscribeAndAwait(() -> processor.askSetup(wish.merchant(), setup.id()));
        return ((SetupOutcome.Saved) outcome).card();
    }

    private static void handOver(UUID order, CardOnFile card) {
        given().auth()
                .oauth2(TestTokens.bearer("admin", SHOP))
                .contentType(ContentType.JSON)
                .body(
                        """
                        {"processor": "stripe", "customer": "%s", "card": "%s", "method": "Visa", "ceilingMinor": %d}"""
                                .formatted(card.customer(), card.card(), CEILING))
                .put("/api/v1/orders/{id}/payment-method", order)
                .then()
                .statusCode(200);
    }

    private static String page(UUID order, boolean saveCard) {
        return idOf(start(order, UUID.randomUUID().toString(), saveCard));
    }

    private static String idOf(Response started) {
        String url = started.then().statusCode(201).extract().path("url");
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static Response start(UUID order, String key, boolean saveCard) {
        return asServiceFor(SHOP)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(
                        """
                        {"purpose": "BALANCE", "amountMinor": %d, "currency": "USD", "returnUrl": "%s", "saveCard": %s}"""
                                .formatted(DUE, RETURN_URL, saveCard))
                .post("/internal/orders/{id}/checkouts", order);
    }

    private static Response cardOf(UUID order) {
        return asStaff().get("/api/v1/orders/{id}/payment-method", order);
    }

    private void deliver() {
        stripe.takeEvents().stream()
                .filter(event -> !event.at("/data/object/mode").asText().equals("setup"))
                .forEach(event -> post(event).statusCode(200));
    }
}
