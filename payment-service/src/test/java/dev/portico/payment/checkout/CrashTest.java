package dev.portico.payment.checkout;

import static dev.portico.payment.PaymentFixtures.DUE;
import static dev.portico.payment.PaymentFixtures.RETURN_URL;
import static dev.portico.payment.PaymentFixtures.awaitOutstanding;
import static dev.portico.payment.PaymentFixtures.checkout;
import static dev.portico.payment.PaymentFixtures.orderWithBalanceDue;
import static dev.portico.payment.PaymentFixtures.path;
import static dev.portico.payment.PaymentFixtures.pay;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.kit.money.Amounts;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.checkout.domain.Purpose;
import dev.portico.payment.checkout.domain.Status;
import dev.portico.payment.processor.Processors;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The service dies between two steps of a checkout; the customer, or the portal for them, tries again. */
@QuarkusTest
class CrashTest {

    private static final MerchantId DEMO = new MerchantId("demo");

    @Inject
    Checkouts checkouts;

    @Inject
    Processors processors;

    @Test
    void beforeTheProcessorWasAsked() throws Throwable {
        var order = orderWithBalanceDue();
        var begun = run(() -> checkouts.begin(DEMO, "crash-" + order, wish(order, DUE)));
        assertThat(begun.checkout().status()).isEqualTo(Status.CREATED);

        var answer =
                checkout(order, "crash-" + order, DUE).then().statusCode(201).extract();

        assertThat(answer.<String>path("checkoutId"))
                .isEqualTo(begun.checkout().id().toString());
    }

    @Test
    void afterTheProcessorAnswered() throws Throwable {
        var order = orderWithBalanceDue();
        var begun = run(() -> checkouts.begin(DEMO, "crash-" + order, wish(order, DUE)));
        var session = run(() -> processors.of(DEMO).open(begun.session()));

        String url = checkout(order, "crash-" + order, DUE)
                .then()
                .statusCode(201)
                .extract()
                .path("url");

        assertThat(url).isEqualTo(session.url());
    }

    @Test
    void theCustomerPaysOnThePageThatWasNeverStored() throws Throwable {
        var order = orderWithBalanceDue();
        var begun = run(() -> checkouts.begin(DEMO, "crash-" + order, wish(order, DUE)));
        var session = run(() -> processors.of(DEMO).open(begun.session()));

        pay(path(session.url()), "4242424242424242", 1).then().statusCode(303);

        awaitOutstanding(order, 0);
        checkout(order, "crash-" + order, DUE).then().statusCode(201);
        awaitOutstanding(order, 0);
    }

    @Test
    void anotherRequestGoesOnWithTheCheckoutThatWasLeftBehind() throws Throwable {
        var order = orderWithBalanceDue();
        var begun = run(() -> checkouts.begin(DEMO, "crash-" + order, wish(order, DUE)));

        var answer =
                checkout(order, "another-" + order, DUE).then().statusCode(201).extract();

        assertThat(answer.<String>path("checkoutId"))
                .isEqualTo(begun.checkout().id().toString());
    }

    private static PayWish wish(UUID order, long amountMinor) {
        return new PayWish(order, Purpose.BALANCE, null, Amounts.of("USD", amountMinor), RETURN_URL, false);
    }

    private static <T> T run(Supplier<Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(work);
    }
}
