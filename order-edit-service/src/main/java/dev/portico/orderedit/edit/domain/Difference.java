package dev.portico.orderedit.edit.domain;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an edit changes, in words a page can show. The amount is what it changes about the order's total, in minor
 * units; the parts say where that comes from.
 */
public record Difference(
        Kind kind,
        @Nullable UUID lineId,
        @Nullable String title,
        @Nullable String from,
        @Nullable String to,
        long amountMinor,
        List<Part> parts) {

    /** What is different. */
    public enum Kind {
        QUANTITY_CHANGED,
        VARIANT_SWAPPED,
        ITEM_REPLACED,
        ITEM_ADDED,
        ITEM_REMOVED,
        /** A discount whose minimum spend is no longer reached. */
        DISCOUNT_DROPPED,
        /** One that had been dropped by an edit and is reached again. */
        DISCOUNT_RESTORED,
        SHIPPING_METHOD_CHANGED,
        /** The same method at another price. */
        SHIPPING_CHANGED,
        ADDRESS_CHANGED,
        CONTACT_CHANGED,
        NOTE_CHANGED
    }

    public Difference {
        parts = List.copyOf(parts);
    }

    /** Whether a price, a discount's share, a tax or shipping moved, by how much, and why. Included taxes are told, not added. */
    public record Part(Name part, long amountMinor, String code, Map<String, Object> params) {

        /** What moved. */
        public enum Name {
            PRICE,
            DISCOUNT,
            TAX,
            SHIPPING
        }

        public Part {
            params = Map.copyOf(params);
        }
    }
}
