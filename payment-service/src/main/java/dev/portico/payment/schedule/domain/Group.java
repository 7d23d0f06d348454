package dev.portico.payment.schedule.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lines that share their items: those of one listing on the same terms. What waits for a trigger is a group by itself,
 * since a trigger comes line by line: one color is in stock, the other is not.
 */
public record Group(PreOrderTerms terms, @Nullable UUID lineId) {

    /** For the names of items: never to be changed. */
    String spelling() {
        return terms.spelling() + "/" + (lineId == null ? "" : lineId);
    }
}
