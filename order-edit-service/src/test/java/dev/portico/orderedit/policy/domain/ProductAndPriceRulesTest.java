package dev.portico.orderedit.policy.domain;

import static dev.portico.orderedit.Fixtures.GIFT;
import static dev.portico.orderedit.Fixtures.SMALL;
import static dev.portico.orderedit.Fixtures.catalog;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.portico.orderedit.catalog.domain.Product;
import dev.portico.orderedit.catalog.domain.Variant;
import dev.portico.orderedit.policy.domain.Reason.FreeItem;
import dev.portico.orderedit.policy.domain.Reason.NotAddable;
import dev.portico.orderedit.policy.domain.Reason.PriceLimit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProductAndPriceRulesTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("products")
    void addable(String name, EditPolicy policy, Product product, Variant variant, List<Reason> expected) {
        assertThat(ProductRules.reasons(product, variant, policy)).containsExactlyElementsOf(expected);
    }

    static Stream<Arguments> products() {
        var product = catalog(Product.Status.ACTIVE, List.of("Add-On"))
                .product("classic-varsity-top")
                .orElseThrow();
        var draft = catalog(Product.Status.DRAFT, List.of("Add-On"))
                .product("classic-varsity-top")
                .orElseThrow();
        var no = new NotAddable();
        return Stream.of(
                product("everything that is sold", Addable.EVERYTHING, product, SMALL),
                product("a draft is not", Addable.EVERYTHING, draft, SMALL, no),
                product("the tag", Addable.tagged("add-on"), product, SMALL),
                product("another tag", Addable.tagged("addon"), product, SMALL, no),
                product("a draft with the tag", Addable.tagged("add-on"), draft, SMALL, no),
                product("on the list", Addable.listed(List.of("x", "classic-varsity-top")), product, SMALL),
                product("not on the list", Addable.listed(List.of("x")), product, SMALL, no),
                product("a gift", Addable.EVERYTHING, product, GIFT, new FreeItem()),
                product("a gift not on the list", Addable.listed(List.of("x")), product, GIFT, no, new FreeItem()),
                arguments(
                        "a gift where gifts are open",
                        EditPolicy.DEFAULT
                                .copy()
                                .locks(new ItemLocks(false, true, true))
                                .make(),
                        product,
                        GIFT,
                        List.of()));
    }

    @ParameterizedTest(name = "{0}: {2} to {3}")
    @MethodSource("totals")
    void priceLimits(String name, PriceLimits limits, long before, long after, List<Reason> expected) {
        assertThat(limits.reasons(before, after)).containsExactlyElementsOf(expected);
    }

    static Stream<Arguments> totals() {
        var up = new PriceLimits(500L, null, null);
        var down = new PriceLimits(null, 500L, null);
        var least = new PriceLimits(null, null, 9_500L);
        var all = new PriceLimits(500L, 500L, 9_500L);
        return Stream.of(
                arguments("no limits", PriceLimits.NONE, 10_000, 1, List.of()),
                arguments("up to it", up, 10_000, 10_500, List.of()),
                arguments("above it", up, 10_000, 10_501, List.of(limit(PriceLimit.Kind.INCREASE, 500))),
                arguments("down is another matter", up, 10_000, 1, List.of()),
                arguments("down to it", down, 10_000, 9_500, List.of()),
                arguments("below it", down, 10_000, 9_499, List.of(limit(PriceLimit.Kind.DECREASE, 500))),
                arguments("up is another matter", down, 10_000, 99_999, List.of()),
                arguments("the least total", least, 10_000, 9_500, List.of()),
                arguments("less", least, 10_000, 9_499, List.of(limit(PriceLimit.Kind.MINIMUM, 9_500))),
                arguments("small before and not cheaper", least, 9_000, 9_000, List.of()),
                arguments("small before and dearer", least, 9_000, 9_100, List.of()),
                arguments(
                        "two at once",
                        all,
                        10_000,
                        9_000,
                        List.of(limit(PriceLimit.Kind.DECREASE, 500), limit(PriceLimit.Kind.MINIMUM, 9_500))),
                arguments(
                        "nothing dearer at all",
                        new PriceLimits(0L, null, null),
                        10_000,
                        10_001,
                        List.of(limit(PriceLimit.Kind.INCREASE, 0))));
    }

    private static Arguments product(String name, Addable addable, Product product, Variant variant, Reason... no) {
        var policy = EditPolicy.DEFAULT.copy().addable(addable).make();
        return arguments(name, policy, product, variant, List.of(no));
    }

    private static PriceLimit limit(PriceLimit.Kind kind, long minor) {
        return new PriceLimit(kind, minor);
    }
}
