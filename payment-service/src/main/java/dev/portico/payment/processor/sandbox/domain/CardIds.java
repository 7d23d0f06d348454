package dev.portico.payment.processor.sandbox.domain;

import dev.portico.payment.processor.domain.CardOnFile;

/** The ids under which the Sandbox keeps a card, or would. */
public record CardIds(String customer, String card) {

    public CardOnFile with(String method) {
        return new CardOnFile(customer, card, method);
    }
}
