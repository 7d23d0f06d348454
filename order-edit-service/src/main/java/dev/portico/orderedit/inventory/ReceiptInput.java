package dev.portico.orderedit.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goods that arrived, as they are sent: {@link ReceiptReader} names what is wrong. */
record ReceiptInput(@Nullable String receiptId, @Nullable List<@Nullable ItemInput> items) {

    record ItemInput(@Nullable String productId, @Nullable String variantId, @Nullable Long quantity) {}
}
