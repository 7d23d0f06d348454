package dev.portico.payment.processor.sandbox;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.processor.ChargeOrder;
import dev.portico.payment.processor.OpenSession;
import dev.portico.payment.processor.OpenSetup;
import dev.portico.payment.processor.PaymentProcessor;
import dev.portico.payment.processor.RefundOrder;
import dev.portico.payment.processor.domain.Capabilities;
import dev.portico.payment.processor.domain.ChargeOutcome;
import dev.portico.payment.processor.domain.Outcome;
import dev.portico.payment.processor.domain.RefundOutcome;
import dev.portico.payment.processor.domain.Session;
import dev.portico.payment.processor.domain.SetupOutcome;
import dev.portico.payment.processor.domain.SetupSession;
import dev.portico.payment.processor.sandbox.domain.SandboxCharge;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** The Sandbox behind the port that every processor is behind. */
@ApplicationScoped
class SandboxProcessor implements PaymentProcessor {

    static final String NAME = "sandbox";

    private final SandboxLine line;
    private final Sandbox sandbox;
    private final SandboxVault vault;
    private final SandboxCharges charges;
    private final SandboxRefunds refunds;
    private final SandboxConfig config;
    private final Clock clock;

    SandboxProcessor(
            SandboxLine line,
            Sandbox sandbox,
            SandboxVault vault,
            SandboxCharges charges,
            SandboxRefunds refunds,
            SandboxConfig config,
            Clock clock) {
        this.line = line;
        this.sandbox = sandbox;
        this.vault = vault;
        this.charges = charges;
        this.refunds = refunds;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(true, true, false);
    }

    @Override
    public Uni<Session> open(OpenSession wish) {
        return line.call(() -> sandbox.open(wish.merchant(), wish))
                .map(session -> new Session(session.id(), config.pageUrl() + session.id(), session.paymentReference()));
    }

    @Override
    public Uni<Outcome> ask(MerchantId merchant, String session) {
        return line.call(() -> sandbox.ask(merchant, session)).map(SandboxOutcomes::of);
    }

    @Override
    public Uni<Outcome> expire(MerchantId merchant, String session) {
        return line.call(() -> sandbox.expire(merchant, session)).map(SandboxOutcomes::of);
    }

    @Override
    public Uni<SetupSession> setUp(OpenSetup wish) {
        return line.call(() -> vault.open(wish.merchant(), wish))
                .map(setup -> new SetupSession(setup.id(), config.setupUrl() + setup.id()));
    }

    @Override
    public Uni<SetupOutcome> askSetup(MerchantId merchant, String session) {
        return line.call(() -> vault.find(merchant, session)).map(setup -> SandboxOutcomes.of(setup, clock.instant()));
    }

    @Override
    public Uni<ChargeOutcome> charge(ChargeOrder order) {
        return line.call(() -> charges.charge(order.merchant(), order)).map(this::outcome);
    }

    @Override
    public Uni<ChargeOutcome> askCharge(MerchantId merchant, String idempotencyKey) {
        return line.call(() -> charges.ask(merchant, idempotencyKey))
                .map(known -> known.map(this::outcome).orElseGet(ChargeOutcome.NotFound::new));
    }

    @Override
    public Uni<RefundOutcome> refund(RefundOrder order) {
        return line.call(() -> refunds.refund(order.merchant(), order)).map(SandboxOutcomes::of);
    }

    @Override
    public Uni<RefundOutcome> askRefund(MerchantId merchant, String idempotencyKey) {
        return line.call(() -> refunds.ask(merchant, idempotencyKey))
                .map(known -> known.map(SandboxOutcomes::of).orElseGet(RefundOutcome.NotFound::new));
    }

    private ChargeOutcome outcome(SandboxCharge charge) {
        return SandboxOutcomes.of(charge, config.confirmUrl());
    }
}
