package dev.portico.orderedit.listing.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What customers are told about when something ships. One that was published never changes.
 *
 * @param texts by language (BCP 47), in its order
 * @param expectedFrom the day it is expected at the earliest, if the statement names one; null: the words say all
 * @param reason of a delay, in the shop's words
 */
public record ShippingStatement(
        UUID id,
        Map<String, String> texts,
        @Nullable LocalDate expectedFrom,
        @Nullable LocalDate expectedTo,
        @Nullable String reason,
        Instant publishedAt) {

    public ShippingStatement {
        texts = Collections.unmodifiableMap(new TreeMap<>(texts));
    }

    /** Whether the other says the same, whenever it was published. */
    public boolean says(ShippingStatement other) {
        return equals(new ShippingStatement(
                id, other.texts, other.expectedFrom, other.expectedTo, other.reason, publishedAt));
    }
}
