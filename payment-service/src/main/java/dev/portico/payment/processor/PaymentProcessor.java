package dev.portico.payment.processor;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.processor.domain.Capabilities;
import dev.portico.payment.processor.domain.ChargeOutcome;
import dev.portico.payment.processor.domain.Outcome;
import dev.portico.payment.processor.domain.RefundOutcome;
import dev.portico.payment.processor.domain.Session;
import dev.portico.payment.processor.domain.SetupOutcome;
import dev.portico.payment.processor.domain.SetupSession;
import io.smallrye.mutiny.Uni;

/**
 * A company that takes card payments on pages of its own, keeps cards on file, and gives money back. Every call leaves the
 * service in principle: none is made while a transaction is open, and each may fail with
 * {@link ProcessorUnreachableException}, after which nothing is known and the same call with the same key may be made
 * again: it never acts twice.
 */
public interface PaymentProcessor {

    /** Short name that appears in events and rows, such as {@code sandbox}. */
    String name();

    Capabilities capabilities();

    /**
     * The page for this wish. The same {@linkplain OpenSession#idempotencyKey() key} always gives the same page; nothing is
     * charged but by the customer's word there, a card on file neither.
     */
    Uni<Session> open(OpenSession wish);

    /** What has become of a session. */
    Uni<Outcome> ask(MerchantId merchant, String session);

    /** Closes a session so that nobody can pay there any more, and tells what it came to: it may be paid already. */
    Uni<Outcome> expire(MerchantId merchant, String session);

    /** The page that saves a card. The same {@linkplain OpenSetup#idempotencyKey() key} always gives the same page. */
    Uni<SetupSession> setUp(OpenSetup wish);

    /** What has become of a page that saves a card. */
    Uni<SetupOutcome> askSetup(MerchantId merchant, String session);

    /** Takes money from a card on file. The same {@linkplain ChargeOrder#idempotencyKey() key} takes it once. */
    Uni<ChargeOutcome> charge(ChargeOrder order);

    /** What became of a charge; {@link ChargeOutcome.NotFound} when the processor never heard of it. */
    Uni<ChargeOutcome> askCharge(MerchantId merchant, String idempotencyKey);

    /** Gives money back. The same {@linkplain RefundOrder#idempotencyKey() key} gives it back once. */
    Uni<RefundOutcome> refund(RefundOrder order);

    /** What became of a refund; {@link RefundOutcome.NotFound} when the processor never heard of it. */
    Uni<RefundOutcome> askRefund(MerchantId merchant, String idempotencyKey);
}
