package dev.portico.payment.processor.sandbox;

import dev.portico.kit.money.Amounts;
import dev.portico.payment.processor.sandbox.domain.CardIds;
import dev.portico.payment.processor.sandbox.domain.SandboxSession;
import dev.portico.payment.processor.sandbox.domain.TestCard;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Row ↔ session, by hand, both directions next to each other. */
final class SandboxSessionRows {

    static SandboxSessionRow toRow(SandboxSession session, String idempotencyKey) {
        var row = new SandboxSessionRow();
        row.id = session.id();
        row.merchant = session.merchant();
        row.idempotencyKey = idempotencyKey;
        row.checkoutId = session.order().checkoutId();
        row.orderId = session.order().orderId();
        row.orderNumber = session.order().number();
        row.shopName = session.order().shopName();
        row.locale = session.order().locale();
        row.amountMinor = Amounts.minor(session.amount());
        row.currency = session.amount().getCurrencyUnit().getCode();
        row.returnUrl = session.returnUrl();
        row.paymentReference = session.paymentReference();
        row.expiresAt = session.expiresAt();
        row.customer = session.offer() == null ? null : session.offer().customer();
        row.card = session.offer() == null ? null : session.offer().card();
        row.onFile = session.onFile() == null ? null : session.onFile().method();
        update(row, session);
        return row;
    }

    static void update(SandboxSessionRow row, SandboxSession session) {
        row.status = session.status();
        row.attempt = session.attempt();
        row.method = session.method();
        row.declineCode = session.declineCode();
        row.paidAt = session.paidAt();
        row.settlesAt = session.settlesAt();
        row.saveCard = session.keep();
    }

    static SandboxSession toSession(SandboxSessionRow row) {
        return new SandboxSession(
                row.id,
                row.merchant,
                new SandboxSession.Order(row.checkoutId, row.orderId, row.orderNumber, row.shopName, row.locale),
                Amounts.of(row.currency, row.amountMinor),
                row.returnUrl,
                row.paymentReference,
                row.status,
                row.attempt,
                row.method,
                row.declineCode,
                row.paidAt,
                row.settlesAt,
                row.expiresAt,
                offer(row),
                row.saveCard,
                Optional.ofNullable(row.onFile).flatMap(TestCard::byMethod).orElse(null));
    }

    private static @Nullable CardIds offer(SandboxSessionRow row) {
        return row.customer == null || row.card == null ? null : new CardIds(row.customer, row.card);
    }

    private SandboxSessionRows() {}
}
