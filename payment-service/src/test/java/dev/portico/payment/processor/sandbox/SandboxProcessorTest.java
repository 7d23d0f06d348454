package dev.portico.payment.processor.sandbox;

import static dev.portico.local.testing.Patience.await;
import static dev.portico.payment.PaymentFixtures.path;
import static dev.portico.payment.PaymentFixtures.pay;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.processor.ChargeOrder;
import dev.portico.payment.processor.OpenSession;
import dev.portico.payment.processor.OpenSetup;
import dev.portico.payment.processor.RefundOrder;
import dev.portico.payment.processor.domain.CardOnFile;
import dev.portico.payment.processor.domain.ChargeOutcome;
import dev.portico.payment.processor.domain.DeclineClass;
import dev.portico.payment.processor.domain.Outcome;
import dev.portico.payment.processor.domain.RefundOutcome;
import dev.portico.payment.processor.domain.SetupOutcome;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Sandbox through its port: cards on file, charges without the customer, refunds; each call twice is one. */
@QuarkusTest
class SandboxProcessorTest {

    private static final MerchantId DEMO = new MerchantId("demo");
    private static final MerchantId SECOND = new MerchantId("second");
    private static final String BACK = "http://localhost:8080/p/t/saved";

    @Inject
    SandboxProcessor processor;

    @Test
    void aCardIsSavedOnItsPageAndChargedLater() throws Throwable {
        var setup = openSetup();
        var page = path(setup.url());
        given().get(page).then().statusCode(200).body(containsString("Save a card"));
        assertThat(run(() -> processor.askSetup(DEMO, setup.id()))).isInstanceOf(SetupOutcome.Open.class);

        pay(page, "4000000000000002", 1).then().statusCode(303);
        given().get(page).then().body(containsString("Your bank declined this card."));
        pay(page, "4242424242424242", 2).then().statusCode(303).header("Location", BACK);
        given().get(page).then().statusCode(200).body(containsString("The card is saved"));

        var card = ((SetupOutcome.Saved) run(() -> processor.askSetup(DEMO, setup.id()))).card();
        assertThat(card.method()).isEqualTo("Visa ending 4242");
        assertThat(charge(card, 6375)).isInstanceOf(ChargeOutcome.Succeeded.class);
    }

    @Test
    void anotherMerchantsCardIsNotOnFile() throws Throwable {
        var setup = openSetup();
        pay(path(setup.url()), "4242424242424242", 1).then().statusCode(303);
        var card = ((SetupOutcome.Saved) run(() -> processor.askSetup(DEMO, setup.id()))).card();

        var order = order(SECOND, card, 100);

        assertThat(run(() -> processor.charge(order)))
                .isEqualTo(new ChargeOutcome.Declined("card_not_found", DeclineClass.HARD));
    }

    @ParameterizedTest
    @CsvSource({
        "declined, card_declined, HARD",
        "declined-later, card_declined, HARD",
        "expired, expired_card, HARD",
        "insufficient-funds, insufficient_funds, SOFT",
        "no-such-card, card_not_found, HARD"
    })
    void declinesHaveAClass(String slug, String code, DeclineClass declineClass) throws Throwable {
        assertThat(charge(testCard(slug), 6375)).isEqualTo(new ChargeOutcome.Declined(code, declineClass));
    }

    @Test
    void theSameKeyChargesOnce() throws Throwable {
        var order = order(DEMO, testCard("success"), 6375);

        var first = run(() -> processor.charge(order));

        assertThat(run(() -> processor.charge(order))).isEqualTo(first);
        assertThat(run(() -> processor.askCharge(DEMO, order.idempotencyKey()))).isEqualTo(first);
        assertThat(run(() -> processor.askCharge(SECOND, order.idempotencyKey())))
                .isEqualTo(new ChargeOutcome.NotFound());
    }

    @ParameterizedTest
    @CsvSource({"approve, The payment went through", "refuse, Nothing was charged"})
    void aBankThatAsksIsAnsweredOnItsPage(String answer, String words) throws Throwable {
        var order = order(DEMO, testCard("authentication"), 6375);
        var asked = (ChargeOutcome.ActionRequired) run(() -> processor.charge(order));
        var page = path(asked.url());
        given().get(page).then().statusCode(200).body(containsString("is this you?"));

        given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .formParam("answer", answer)
                .post(page)
                .then()
                .statusCode(303);

        given().get(page).then().statusCode(200).body(containsString(words));
        var outcome = run(() -> processor.askCharge(DEMO, order.idempotencyKey()));
        if (answer.equals("approve")) {
            assertThat(outcome).isInstanceOf(ChargeOutcome.Succeeded.class);
        } else {
            assertThat(outcome)
                    .isEqualTo(new ChargeOutcome.Declined("authentication_failed", DeclineClass.AUTHENTICATION));
        }
    }

