package dev.portico.orderedit.policy.domain;

import dev.portico.orderedit.catalog.domain.Product;
import dev.portico.orderedit.catalog.domain.Variant;
import dev.portico.orderedit.policy.domain.Reason.FreeItem;
import dev.portico.orderedit.policy.domain.Reason.NotAddable;
import java.util.List;
import java.util.stream.Stream;

/** Which products customers may put into an order. Whether there is stock is not part of it. */
public final class ProductRules {

    /** Why the merchant does not let customers add this; empty if they may. */
    public static List<Reason> reasons(Product product, Variant variant, EditPolicy policy) {
        boolean free = policy.locks().free() && variant.priceMinor() == 0;
        return Stream.concat(
                        policy.addable().allows(product) ? Stream.<Reason>empty() : Stream.of(new NotAddable()),
                        free ? Stream.of(new FreeItem()) : Stream.empty())
                .toList();
    }

    private ProductRules() {}
}
