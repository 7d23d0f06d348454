package dev.portico.payment.method;

import dev.portico.kit.money.Amounts;
import dev.portico.payment.method.domain.PaymentMethod;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A card on file as staff see it: not its ids at the processor. */
record PaymentMethodView(UUID orderId, String processor, String method, @Nullable Long ceilingMinor, Instant savedAt) {

    static PaymentMethodView of(PaymentMethod method) {
        return new PaymentMethodView(
                method.orderId(),
                method.processor(),
                method.card().method(),
                method.ceiling() == null ? null : Amounts.minor(method.ceiling()),
                method.savedAt());
    }
}
