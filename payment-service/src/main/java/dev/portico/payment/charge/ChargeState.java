package dev.portico.payment.charge;

import dev.portico.kit.sql.Columns;
import dev.portico.payment.charge.domain.Charge;
import dev.portico.payment.charge.domain.Status;
import java.util.UUID;

/**
 * How far a charge has come, read without holding it. What is no news to this state is none later on: no state is left for
 * one before it under the same key but by being asked again, which tells the same.
 */
record ChargeState(UUID orderId, Status status, String processorKey) {

    static ChargeState of(Columns row) {
        return new ChargeState(row.get(UUID.class, 1), row.get(Status.class, 2), row.get(String.class, 3));
    }

    boolean isToldBy(News news) {
        return Charge.isNews(status, processorKey, news.key(), news.outcome());
    }
}
