package dev.portico.local.demo;

import dev.portico.local.identity.DemoIdentities;
import dev.portico.local.identity.DemoIdentities.Client;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One of the demo merchants.
 *
 * @param tax what its checkout charges, and whether prices include it
 * @param handles what it sells of the export; empty for all of it
 */
record Shop(
        String id,
        String name,
        String timeZone,
        String locale,
        Currency currency,
        Look look,
        String domain,
        Tax tax,
        Client client,
        String export,
        Set<String> handles) {

    static final Shop NORTHWIND = new Shop(
            "demo",
            "Northwind Goods",
            "America/Chicago",
            "en-US",
            Currency.getInstance("USD"),
            Look.NORTHWIND,
            "northwind.example",
            new Tax("IL State Tax", new BigDecimal("0.0625"), false),
            DemoIdentities.DEMO_SHOP,
            "products-apparel.csv",
            Set.of());

    static final Shop ATELIER = new Shop(
            "atelier",
            "Atelier Lumière",
            "Europe/Paris",
            "fr-FR",
            Currency.getInstance("EUR"),
            Look.ATELIER,
            "atelier-lumiere.example",
            new Tax("TVA", new BigDecimal("0.2"), true),
            DemoIdentities.ATELIER_SHOP,
            "products-jewelery.csv",
            Set.of());

    /** Small on purpose: its plan has few edits, and somebody looks at each. */
    static final Shop LOOM = new Shop(
            "loom",
            "Little Loom",
            "Europe/Dublin",
            "en-IE",
            Currency.getInstance("EUR"),
            Look.LOOM,
            "little-loom.example",
            new Tax("VAT", new BigDecimal("0.23"), true),
            DemoIdentities.LOOM_SHOP,
            "products-apparel.csv",
            Set.of("ocean-blue-shirt", "classic-varsity-top", "yellow-wool-jumper"));

    static final List<Shop> ALL = List.of(NORTHWIND, ATELIER, LOOM);

    /** The rate is a fraction: 0.2 for 20 %. */
    record Tax(String title, BigDecimal rate, boolean included) {}

    List<CatalogProduct> catalog() throws IOException {
        try (var export = resource(export())) {
            return ProductCsv.read(export, currency).stream()
                    .filter(product -> handles.isEmpty() || handles.contains(product.handle()))
                    .map(CatalogProduct::withDemoStock)
                    .toList();
        }
    }

    Map<String, Object> settings() {
        return Map.of(
                "id",
                id,
                "name",
                name,
                "timeZone",
                timeZone,
                "defaultLocale",
                locale,
                "currency",
                currency.getCurrencyCode(),
                "staffEmail",
                "orders@" + domain,
                "shopEmail",
                "hello@" + domain,
                "portalEnabled",
                true);
    }

    static byte[] logo(String name) throws IOException {
        try (var stream = Shop.class.getResourceAsStream("/demo/logos/" + name)) {
            if (stream == null) {
                throw new IOException("no demo logo " + name);
            }
            return stream.readAllBytes();
        }
    }

    static Reader resource(String name) throws IOException {
        var stream = Shop.class.getResourceAsStream("/demo/" + name);
        if (stream == null) {
            throw new IOException("no demo file " + name);
        }
        return new InputStreamReader(stream, StandardCharsets.UTF_8);
    }
}
