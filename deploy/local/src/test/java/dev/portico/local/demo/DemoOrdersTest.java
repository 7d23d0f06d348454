package dev.portico.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.InputSource;

class DemoOrdersTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void everyOrderAddsUp() throws IOException {
        assertThat(orders()).hasSize(24).allSatisfy(order -> {
            var body = order.body();
            var percent = body.at("/discounts/0/percentage").asInt();
            long sum = body.at("/shippingLine/priceMinor").asLong();
            for (var line : body.path("lines")) {
                var subtotal = line.path("unitPriceMinor").asLong()
                        * line.path("quantity").asLong();
                sum += subtotal * (100 - percent) / 100;
                sum += body.path("taxesIncluded").asBoolean() ? 0 : tax(line);
            }
            assertThat(body.path("totalMinor").asLong()).as(order.situation()).isEqualTo(sum);
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // 2 × 60.00 + 50.00 + 4.99 shipping + 6.25 % tax of 120.00 and 50.00 (3.125, rounded up)
        "open, USD, 18562",
        // (80.00 + 2 × 70.00) − 10 % + 4.99 shipping + 6.25 % tax of 72.00 and 126.00 (7.875, rounded up)
        "discounted, USD, 21537",
        // 60.00 + 60.00 + 19.99 shipping, exported
        "german, USD, 13999",
        // 69.99 + 2 × 27.99 + 5.90 shipping, tax included
        "second-merchant, EUR, 13187",
        // 75.99 × 160 cut to whole yen + 2400 shipping, tax included
        "yen, JPY, 14558"
    })
    void figures(String situation, String currency, long totalMinor) throws IOException {
        var order = find(situation).body();

        assertThat(order.path("currency").asText()).isEqualTo(currency);
        assertThat(order.path("totalMinor").asLong()).isEqualTo(totalMinor);
        assertThat(order.at("/payments/0/amountMinor").asLong()).isEqualTo(totalMinor);
    }

    @Test
    void theSmallShopSellsLittle() throws IOException {
        assertThat(catalog(Shop.LOOM)).containsOnlyKeys(Shop.LOOM.handles());
    }

    @Test
    void includedTaxIsThePartOfThePriceAboveTheNetPrice() throws IOException {
        var line = find("second-merchant").body().path("lines").get(0);

        // 69.99 − 69.99 / 1.2
        assertThat(line.at("/taxLines/0/amountMinor").asLong()).isEqualTo(1166);
    }

    @Test
    void eachSituationIsWhatItSays() throws IOException {
        assertThat(find("unpaid").body().has("payments")).isFalse();
        assertThat(find("delivered").body().at("/lines/0/deliveredAt").asText()).isEqualTo("2026-11-19T12:00:00Z");
        assertThat(find("high-risk").body().path("riskLevel").asText()).isEqualTo("HIGH");
        assertThat(find("restricted").body().at("/tags/0").asText()).isEqualTo(DemoOrders.RESTRICTED_TAG);
        assertThat(find("partly-fulfilled")
                        .body()
                        .at("/lines/0/fulfilledQuantity")
                        .asInt())
                .isEqualTo(1);
        assertThat(find("partly-fulfilled").body().at("/lines/1").has("fulfilledQuantity"))
                .isFalse();
        assertThat(find("window-closed").body().path("placedAt").asText()).isEqualTo("2026-11-18T12:00:00Z");
        assertThat(find("personalized").body().at("/lines/0/properties/0/name").asText())
                .isEqualTo("Engraving");
        assertThat(find("free-gift").body().at("/lines/1/unitPriceMinor").asLong())
                .isZero();
        assertThat(find("in-approval").shop()).isEqualTo(Shop.LOOM);
        assertThat(find("over-allowance").shop()).isEqualTo(Shop.LOOM);
        assertThat(find("arabic").body().at("/customer/locale").asText()).isEqualTo("ar-AE");
    }

    @ParameterizedTest
    @CsvSource({"ocean-blue-shirt", "boho-earrings", "led-high-tops", "striped-skirt-and-top", "gemstone"})
    void everyPictureIsWellFormed(String handle) throws Exception {
        var svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(DemoImages.svg(handle))));

        assertThat(svg.getDocumentElement().getTagName()).isEqualTo("svg");
    }

    private static long tax(JsonNode line) {
        return line.at("/taxLines/0/amountMinor").asLong();
    }

    private static DemoOrder find(String situation) throws IOException {
        return orders().stream()
                .filter(order -> order.situation().equals(situation))
                .findFirst()
                .orElseThrow();
    }

    private static List<DemoOrder> orders() throws IOException {
        var catalogs = new LinkedHashMap<String, Map<String, CatalogProduct>>();
        for (var shop : Shop.ALL) {
            catalogs.put(shop.id(), catalog(shop));
        }
        return new DemoOrders(catalogs, URI.create("http://localhost:8025"), NOW).all();
    }

    private static Map<String, CatalogProduct> catalog(Shop shop) throws IOException {
        var catalog = new LinkedHashMap<String, CatalogProduct>();
        shop.catalog().forEach(product -> catalog.put(product.handle(), product));
        return catalog;
    }
}
