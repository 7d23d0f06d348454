package dev.portico.payment.processor.sandbox;

import dev.portico.kit.money.Amounts;
import dev.portico.payment.processor.sandbox.domain.SandboxRefund;

/** Row ↔ refund, by hand, both directions next to each other. */
final class SandboxRefundRows {

    static SandboxRefundRow toRow(SandboxRefund refund, String idempotencyKey) {
        var row = new SandboxRefundRow();
        row.reference = refund.reference();
        row.merchant = refund.merchant();
        row.idempotencyKey = idempotencyKey;
        row.refundId = refund.refundId();
        row.paymentReference = refund.paymentReference();
        row.amountMinor = Amounts.minor(refund.amount());
        row.currency = refund.amount().getCurrencyUnit().getCode();
        update(row, refund);
        return row;
    }

    static void update(SandboxRefundRow row, SandboxRefund refund) {
        row.status = refund.status();
        row.code = refund.code();
        row.settlesAt = refund.settlesAt();
        row.refundedAt = refund.refundedAt();
    }

    static SandboxRefund toRefund(SandboxRefundRow row) {
        return new SandboxRefund(
                row.reference,
                row.merchant,
                row.refundId,
                row.paymentReference,
                Amounts.of(row.currency, row.amountMinor),
                row.status,
                row.code,
                row.settlesAt,
                row.refundedAt);
    }

    private SandboxRefundRows() {}
}
