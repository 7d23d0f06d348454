package dev.portico.payment.processor.sandbox;

import dev.portico.kit.money.Amounts;
import dev.portico.payment.processor.sandbox.domain.SandboxSession;

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
                row.expiresAt);
    }

    private SandboxSessionRows() {}
}
