package dev.portico.notification.order;

import dev.portico.notification.recipient.OrderRecipient;
import dev.portico.notification.template.OrderFacts.LineFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What every event of an order tells.
 *
 * @param goods what an open order is about; empty when it has ended, since then it is about nothing any more
 * @param listings those that it waits for
 * @param at when the event happened, UTC
 */
public record OrderNews(OrderRecipient recipient, Optional<List<LineFacts>> goods, List<UUID> listings, Instant at) {

    public OrderNews {
        listings = List.copyOf(listings);
    }
}
