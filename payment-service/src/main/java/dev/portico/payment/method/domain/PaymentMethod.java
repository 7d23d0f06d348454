package dev.portico.payment.method.domain;

import dev.portico.payment.processor.domain.CardOnFile;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The card that an order is charged with while the customer is away.
 *
 * @param processor where it is on file
 * @param ceiling the most that the customer allowed to take at once; null when they set no limit
 */
public record PaymentMethod(
        UUID id, UUID orderId, String processor, CardOnFile card, @Nullable Money ceiling, Instant savedAt) {

    public boolean allows(Money amount) {
        return ceiling == null || !amount.isGreaterThan(ceiling);
    }

    /** The card, if it is on file at that processor; no other knows it. */
    public Optional<CardOnFile> cardAt(String otherProcessor) {
        return processor.equals(otherProcessor) ? Optional.of(card) : Optional.empty();
    }

    /** Whether it is this card at that processor, under the same ceiling. */
    public boolean is(String otherProcessor, CardOnFile otherCard, @Nullable Money otherCeiling) {
        return processor.equals(otherProcessor)
                && card.equals(otherCard)
                && java.util.Objects.equals(ceiling, otherCeiling);
    }
}
