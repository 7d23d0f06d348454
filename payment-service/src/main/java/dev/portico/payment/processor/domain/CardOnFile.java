package dev.portico.payment.processor.domain;

/**
 * A card that a processor keeps and may charge without the customer.
 *
 * @param customer the processor's id of whom it belongs to
 * @param card the processor's id of the card
 * @param method in words for people, such as "Visa ending 4242"; never more of the card than that
 */
public record CardOnFile(String customer, String card, String method) {

    public CardOnFile {
        if (customer.isBlank() || card.isBlank() || method.isBlank()) {
            throw new IllegalArgumentException("a card on file has ids and a name");
        }
    }

    /** Whether it is the same card at the processor, whatever it is called. */
    public boolean isSameAs(CardOnFile other) {
        return customer.equals(other.customer) && card.equals(other.card);
    }
}
