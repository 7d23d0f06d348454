package dev.portico.orderedit.inventory;

import java.time.Instant;
import java.util.List;

/** What became of a receipt: the same each time it is sent. */
record ReceiptView(String receiptId, Instant receivedAt, List<OfItem> items) {

    /**
     * What became of the units of a variant.
     *
     * @param allocated how many went to pre-orders
     * @param left how many nobody waited for: they are stock
     */
    record OfItem(String productId, String variantId, int quantity, int allocated, int left) {}
}
