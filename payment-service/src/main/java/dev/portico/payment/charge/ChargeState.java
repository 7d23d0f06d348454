package dev.portico.payment.charge;

import dev.portico.payment.charge.domain.Charge;
import dev.portico.payment.charge.domain.Status;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a charge has come, read without holding it. What is no news to this state is none later on: no state is left for
 * one before it under the same key but by being asked again, which tells the same.
 */
record ChargeState(UUID orderId, Status status, String processorKey) {

    static ChargeState of(@Nullable Object[] row) {
        return new ChargeState((UUID) Objects.requireNonNull(row[1]), (Status) Objects.requireNonNull(row[2]), (String)
                Objects.requireNonNull(row[3]));
    }

    boolean isToldBy(News news) {
        return Charge.isNews(status, processorKey, news.key(), news.outcome());
    }
}
