package dev.portico.payment.processor.sandbox;

import static dev.portico.payment.PaymentFixtures.DUE;
import static dev.portico.payment.PaymentFixtures.awaitOutstanding;
import static dev.portico.payment.PaymentFixtures.checkout;
import static dev.portico.payment.PaymentFixtures.orderWithBalanceDue;
import static dev.portico.payment.PaymentFixtures.path;
import static dev.portico.payment.PaymentFixtures.pay;
import static org.hamcrest.Matchers.equalTo;

import dev.portico.payment.processor.OpenSession;
import dev.portico.payment.processor.ProcessorUnreachableException;
import dev.portico.payment.processor.domain.Session;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** A processor that is away when its page is asked for. */
@QuarkusTest
class SilentProcessorTest {

    @Inject
    SandboxProcessor processor;

    @Inject
    Sandbox sandbox;

    @Inject
    SandboxLine wire;

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

    /** The Sandbox, behind a line that is cut until somebody mends it. */
    static final class CutOff extends SandboxProcessor {

        private volatile boolean mended;

        CutOff(
                SandboxLine line,
                Sandbox sandbox,
                SandboxVault vault,
                SandboxCharges charges,
                SandboxRefunds refunds,
                SandboxConfig config,
                Clock clock) {
            super(line, sandbox, vault, charges, refunds, config, clock);
        }

        @Override
        public Uni<Session> open(OpenSession wish) {
            return mended
                    ? super.open(wish)
                    : Uni.createFrom().failure(new ProcessorUnreachableException(name(), new TimeoutException()));
        }
    }

    @Test
    void theCallerIsToldAndTheSameRequestGoesOnLater() {
        var order = orderWithBalanceDue();
        var line = new CutOff(wire, sandbox, vault, charges, refunds, config, clock);
        QuarkusMock.installMockForInstance(line, processor);

        checkout(order, "silent-" + order, DUE)
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .contentType("application/problem+json")
                .body("code", equalTo("processor-unreachable"));
        line.mended = true;
        String url = checkout(order, "silent-" + order, DUE)
                .then()
                .statusCode(201)
                .extract()
                .path("url");

        pay(path(url), "4242424242424242", 1).then().statusCode(303);
        awaitOutstanding(order, 0);
    }
}
