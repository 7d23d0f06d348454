package dev.portico.payment.refund;

import dev.portico.kit.identity.Actor;
import dev.portico.kit.money.Amounts;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.refund.domain.Charge;
import dev.portico.payment.refund.domain.Part;
import dev.portico.payment.refund.domain.Refund;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows ↔ refund and its parts, by hand, both directions next to each other. */
final class RefundRows {

    static RefundRow toRow(MerchantId merchant, Actor actor, Refund refund) {
        var terms = refund.terms();
        var row = new RefundRow();
        row.id = refund.id();
        row.merchant = merchant.value();
        row.orderId = refund.orderId();
        row.kind = terms.kind();
        row.amountMinor = Amounts.minor(terms.amount());
        row.currency = terms.amount().getCurrencyUnit().getCode();
        row.reason = terms.reason();
        row.notifyCustomer = terms.notifyCustomer();
        row.allowMoreThanDue = terms.allowMoreThanDue();
        row.outside = terms.outside();
        row.createdBy = actor.value();
        row.createdAt = refund.createdAt();
        return row;
    }

    static Refund toRefund(RefundRow row, List<RefundPartRow> parts) {
        var terms = new Refund.Terms(
                row.kind,
                Amounts.of(row.currency, row.amountMinor),
                row.reason,
                row.notifyCustomer,
                row.allowMoreThanDue,
                row.outside);
        return new Refund(
                row.id,
                row.orderId,
                terms,
                parts.stream().map(RefundRows::toPart).toList(),
                row.createdAt);
    }

    static RefundPartRow toRow(MerchantId merchant, Refund refund, int position) {
        var part = refund.parts().get(position);
        var charge = part.charge();
        var row = new RefundPartRow();
        row.id = part.id();
        row.refundId = refund.id();
        row.position = position;
        row.merchant = merchant.value();
        row.orderId = refund.orderId();
        row.payment = part.payment();
        row.processor = charge == null ? null : charge.processor();
        row.paymentReference = charge == null ? null : charge.reference();
        row.method = part.method();
        row.amountMinor = Amounts.minor(part.amount());
        row.currency = part.amount().getCurrencyUnit().getCode();
        update(row, part);
        return row;
    }

    static void update(RefundPartRow row, Part part) {
        row.status = part.status();
        row.attempt = part.attempt();
        row.processorKey = part.key();
        row.reference = part.reference();
        row.code = part.code();
        row.nextAt = part.nextAt();
        row.refundedAt = part.refundedAt();
    }

    static Part toPart(RefundPartRow row) {
        return new Part(
                row.id,
                row.payment,
                charge(row),
                row.method,
                Amounts.of(row.currency, row.amountMinor),
                row.status,
                row.attempt,
                row.reference,
                row.code,
                row.nextAt,
                row.refundedAt);
    }

    private static @Nullable Charge charge(RefundPartRow row) {
        return row.processor == null ? null : new Charge(row.processor, Objects.requireNonNull(row.paymentReference));
    }

    private RefundRows() {}
}
