package dev.portico.payment.checkout.domain;

import dev.portico.payment.method.domain.PaymentMethod;
import dev.portico.payment.processor.domain.CardOnFile;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a page offers beside a card to type. It is kept with the checkout: a processor that is asked again under the same key
 * has to be asked for the same page, whatever card the order has by then.
 *
 * @param onFile the order's card at the page's processor, for the customer to confirm or not; null for none
 * @param saveCard whether the customer may let a card that they type be kept
 */
public record Offer(@Nullable CardOnFile onFile, boolean saveCard) {

    /** @param card in use for the order; at another processor nobody can pay with it */
    public static Offer at(String processor, Optional<PaymentMethod> card, boolean saveCard) {
        return new Offer(card.flatMap(method -> method.cardAt(processor)).orElse(null), saveCard);
    }

    /** Whether it is the card on file, so that nothing new is kept when a page says that it kept this one. */
    boolean has(CardOnFile card) {
        return onFile != null && onFile.isSameAs(card);
    }
}
