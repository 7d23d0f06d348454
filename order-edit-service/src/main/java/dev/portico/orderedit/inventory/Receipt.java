package dev.portico.orderedit.inventory;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.orderedit.order.PreOrderRows;
import java.util.List;
import java.util.UUID;

/** Goods that arrived: each variant once. */
record Receipt(String receiptId, List<Item> items) {

    Receipt {
        items = List.copyOf(items);
    }

    /** So many units of a variant. */
    record Item(String productId, String variantId, int quantity) {

        UUID queue(MerchantId merchant) {
            return PreOrderRows.queue(merchant, productId, variantId);
        }
    }
}
