package dev.portico.payment.refund;

import static dev.portico.payment.PaymentFixtures.DUE;
import static dev.portico.payment.PaymentFixtures.awaitEvent;
import static dev.portico.payment.PaymentFixtures.types;
import static dev.portico.payment.Shop.CARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.portico.kit.identity.Actor;
import dev.portico.kit.money.Amounts;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.Shop;
import dev.portico.payment.processor.domain.RefundOutcome;
import dev.portico.payment.refund.RefundRepository.Stored;
import dev.portico.payment.refund.domain.Refund;
import dev.portico.payment.refund.domain.Status;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The service dies between two steps of a refund; staff try again, or nobody does. */
@QuarkusTest
class RefundCrashTest {

    private static final Shop SHOP = new Shop("crashes");
    private static final MerchantId MERCHANT = new MerchantId("crashes");
    private static final Actor STAFF = Actor.staff("dana");

    @Inject
    Refunds refunds;

    @Inject
    RefundCalls calls;

    @Test
    void beforeTheProcessorWasAskedTheSameRequestGoesOn() throws Throwable {
        var order = SHOP.owesWhatCameByCard(CARD);
        var begun = begin(order);
        assertThat(begun.refund().status()).isEqualTo(Status.CREATED);

        SHOP.refunds(order, "crash-" + order, Map.of("amountMinor", DUE, "currency", "USD"))
                .statusCode(201)
                .body("id", equalTo(begun.refund().id().toString()))
                .body("status", equalTo("SUCCEEDED"));

        SHOP.awaitOutstanding(order, 0);
    }

    @Test
    void beforeTheProcessorWasAskedItIsDoneWithoutAnybody() throws Throwable {
        var order = SHOP.owesWhatCameByCard(CARD);
        assertThat(begin(order).refund().status()).isEqualTo(Status.CREATED);

        SHOP.awaitRefund(order, "SUCCEEDED");

        SHOP.awaitOutstanding(order, 0);
        assertThat(awaitEvent(order, "refund.issued.v1", 1)).isNotNull();
    }

    @Test
    void afterTheProcessorAnsweredNothingGoesBackTwice() throws Throwable {
        var order = SHOP.owesWhatCameByCard(CARD);
        var part = begin(order).refund().parts().get(0);
        assertThat(run(() -> calls.send(MERCHANT, part))).isInstanceOf(RefundOutcome.Succeeded.class);

        SHOP.awaitRefund(order, "SUCCEEDED");

        SHOP.awaitOutstanding(order, 0);
        SHOP.as("viewer")
                .get("/api/v1/orders/{id}/ledger", order)
                .then()
                .body("items.findAll { it.kind == 'REFUND' }", hasSize(1));
        assertThat(awaitEvent(order, "refund.issued.v1", 1)).isNotNull();
        assertThat(types(order)).containsOnlyOnce("refund.issued.v1");
    }

    @Test
    void wordsThatComeTwiceOrLateChangeNothing() throws Throwable {
        var order = SHOP.owesWhatCameByCard(CARD);
        var part = begin(order).refund().parts().get(0);
        var through =
                new RefundOutcome.Succeeded("sbx_ref_late", refundOf(order).createdAt());

        tell(part.id(), "sbx_ref_late", through);
        tell(part.id(), "sbx_ref_late", through);
        tell(part.id(), "sbx_ref_late", new RefundOutcome.Failed("late"));
        tell(part.id(), "sbx_ref_late", new RefundOutcome.Pending("sbx_ref_late"));

        SHOP.awaitRefund(order, "SUCCEEDED");
        assertThat(awaitEvent(order, "refund.issued.v1", 1)).isNotNull();
        assertThat(types(order)).doesNotContain("refund.failed.v1").containsOnlyOnce("refund.issued.v1");
    }

    @Test
    void aRefusalThatMayBeAboutAnotherTryOnlyMakesTheProcessorBeAsked() throws Throwable {
        var order = SHOP.owesWhatCameByCard(CARD);
        var part = begin(order).refund().parts().get(0);

        tell(part.id(), "sbx_ref_of_another_try", new RefundOutcome.Failed("card_closed"));

        SHOP.awaitRefund(order, "SUCCEEDED");
        assertThat(types(order)).doesNotContain("refund.failed.v1");
    }

    private Refund refundOf(UUID order) throws Throwable {
        return run(() -> refunds.list(MERCHANT, order)).get(0).refund();
    }

    private void tell(UUID part, String reference, RefundOutcome outcome) throws Throwable {
        run(() -> refunds.told(MERCHANT, part, reference, outcome));
    }

    private Stored begin(UUID order) throws Throwable {
        var terms = new Refund.Terms(Refund.Kind.MANUAL, Amounts.of("USD", DUE), null, false, false, false);
        return run(() -> refunds.begin(MERCHANT, STAFF, "crash-" + order, new RefundWish(order, terms)));
    }

    private static <T> T run(Supplier<Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(work);
    }
}