    @Test
    void aSilentBankIsFoundToHavePaidWhenItIsAskedLater() throws Throwable {
        var order = order(DEMO, testCard("timeout"), 6375);

        assertThat(run(() -> processor.charge(order))).isEqualTo(new ChargeOutcome.Unknown());
        await().untilAsserted(() -> assertThat(ask(order)).isInstanceOf(ChargeOutcome.Succeeded.class));
    }

    @Test
    void aRefundIsMadeOnceAndNeverBeyondThePayment() throws Throwable {
        var paid = (ChargeOutcome.Succeeded) charge(testCard("success"), 6375);
        var refund = refund(paid.reference(), 4000);

        var first = run(() -> processor.refund(refund));

        assertThat(first).isInstanceOf(RefundOutcome.Succeeded.class);
        assertThat(run(() -> processor.refund(refund))).isEqualTo(first);
        assertThat(run(() -> processor.askRefund(DEMO, refund.idempotencyKey())))
                .isEqualTo(first);
        assertThat(run(() -> processor.refund(refund(paid.reference(), 2376))))
                .isEqualTo(new RefundOutcome.Failed("amount_too_large"));
        assertThat(run(() -> processor.refund(refund(paid.reference(), 2375))))
                .isInstanceOf(RefundOutcome.Succeeded.class);
        assertThat(run(() -> processor.refund(refund("sbx_pay_unknown", 1))))
                .isEqualTo(new RefundOutcome.Failed("payment_not_found"));
        assertThat(run(() -> processor.askRefund(DEMO, "never-heard-of"))).isEqualTo(new RefundOutcome.NotFound());
    }

    @ParameterizedTest
    @CsvSource({"refund-pending, true", "refund-fails, false"})
    void aRefundMayTakeAWhile(String slug, boolean arrives) throws Throwable {
        var paid = (ChargeOutcome.Succeeded) charge(testCard(slug), 6375);
        var refund = refund(paid.reference(), 6375);

        assertThat(run(() -> processor.refund(refund))).isInstanceOf(RefundOutcome.Pending.class);
        await().untilAsserted(() -> assertThat(ask(refund))
                .isInstanceOf(arrives ? RefundOutcome.Succeeded.class : RefundOutcome.Failed.class));
    }

    @Test
    void aPageKeepsTheCardWhenTheCustomerSaysSo() throws Throwable {
        var wish = new OpenSession(
                DEMO,
                "save-" + UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "#2051",
                "Northwind",
                usd(6375),
                Locale.US,
                BACK,
                null,
                true);
        var session = run(() -> processor.open(wish));
        var page = path(session.url());
        given().get(page).then().body(containsString("Save this card"));

        given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .formParam("number", "4242424242424242")
                .formParam("expiry", "12/34")
                .formParam("cvc", "123")
                .formParam("name", "Robin Example")
                .formParam("save", "yes")
                .formParam("form", 1)
                .post(page)
                .then()
                .statusCode(303);

        var paid = (Outcome.Succeeded) run(() -> processor.ask(DEMO, session.id()));
        assertThat(charge(paid.saved(), 100)).isInstanceOf(ChargeOutcome.Succeeded.class);
        assertThat(run(() -> processor.refund(refund(session.paymentReference(), 6375))))
                .isInstanceOf(RefundOutcome.Succeeded.class);
    }

    private dev.portico.payment.processor.domain.SetupSession openSetup() throws Throwable {
        var wish = new OpenSetup(
                DEMO,
                "setup-" + UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "#2051",
                "Northwind",
                CurrencyUnit.USD,
                Locale.US,
                BACK);
        var setup = run(() -> processor.setUp(wish));
        assertThat(run(() -> processor.setUp(wish))).isEqualTo(setup);
        return setup;
    }

    private ChargeOutcome charge(CardOnFile card, long minor) throws Throwable {
        var order = order(DEMO, card, minor);
        return run(() -> processor.charge(order));
    }

    private ChargeOutcome ask(ChargeOrder order) throws Exception {
        try {
            return run(() -> processor.askCharge(DEMO, order.idempotencyKey()));
        } catch (Throwable failed) {
            throw new Exception(failed);
        }
    }

    private RefundOutcome ask(RefundOrder order) throws Exception {
        try {
            return run(() -> processor.askRefund(DEMO, order.idempotencyKey()));
        } catch (Throwable failed) {
            throw new Exception(failed);
        }
    }

    private static CardOnFile testCard(String slug) {
        return new CardOnFile("sbx_cus_test", "sbx_card_test_" + slug, "Visa");
    }

    private static ChargeOrder order(MerchantId merchant, CardOnFile card, long minor) {
        return new ChargeOrder(
                merchant,
                "charge-" + UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "#2051",
                usd(minor),
                card);
    }

    private static RefundOrder refund(String payment, long minor) {
        return new RefundOrder(DEMO, "refund-" + UUID.randomUUID(), UUID.randomUUID(), payment, usd(minor));
    }

    private static Money usd(long minor) {
        return Money.ofMinor(CurrencyUnit.USD, minor);
    }

    private static <T> T run(Supplier<Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(work);
    }
}
