package dev.portico.payment.processor.sandbox;

import dev.portico.kit.money.Amounts;
import dev.portico.payment.processor.sandbox.domain.SandboxCharge;

/** Row ↔ charge, by hand, both directions next to each other. */
final class SandboxChargeRows {

    static SandboxChargeRow toRow(SandboxCharge charge) {
        var row = new SandboxChargeRow();
        row.reference = charge.reference();
        row.merchant = charge.merchant();
        row.idempotencyKey = charge.order().key();
        row.chargeId = charge.order().chargeId();
        row.orderId = charge.order().orderId();
        row.orderNumber = charge.order().number();
        row.amountMinor = Amounts.minor(charge.amount());
        row.currency = charge.amount().getCurrencyUnit().getCode();
        row.method = charge.method();
        row.confirmation = charge.confirmation();
        update(row, charge);
        return row;
    }

    static void update(SandboxChargeRow row, SandboxCharge charge) {
        row.status = charge.status();
        row.declineCode = charge.declineCode();
        row.paidAt = charge.paidAt();
        row.settlesAt = charge.settlesAt();
    }

    static SandboxCharge toCharge(SandboxChargeRow row) {
        return new SandboxCharge(
                row.reference,
                row.merchant,
                new SandboxCharge.Order(row.idempotencyKey, row.chargeId, row.orderId, row.orderNumber),
                Amounts.of(row.currency, row.amountMinor),
                row.method,
                row.confirmation,
                row.status,
                row.declineCode,
                row.paidAt,
                row.settlesAt);
    }

    private SandboxChargeRows() {}
}
