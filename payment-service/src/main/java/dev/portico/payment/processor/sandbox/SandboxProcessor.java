package dev.portico.payment.processor.sandbox;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.processor.OpenSession;
import dev.portico.payment.processor.PaymentProcessor;
import dev.portico.payment.processor.domain.Outcome;
import dev.portico.payment.processor.domain.Session;
import dev.portico.payment.processor.sandbox.domain.SandboxSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;

/** The Sandbox behind the port that every processor is behind. */
@ApplicationScoped
class SandboxProcessor implements PaymentProcessor {

    private final Sandbox sandbox;
    private final SandboxConfig config;

    SandboxProcessor(Sandbox sandbox, SandboxConfig config) {
        this.sandbox = sandbox;
        this.config = config;
    }

    @Override
    public String name() {
        return "sandbox";
    }

    @Override
    public Uni<Session> open(OpenSession wish) {
        return sandbox.open(wish.merchant(), wish)
                .map(session -> new Session(session.id(), config.pageUrl() + session.id(), session.paymentReference()));
    }

    @Override
    public Uni<Outcome> ask(MerchantId merchant, String session) {
        return sandbox.ask(merchant, session).map(SandboxProcessor::outcome);
    }

    @Override
    public Uni<Outcome> expire(MerchantId merchant, String session) {
        return sandbox.expire(merchant, session).map(SandboxProcessor::outcome);
    }

    static Outcome outcome(SandboxSession session) {
        return switch (session.status()) {
            case OPEN ->
                session.declineCode() == null
                        ? new Outcome.Open(session.attempt())
                        : new Outcome.Declined(session.attempt(), session.declineCode(), session.method());
            case REQUIRES_ACTION -> new Outcome.ActionRequired(session.attempt());
            case PROCESSING -> new Outcome.Unconfirmed(session.attempt());
            case PAID ->
                new Outcome.Succeeded(
                        session.attempt(),
                        session.amount(),
                        Objects.requireNonNull(session.method()),
                        Objects.requireNonNull(session.paidAt()));
            case EXPIRED -> new Outcome.Expired(session.attempt());
        };
    }
}
