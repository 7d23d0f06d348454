package dev.portico.payment.refund;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.processor.PaymentProcessor;
import dev.portico.payment.processor.ProcessorUnreachableException;
import dev.portico.payment.processor.Processors;
import dev.portico.payment.processor.RefundOrder;
import dev.portico.payment.processor.domain.RefundOutcome;
import dev.portico.payment.refund.domain.Charge;
import dev.portico.payment.refund.domain.Part;
import dev.portico.payment.refund.domain.Status;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;

/** Calls the processor about a part, in no transaction. A lost answer is no refusal: nobody knows what became of the part. */
@ApplicationScoped
class RefundCalls {

    private static final String OTHER_PROCESSOR = "processor_not_connected";

    private final Processors processors;

    RefundCalls(Processors processors) {
        this.processors = processors;
    }

    /** For a try that nobody has sent yet, or that may be sent again since its key makes it the same. */
    Uni<RefundOutcome> send(MerchantId merchant, Part part) {
        return processors
                .find(charge(part).processor())
                .map(processor -> send(processor, merchant, part))
                .orElseGet(() -> Uni.createFrom().item(new RefundOutcome.Failed(OTHER_PROCESSOR)));
    }

    private static Uni<RefundOutcome> send(PaymentProcessor processor, MerchantId merchant, Part part) {
        return unknownIfLost(processor.refund(
                new RefundOrder(merchant, part.key(), part.id(), charge(part).reference(), part.amount())));
    }

    /**
     * For a try that may have been sent: processors forget keys in time, so it is asked about first and only sent when the
     * processor has never heard of it.
     */
    Uni<RefundOutcome> askThenSend(MerchantId merchant, Part part) {
        return processors
                .find(charge(part).processor())
                .map(processor -> askThenSend(processor, merchant, part))
                .orElseGet(() -> send(merchant, part));
    }

    private static Uni<RefundOutcome> askThenSend(PaymentProcessor processor, MerchantId merchant, Part part) {
        var asked = unknownIfLost(processor.askRefund(merchant, part.key()));
        return part.status() == Status.PENDING
                ? asked
                : asked.chain(outcome -> outcome instanceof RefundOutcome.NotFound
                        ? send(processor, merchant, part)
                        : Uni.createFrom().item(outcome));
    }

    private static Charge charge(Part part) {
        return Objects.requireNonNull(part.charge(), "what is given back outside is sent nowhere");
    }

    private static Uni<RefundOutcome> unknownIfLost(Uni<RefundOutcome> call) {
        return call.onFailure(ProcessorUnreachableException.class).recoverWithItem(new RefundOutcome.Unknown());
    }
}
