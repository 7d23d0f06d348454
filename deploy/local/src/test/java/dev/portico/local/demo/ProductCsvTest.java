package dev.portico.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.portico.local.demo.CatalogProduct.Option;
import dev.portico.local.demo.CatalogProduct.Variant;
import java.io.IOException;
import java.io.StringReader;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProductCsvTest {

    private static final Currency USD = Currency.getInstance("USD");
    private static final String HEADER =
            "Handle,Title,Type,Tags,Published,Option1 Name,Option1 Value,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price\n";

    @Test
    void theApparelExportHasTwentyProductsAndTwentyTwoVariants() throws IOException {
        var products = read("products-apparel.csv", USD);

        assertThat(products).hasSize(20);
        assertThat(products.stream()
                        .mapToInt(product -> product.variants().size())
                        .sum())
                .isEqualTo(22);
        assertThat(products.stream()
                        .flatMap(product -> product.variants().stream())
                        .mapToLong(Variant::priceMinor)
                        .sum())
                .isEqualTo(129_500);
    }

    @Test
    void theJeweleryExportHasTwentyProductsAndTwentyThreeVariants() throws IOException {
        var products = read("products-jewelery.csv", Currency.getInstance("EUR"));

        assertThat(products).hasSize(20);
        assertThat(products.stream()
                        .mapToInt(product -> product.variants().size())
                        .sum())
                .isEqualTo(23);
        assertThat(products.stream()
                        .flatMap(product -> product.variants().stream())
                        .mapToLong(Variant::priceMinor)
                        .sum())
                .isEqualTo(98_074);
    }

    @Test
    void rowsOfOneHandleAreTheVariantsOfOneProduct() throws IOException {
        var top = find(read("products-apparel.csv", USD), "classic-varsity-top");

        assertThat(top.title()).isEqualTo("Classic Varsity Top");
        assertThat(top.tags()).containsExactly("women");
        assertThat(top.options()).containsExactly("Size");
        assertThat(top.variants())
                .extracting(Variant::id, Variant::title, Variant::priceMinor, Variant::options)
                .containsExactly(
                        tuple("classic-varsity-top-small", "Small", 6000L, List.of(new Option("Size", "Small"))),
                        tuple("classic-varsity-top-medium", "Medium", 6000L, List.of(new Option("Size", "Medium"))),
                        tuple("classic-varsity-top-large", "Large", 6000L, List.of(new Option("Size", "Large"))));
    }

    @Test
    void aRowWithAPictureOnlyIsNoVariant() throws IOException {
        var anchor = find(read("products-jewelery.csv", USD), "leather-anchor");

        assertThat(anchor.type()).isEqualTo("Bracelet");
        assertThat(anchor.tags()).containsExactly("Anchor", "Gold", "Leather", "Silver");
        assertThat(anchor.variants())
                .extracting(Variant::id, Variant::priceMinor, Variant::stock)
                .containsExactly(tuple("leather-anchor-gold", 6999L, 1), tuple("leather-anchor-silver", 5500L, 0));
    }

    @Test
    void theDefaultTitleIsNoOption() throws IOException {
        var shirt = find(read("products-apparel.csv", USD), "ocean-blue-shirt");

        assertThat(shirt.options()).isEmpty();
        assertThat(shirt.first().id()).isEqualTo("ocean-blue-shirt");
        assertThat(shirt.first().options()).isEmpty();
        assertThat(shirt.first().ownTitle()).isNull();
    }

    @Test
    void trackerAndPolicySayWhetherStockCounts() {
        var products = parse(
                """
                a,A,,,true,Size,S,shopify,3,deny,1.50
                a,,,,,,M,,7,continue,2
                """);

        assertThat(products.get(0).variants())
                .extracting(Variant::stock, Variant::tracked, Variant::oversell)
                .containsExactly(tuple(3, true, false), tuple(7, false, true));
    }

    @Test
    void theDemoMultipliesStockAndLeavesSoldOutSoldOut() throws IOException {
        var anchor = find(read("products-jewelery.csv", USD), "leather-anchor").withDemoStock();

        assertThat(anchor.variants())
                .extracting(Variant::stock, Variant::tracked)
                .containsExactly(tuple(12, true), tuple(0, true));
    }

    @Test
    void aPriceFinerThanItsCurrencyIsRefusedWithItsLine() {
        assertThatThrownBy(() -> parse("a,A,,,true,Title,Default Title,,1,deny,1.505\n"))
                .hasMessage("line 2: 1.505 is not an amount of USD");
    }

    private static List<CatalogProduct> read(String file, Currency currency) throws IOException {
        try (var export = Shop.resource(file)) {
            return ProductCsv.read(export, currency);
        }
    }

    private static List<CatalogProduct> parse(String rows) {
        return ProductCsv.read(new StringReader(HEADER + rows), USD);
    }

    private static CatalogProduct find(List<CatalogProduct> products, String handle) {
        return products.stream()
                .filter(product -> product.handle().equals(handle))
                .findFirst()
                .orElseThrow();
    }
}
