package dev.portico.notification.recipient;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Whom mails come from and whom they are about.
 *
 * @param orders by id; those that are not known here are missing
 * @param generations of links, by order; where none is said it is the first
 */
public record Parties(MerchantProfile merchant, Map<UUID, OrderRecipient> orders, Map<UUID, Integer> generations) {

    private static final int FIRST_GENERATION = 1;

    public Parties {
        orders = Map.copyOf(orders);
        generations = Map.copyOf(generations);
    }

    /** Empty when it is not known here. */
    public Optional<OrderRecipient> order(UUID orderId) {
        return Optional.ofNullable(orders.get(orderId));
    }

    /** Links of an older generation are revoked. */
    public int generation(UUID orderId) {
        return generations.getOrDefault(orderId, FIRST_GENERATION);
    }
}
