package dev.portico.payment.processor.sandbox;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decline codes in words for the person who holds the card. */
final class DeclineWords {

    private static final Map<String, String> WORDS = Map.of(
            "card_declined", "Your bank declined this card.",
            "insufficient_funds", "There isn’t enough money on this card.",
            "expired_card", "This card has expired.",
            "authentication_failed", "The payment wasn’t confirmed with your bank.");

    /** Empty when nothing was declined. */
    static String of(@Nullable String code) {
        return code == null ? "" : WORDS.getOrDefault(code, "Your bank declined this card.");
    }

    private DeclineWords() {}
}
