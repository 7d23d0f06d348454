package dev.portico.orderedit.policy.domain;

import java.util.List;
import java.util.stream.Stream;

/** Tags that lock: on the order, on one of its products, on the customer. Compared without regard to case, as shops do. */
public record RestrictionTags(List<String> order, List<String> product, List<String> customer) {

    public static final RestrictionTags NONE = new RestrictionTags(List.of(), List.of(), List.of());

    public RestrictionTags {
        order = List.copyOf(order);
        product = List.copyOf(product);
        customer = List.copyOf(customer);
    }

    /** The restricting tags that are present. */
    public static Stream<String> hits(List<String> restricting, List<String> present) {
        return restricting.stream().filter(tag -> present.stream().anyMatch(tag::equalsIgnoreCase));
    }
}
