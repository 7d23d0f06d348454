package dev.portico.payment.charge;

import static dev.portico.payment.PaymentFixtures.DUE;
import static dev.portico.payment.PaymentFixtures.allTypes;
import static dev.portico.payment.PaymentFixtures.awaitOutstanding;
import static dev.portico.payment.PaymentFixtures.orderWithBalanceDue;
import static dev.portico.payment.charge.ChargeFixtures.awaitStatus;
import static dev.portico.payment.charge.ChargeFixtures.dueNow;
import static dev.portico.payment.charge.ChargeFixtures.onFile;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.processor.ChargeOrder;
import dev.portico.payment.processor.Processors;
import dev.portico.payment.processor.WebhookSignature;
import dev.portico.payment.processor.sandbox.SandboxConfig;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** The service dies between two steps of a charge, and the reconciler finds what it left; or webhooks come in any order. */
@QuarkusTest
class ChargeCrashTest {

    private static final MerchantId DEMO = new MerchantId("demo");
    private static final Instant FAR_FUTURE = Instant.parse("2100-01-01T00:00:00Z");

    @Inject
    Charges charges;

    @Inject
    Processors processors;

    @Inject
    SandboxConfig config;

    @Test
    void beforeTheProcessorWasAsked() throws Throwable {
        var attempt = begun();

        dueNow(attempt.orderId());

        awaitOutstanding(attempt.orderId(), 0);
        assertThat(run(() -> processors.of(DEMO).askCharge(DEMO, attempt.idempotencyKey())))
                .isInstanceOf(dev.portico.payment.processor.domain.ChargeOutcome.Succeeded.class);
        assertThat(allTypes(attempt.orderId())).containsOnlyOnce("payment.succeeded.v1");
    }

    @Test
    void afterTheProcessorTookTheMoney() throws Throwable {
        var attempt = begun();
        var taken = run(() -> processors.of(DEMO).charge(attempt));

        dueNow(attempt.orderId());

        awaitOutstanding(attempt.orderId(), 0);
        assertThat(run(() -> processors.of(DEMO).charge(attempt))).isEqualTo(taken);
        assertThat(allTypes(attempt.orderId())).containsOnlyOnce("payment.succeeded.v1");
    }

    @Test
    void anAttemptThatIsUnderWayIsNotBegunAgain() throws Throwable {
        var attempt = begun();

        assertThat(begin(attempt.chargeId())).isEmpty();
    }

    @Test
    void answerAndWebhooksTellOfOnePayment() throws Throwable {
        var attempt = begun();
        var event = succeeded(attempt);

        post(event).statusCode(200);
        post(event).statusCode(200);
        post(succeeded(attempt)).statusCode(200);
        var late = run(() -> charges.settle(
                        DEMO,
                        attempt.chargeId(),
                        attempt.idempotencyKey(),
                        new dev.portico.payment.processor.domain.ChargeOutcome.Unknown())
                .replaceWith(true));

        assertThat(late).isTrue();
        awaitOutstanding(attempt.orderId(), 0);
        awaitStatus(attempt.orderId(), "SUCCEEDED");
        assertThat(allTypes(attempt.orderId())).containsOnlyOnce("payment.succeeded.v1");
    }

    @Test
    void anotherMerchantsChargeIsNotFoundAndUnknownNewsAreIgnored() throws Throwable {
        var attempt = begun();

        post(succeeded(attempt).replace("\"demo\"", "\"second\"")).statusCode(404);
        post(succeeded(attempt).replace("charge.succeeded", "charge.painted")).statusCode(200);
        post(succeeded(attempt).replace("\"key\"", "\"lock\"")).statusCode(400);

        awaitOutstanding(attempt.orderId(), DUE);
    }

    /** An attempt whose key is stored, and no more: far in the future, so that no worker takes it. */
    private ChargeOrder begun() throws Throwable {
        var order = orderWithBalanceDue();
        onFile(order, "success");
        var day = LocalDate.now(ZoneOffset.UTC).plusDays(50);
        UUID charge = run(() -> charges.plan(DEMO, order, Money.ofMinor(CurrencyUnit.USD, DUE), day));
        assertThat(begin(charge)).as("announced first").isEmpty();
        return begin(charge).get(0).order();
    }

    private List<Attempt> begin(UUID charge) throws Throwable {
        return run(() -> charges.begin(DEMO, List.of(charge), FAR_FUTURE));
    }

    private ValidatableResponse post(String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return given().header(
                        WebhookSignature.HEADER, WebhookSignature.sign(config.webhookSecret(), bytes, Instant.now()))
                .contentType("application/json")
                .body(bytes)
                .post("/webhooks/sandbox")
                .then();
    }

    private static String succeeded(ChargeOrder attempt) {
        return """
                {"id": "sbx_evt_%s", "type": "charge.succeeded", "created": 1, "data": {
                   "payment": "sbx_pay_%s", "amountMinor": %d, "currency": "USD", "method": "Visa ending 4242",
                   "paidAt": "2026-11-20T16:35:00Z"},
                 "metadata": {"merchant": "demo", "chargeId": "%s", "orderId": "%s", "key": "%s"}}"""
                .formatted(
                        UUID.randomUUID(),
                        attempt.chargeId(),
                        DUE,
                        attempt.chargeId(),
                        attempt.orderId(),
                        attempt.idempotencyKey());
    }

    private static <T> T run(Supplier<Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(work);
    }
}
