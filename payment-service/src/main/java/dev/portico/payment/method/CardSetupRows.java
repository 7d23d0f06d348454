package dev.portico.payment.method;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.method.domain.CardSetup;
import dev.portico.payment.processor.domain.SetupSession;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Row ↔ set-up, by hand, both directions next to each other. */
final class CardSetupRows {

    static CardSetupRow toRow(MerchantId merchant, CardSetup setup) {
        var row = new CardSetupRow();
        row.id = setup.id();
        row.merchant = merchant.value();
        row.orderId = setup.orderId();
        row.returnUrl = setup.returnUrl();
        row.processor = setup.processor();
        row.processorKey = setup.processorKey();
        row.createdAt = setup.createdAt();
        update(row, setup);
        return row;
    }

    static void update(CardSetupRow row, CardSetup setup) {
        var session = setup.session();
        row.status = setup.status();
        row.sessionId = session == null ? null : session.id();
        row.url = session == null ? null : session.url();
    }

    static CardSetup toSetup(CardSetupRow row) {
        return new CardSetup(
                row.id,
                row.orderId,
                row.returnUrl,
                row.processor,
                row.processorKey,
                row.status,
                session(row),
                row.createdAt);
    }

    private static @Nullable SetupSession session(CardSetupRow row) {
        return row.sessionId == null ? null : new SetupSession(row.sessionId, Objects.requireNonNull(row.url));
    }

    private CardSetupRows() {}
}
