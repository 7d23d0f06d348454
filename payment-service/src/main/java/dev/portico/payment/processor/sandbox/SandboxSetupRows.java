package dev.portico.payment.processor.sandbox;

import dev.portico.payment.processor.sandbox.domain.CardIds;
import dev.portico.payment.processor.sandbox.domain.SandboxSetup;

/** Row ↔ set-up, by hand, both directions next to each other. */
final class SandboxSetupRows {

    static SandboxSetupRow toRow(SandboxSetup setup, String idempotencyKey) {
        var row = new SandboxSetupRow();
        row.id = setup.id();
        row.merchant = setup.merchant();
        row.idempotencyKey = idempotencyKey;
        row.setupId = setup.order().setupId();
        row.orderId = setup.order().orderId();
        row.orderNumber = setup.order().number();
        row.shopName = setup.order().shopName();
        row.locale = setup.order().locale();
        row.returnUrl = setup.returnUrl();
        row.customer = setup.ids().customer();
        row.card = setup.ids().card();
        row.expiresAt = setup.expiresAt();
        update(row, setup);
        return row;
    }

    static void update(SandboxSetupRow row, SandboxSetup setup) {
        row.status = setup.status();
        row.attempt = setup.attempt();
        row.method = setup.method();
        row.declineCode = setup.declineCode();
    }

    static SandboxSetup toSetup(SandboxSetupRow row) {
        return new SandboxSetup(
                row.id,
                row.merchant,
                new SandboxSetup.Order(row.setupId, row.orderId, row.orderNumber, row.shopName, row.locale),
                row.returnUrl,
                new CardIds(row.customer, row.card),
                row.status,
                row.attempt,
                row.method,
                row.declineCode,
                row.expiresAt);
    }

    private SandboxSetupRows() {}
}
