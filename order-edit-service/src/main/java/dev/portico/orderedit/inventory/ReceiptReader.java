package dev.portico.orderedit.inventory;

import dev.portico.kit.http.Problems;
import dev.portico.orderedit.inventory.Receipt.Item;
import dev.portico.orderedit.inventory.ReceiptInput.ItemInput;
import dev.portico.orderedit.order.OrderReader;
import dev.portico.orderedit.order.domain.Checks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a {@link ReceiptInput}: everything that is wrong is named at once. */
final class ReceiptReader {

    private static final int ITEM_LIMIT = 250;

    private final Checks checks = new Checks();
    private final Set<List<String>> seen = new HashSet<>();

    private ReceiptReader() {}

    /** Fails with a 422 that names each field. */
    static Receipt read(ReceiptInput input) {
        var reader = new ReceiptReader();
        var receipt = reader.receipt(input);
        if (!reader.checks.clean()) {
            throw Problems.of(
                    422, "invalid-receipt", "Nothing was received", OrderReader.faults(reader.checks.faults()));
        }
        return receipt;
    }

    private Receipt receipt(ReceiptInput input) {
        var inputs = checks.entries(input.items(), "/items", ITEM_LIMIT);
        if (input.items() == null || input.items().isEmpty()) {
            checks.fault("required", "/items", "must have at least one item");
        }
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            items.add(item(inputs.get(i), "/items/" + i));
        }
        return new Receipt(checks.text(input.receiptId(), "/receiptId", 128), items);
    }

    private Item item(ItemInput input, String pointer) {
        var item = new Item(
                checks.text(input.productId(), pointer + "/productId", 128),
                checks.text(input.variantId(), pointer + "/variantId", 128),
                checks.quantity(input.quantity(), pointer + "/quantity", 1));
        if (!item.variantId().isEmpty() && !seen.add(List.of(item.productId(), item.variantId()))) {
            checks.fault("duplicate-item", pointer, "must be there once");
        }
        return item;
    }
}
