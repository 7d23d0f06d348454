package dev.portico.payment.charge;

import dev.portico.kit.money.Amounts;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.charge.domain.Charge;
import dev.portico.payment.charge.domain.Charge.Result;
import dev.portico.payment.charge.domain.Charge.Taken;
import dev.portico.payment.processor.domain.CardOnFile;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Row ↔ charge, by hand, both directions next to each other. */
final class ChargeRows {

    private static final Result NOTHING_SAID = new Result(null, null, null, null, null);

    static ChargeRow toRow(MerchantId merchant, Charge charge) {
        var row = new ChargeRow();
        row.id = charge.id();
        row.merchant = merchant.value();
        row.orderId = charge.orderId();
        row.runId = charge.runId();
        row.listingId = charge.listingId();
        row.itemId = charge.itemId();
        row.createdAt = charge.createdAt();
        row.changedAt = charge.createdAt();
        update(row, charge);
        return row;
    }

    static void update(ChargeRow row, Charge charge) {
        var taken = charge.taken();
        var result = charge.result() == null ? NOTHING_SAID : charge.result();
        row.amountMinor = Amounts.minor(charge.amount());
        row.currency = charge.amount().getCurrencyUnit().getCode();
        row.dueOn = charge.dueOn();
        row.announced = charge.announced();
        row.status = charge.status();
        row.attempt = charge.attempt();
        row.processorKey = charge.processorKey();
        row.processor = taken == null ? null : taken.processor();
        row.customer = taken == null ? null : taken.card().customer();
        row.card = taken == null ? null : taken.card().card();
        row.method = taken == null ? null : taken.card().method();
        row.reference = result.reference();
        row.url = result.url();
        row.declineCode = result.declineCode();
        row.declineClass = result.declineClass();
        row.paidAt = result.paidAt();
        row.skipReason = charge.skipReason();
    }

    static Charge toCharge(ChargeRow row) {
        return new Charge(
                row.id,
                row.orderId,
                row.runId,
                row.listingId,
                row.itemId,
                Amounts.of(row.currency, row.amountMinor),
                row.dueOn,
                row.announced,
                row.status,
                row.attempt,
                row.processorKey,
                taken(row),
                result(row),
                row.skipReason,
                row.createdAt);
    }

    private static @Nullable Taken taken(ChargeRow row) {
        return row.processor == null
                ? null
                : new Taken(
                        row.processor,
                        new CardOnFile(
                                Objects.requireNonNull(row.customer),
                                Objects.requireNonNull(row.card),
                                Objects.requireNonNull(row.method)));
    }

    private static @Nullable Result result(ChargeRow row) {
        var said = new Result(row.reference, row.url, row.declineCode, row.declineClass, row.paidAt);
        return said.equals(NOTHING_SAID) ? null : said;
    }

    private ChargeRows() {}
}
