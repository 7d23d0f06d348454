package dev.portico.payment.checkout;

import dev.portico.kit.money.Amounts;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.checkout.domain.Checkout;
import dev.portico.payment.checkout.domain.Offer;
import dev.portico.payment.processor.domain.CardOnFile;
import dev.portico.payment.processor.domain.Session;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Row ↔ checkout, by hand, both directions next to each other. */
final class CheckoutRows {

    static CheckoutRow toRow(MerchantId merchant, Checkout checkout) {
        var row = new CheckoutRow();
        row.id = checkout.id();
        row.merchant = merchant.value();
        row.orderId = checkout.orderId();
        row.purpose = checkout.purpose();
        row.returnUrl = checkout.returnUrl();
        offer(row, checkout.offer());
        row.processor = checkout.processor();
        row.processorKey = checkout.processorKey();
        row.createdAt = checkout.createdAt();
        update(row, checkout);
        return row;
    }

    static void update(CheckoutRow row, Checkout checkout) {
        var session = checkout.session();
        row.amountMinor = Amounts.minor(checkout.amount());
        row.currency = checkout.amount().getCurrencyUnit().getCode();
        row.status = checkout.status();
        row.sessionId = session == null ? null : session.id();
        row.url = session == null ? null : session.url();
        row.paymentReference = session == null ? null : session.paymentReference();
        row.attempt = checkout.attempt();
        row.method = checkout.method();
        row.declineCode = checkout.declineCode();
        row.paidAt = checkout.paidAt();
    }

    static Checkout toCheckout(CheckoutRow row) {
        return new Checkout(
                row.id,
                row.orderId,
                row.purpose,
                Amounts.of(row.currency, row.amountMinor),
                row.returnUrl,
                offer(row),
                row.processor,
                row.processorKey,
                row.status,
                session(row),
                row.attempt,
                row.method,
                row.declineCode,
                row.paidAt,
                row.createdAt);
    }

    private static void offer(CheckoutRow row, Offer offer) {
        var card = offer.onFile();
        row.onFileCustomer = card == null ? null : card.customer();
        row.onFileCard = card == null ? null : card.card();
        row.onFileMethod = card == null ? null : card.method();
        row.saveCard = offer.saveCard();
    }

    private static Offer offer(CheckoutRow row) {
        var card = row.onFileCard == null
                ? null
                : new CardOnFile(
                        Objects.requireNonNull(row.onFileCustomer),
                        row.onFileCard,
                        Objects.requireNonNull(row.onFileMethod));
        return new Offer(card, row.saveCard);
    }

    private static @Nullable Session session(CheckoutRow row) {
        return row.sessionId == null
                ? null
                : new Session(
                        row.sessionId, Objects.requireNonNull(row.url), Objects.requireNonNull(row.paymentReference));
    }

    private CheckoutRows() {}
}
