package dev.portico.payment.processor.sandbox;

import static dev.portico.local.testing.Patience.await;
import static dev.portico.payment.PaymentFixtures.DUE;
import static dev.portico.payment.PaymentFixtures.isZero;
import static dev.portico.payment.Shop.CARD;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.Shop;
import dev.portico.payment.processor.ProcessorUnreachableException;
import dev.portico.payment.processor.RefundOrder;
import dev.portico.payment.processor.domain.RefundOutcome;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** A processor that is away, or does not know, when money is to go back. */
@QuarkusTest
class LostRefundTest {

    private static final Shop SHOP = new Shop("lost-refunds");

    @Inject
    SandboxProcessor processor;

    @Inject
    SandboxLine wire;

    @Inject
    Sandbox sandbox;

    @Inject
    SandboxVault vault;

    @Inject
    SandboxCharges charges;

    @Inject
    SandboxRefunds refunds;

    @Inject
    SandboxConfig config;

    @Inject
    Clock clock;

    private enum Trouble {
        /** Calls don't arrive. */
        CUT_OFF,
        /** Calls arrive, and their answers don't. */
        ANSWERS_LOST,
        /** The processor itself does not know. */
        DOES_NOT_KNOW,
        NONE
    }

    /** The Sandbox in trouble, until somebody mends it. */
    private final class Troubled extends SandboxProcessor {

        private volatile Trouble trouble;

        Troubled(Trouble trouble) {
            super(wire, sandbox, vault, charges, refunds, config, clock);
            this.trouble = trouble;
        }

        @Override
        public Uni<RefundOutcome> refund(RefundOrder order) {
            return inTrouble(super.refund(order));
        }

        @Override
        public Uni<RefundOutcome> askRefund(MerchantId merchant, String idempotencyKey) {
            return inTrouble(super.askRefund(merchant, idempotencyKey));
        }

        private Uni<RefundOutcome> inTrouble(Uni<RefundOutcome> call) {
            return switch (trouble) {
                case NONE -> call;
                case CUT_OFF -> silence();
                case ANSWERS_LOST -> call.chain(this::lose);
                case DOES_NOT_KNOW -> Uni.createFrom().item(new RefundOutcome.Unknown());
            };
        }

        private Uni<RefundOutcome> lose(RefundOutcome answer) {
            return silence();
        }

        private Uni<RefundOutcome> silence() {
            return Uni.createFrom().failure(new ProcessorUnreachableException(name(), new TimeoutException()));
        }
    }

    @Test
    void whatNeverArrivedIsSentOnceTheProcessorIsBack() {
        var order = SHOP.owesWhatCameByCard(CARD);
        var line = in(Trouble.CUT_OFF);

        SHOP.refunds(order, DUE).statusCode(201).body("status", equalTo("UNKNOWN"));
        SHOP.awaitOutstanding(order, -DUE);
        line.trouble = Trouble.NONE;

        assertThatItIsGivenBackOnce(order);
    }

    @Test
    void whatWasDoneWithoutAnAnswerIsNotDoneAgain() {
        var order = SHOP.owesWhatCameByCard("4000 0000 0000 7726"); // its refunds take a while
        var line = in(Trouble.ANSWERS_LOST);

        SHOP.refunds(order, DUE).statusCode(201).body("status", equalTo("UNKNOWN"));
        line.trouble = Trouble.NONE;

        assertThatItIsGivenBackOnce(order);
    }

    @Test
    void nothingElseIsTriedWhileTheProcessorDoesNotKnow() {
        var order = SHOP.owesWhatCameByCard(CARD);
        var line = in(Trouble.DOES_NOT_KNOW);

        String id = SHOP.refunds(order, DUE)
                .statusCode(201)
                .body("status", equalTo("UNKNOWN"))
                .extract()
                .path("id");
        SHOP.retries(order, id, "staff").statusCode(409);
        SHOP.refunds(order, 1).statusCode(422);
        await().until(() -> !isZero(
                "select count(*) from payment.refund_part where asked > 1 and order_id = '%s'".formatted(order)));
        SHOP.awaitRefund(order, "UNKNOWN");
        line.trouble = Trouble.NONE;

        assertThatItIsGivenBackOnce(order);
    }

    private static void assertThatItIsGivenBackOnce(UUID order) {
        SHOP.awaitRefund(order, "SUCCEEDED");
        SHOP.awaitOutstanding(order, 0);
        SHOP.as("viewer")
                .get("/api/v1/orders/{id}/ledger", order)
                .then()
                .body("items.findAll { it.kind == 'REFUND' }", hasSize(1));
        await().until(() -> isZero(
                """
                select count(*) - 1 from payment.sandbox_refund
                 where refund_id in (select id from payment.refund_part where order_id = '%s')"""
                        .formatted(order)));
    }

    private Troubled in(Trouble trouble) {
        var troubled = new Troubled(trouble);
        QuarkusMock.installMockForInstance(troubled, processor);
        return troubled;
    }
}
