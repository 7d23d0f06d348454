package dev.portico.payment.schedule.domain;

import java.util.UUID;
import org.joda.money.Money;

/**
 * A pre-ordered line of an order.
 *
 * @param quantity zero once it was removed or canceled
 * @param amount what it costs, with tax; nothing when the quantity is zero
 */
public record PreOrderLine(UUID lineId, int quantity, Money amount, PreOrderTerms terms) {

    public PreOrderLine {
        if (quantity < 0 || amount.isNegative()) {
            throw new IllegalArgumentException(quantity + " units for " + amount);
        }
        if (quantity == 0) {
            amount = Money.zero(amount.getCurrencyUnit());
        }
    }

    Group group() {
        return new Group(terms, terms.waits() ? lineId : null);
    }
}
