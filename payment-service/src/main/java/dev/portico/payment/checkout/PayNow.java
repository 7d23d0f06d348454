package dev.portico.payment.checkout;

import dev.portico.kit.http.IdempotencyKeys;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.checkout.domain.Checkout;
import dev.portico.payment.processor.PaymentProcessor;
import dev.portico.payment.processor.Processors;
import dev.portico.payment.processor.domain.Session;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From a wish to pay to the page to pay on: a transaction that stores the checkout with its key, then the processor,
 * then a transaction that stores the page.
 *
 * <p>No transaction is open while the processor thinks. After a crash anywhere in between, the same request finds the
 * checkout by its key and asks the processor again with the checkout's own key, which leads to the same page.
 */
@ApplicationScoped
class PayNow {

    private final Checkouts checkouts;
    private final Processors processors;

    PayNow(Checkouts checkouts, Processors processors) {
        this.checkouts = checkouts;
        this.processors = processors;
    }

    /** @param key the request's idempotency key; without a good one nothing is touched */
    Uni<Checkout> start(MerchantId merchant, @Nullable String key, PayWish wish) {
        var checked = IdempotencyKeys.required(key);
        return checkouts
                .inTheWay(merchant, checked, wish)
                .chain(this::close)
                .chain(() -> checkouts.begin(merchant, checked, wish))
                .chain(this::open);
    }

    private Uni<Checkout> open(Opening opening) {
        return opening.checkout().session() != null
                ? Uni.createFrom().item(opening.checkout())
                : processorOf(opening).open(opening.session()).chain(session -> opened(opening, session));
    }

    private Uni<Checkout> opened(Opening opening, Session session) {
        return checkouts.opened(opening.merchant(), opening.checkout().id(), session);
    }

    /** Two pages for one order would collect twice. If the old one turns out to be paid, that is what gets recorded. */
    private Uni<Void> close(Optional<Opening> inTheWay) {
        return inTheWay.map(this::close).orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> close(Opening old) {
        return open(old).chain(checkout -> processorOf(old)
                .expire(old.merchant(), checkout.requireSession().id())
                .chain(outcome -> checkouts.settle(old.merchant(), checkout.id(), checkout.requireSession(), outcome)));
    }

    /** Where it was begun, which may be another than the merchant's of today. */
    private PaymentProcessor processorOf(Opening opening) {
        return processors.named(opening.checkout().processor());
    }
}
