package dev.portico.payment.refund;

import dev.portico.kit.http.IdempotencyKeys;
import dev.portico.kit.identity.Caller;
import dev.portico.payment.refund.RefundRepository.Stored;
import dev.portico.payment.refund.domain.Part;
import dev.portico.payment.refund.domain.Status;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * From a wish to give money back to the processor's answer: a transaction that stores the refund with the keys of its parts,
 * then the processor for each part, then a transaction that stores what it said.
 *
 * <p>After a crash in between, the same request finds the refund by its key and goes on, and {@link SendRefunds} does when
 * nobody asks again.
 */
@ApplicationScoped
class IssueRefund {

    private final Refunds refunds;
    private final RefundCalls calls;

    IssueRefund(Refunds refunds, RefundCalls calls) {
        this.refunds = refunds;
        this.calls = calls;
    }

    /** @param key the request's idempotency key; without a good one nothing is touched */
    Uni<Stored> issue(Caller caller, @Nullable String key, RefundWish wish) {
        var checked = IdempotencyKeys.required(key);
        return refunds.begin(caller.merchant(), caller.actor(), checked, wish).chain(stored -> send(caller, stored));
    }

    /** What was refused, once more. */
    Uni<Stored> again(Caller caller, UUID orderId, UUID refundId) {
        return refunds.again(caller.merchant(), orderId, refundId).chain(stored -> send(caller, stored));
    }

    private Uni<Stored> send(Caller caller, Stored stored) {
        var refund = stored.refund();
        return Multi.createFrom()
                .iterable(refund.parts())
                .filter(part -> part.status() == Status.CREATED)
                .onItem()
                .transformToUniAndConcatenate(part -> send(caller, part))
                .onItem()
                .ignoreAsUni()
                .chain(() -> refunds.find(caller.merchant(), refund.id()));
    }

    private Uni<Void> send(Caller caller, Part part) {
        return calls.send(caller.merchant(), part)
                .chain(outcome ->
                        refunds.settle(caller.merchant(), caller.actor(), part.id(), part.attempt(), outcome));
    }
}
