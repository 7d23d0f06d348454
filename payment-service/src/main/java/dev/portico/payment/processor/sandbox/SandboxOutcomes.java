package dev.portico.payment.processor.sandbox;

import dev.portico.payment.processor.domain.ChargeOutcome;
import dev.portico.payment.processor.domain.Outcome;
import dev.portico.payment.processor.domain.RefundOutcome;
import dev.portico.payment.processor.domain.SetupOutcome;
import dev.portico.payment.processor.sandbox.domain.SandboxCharge;
import dev.portico.payment.processor.sandbox.domain.SandboxRefund;
import dev.portico.payment.processor.sandbox.domain.SandboxSession;
import dev.portico.payment.processor.sandbox.domain.SandboxSetup;
import java.time.Instant;
import java.util.Objects;

/** The Sandbox's states in the words of the port. */
final class SandboxOutcomes {

    static Outcome of(SandboxSession session) {
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
                        Objects.requireNonNull(session.paidAt()),
                        session.saved().orElse(null));
            case EXPIRED -> new Outcome.Expired(session.attempt());
        };
    }

    static SetupOutcome of(SandboxSetup setup, Instant now) {
        return switch (setup.statusAt(now)) {
            case OPEN -> new SetupOutcome.Open();
            case SAVED -> new SetupOutcome.Saved(setup.saved().orElseThrow());
            case EXPIRED -> new SetupOutcome.Expired();
        };
    }

    /** @param confirmUrl base of the address of the page on which the bank asks */
    static ChargeOutcome of(SandboxCharge charge, String confirmUrl) {
        return switch (charge.status()) {
            case SUCCEEDED ->
                new ChargeOutcome.Succeeded(
                        charge.reference(), charge.amount(), charge.method(), Objects.requireNonNull(charge.paidAt()));
            case DECLINED ->
                new ChargeOutcome.Declined(Objects.requireNonNull(charge.declineCode()), charge.declineClass());
            case REQUIRES_ACTION ->
                new ChargeOutcome.ActionRequired(charge.reference(), confirmUrl + charge.confirmation());
            case PROCESSING -> new ChargeOutcome.Unknown();
        };
    }

    static RefundOutcome of(SandboxRefund refund) {
        return switch (refund.status()) {
            case SUCCEEDED ->
                new RefundOutcome.Succeeded(refund.reference(), Objects.requireNonNull(refund.refundedAt()));
            case PENDING -> new RefundOutcome.Pending(refund.reference());
            case PROCESSING -> new RefundOutcome.Unknown();
            case FAILED -> new RefundOutcome.Failed(Objects.requireNonNull(refund.code()));
        };
    }

    private SandboxOutcomes() {}
}
