package dev.portico.payment.processor;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.processor.domain.Outcome;
import dev.portico.payment.processor.domain.Session;
import io.smallrye.mutiny.Uni;

/**
 * A company that takes card payments on pages of its own. Every call leaves the service in principle: none is made
 * while a transaction is open, and each may fail with {@link ProcessorUnreachableException}, after which nothing is
 * known and the same call may be made again.
 */
public interface PaymentProcessor {

    /** Short name that appears in events and rows, such as {@code sandbox}. */
    String name();

    /** The page for this wish. The same {@linkplain OpenSession#idempotencyKey() key} always gives the same page. */
    Uni<Session> open(OpenSession wish);

    /** What has become of a session. */
    Uni<Outcome> ask(MerchantId merchant, String session);

    /** Closes a session so that nobody can pay there any more, and tells what it came to: it may be paid already. */
    Uni<Outcome> expire(MerchantId merchant, String session);
}
