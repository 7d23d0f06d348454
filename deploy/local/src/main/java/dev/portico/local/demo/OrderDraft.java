package dev.portico.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.demo.CatalogProduct.Variant;
import dev.portico.local.demo.Shop.Tax;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Instant;
import java.util.Currency;

/** Writes an order that adds up. Amounts are minor units throughout. */
final class OrderDraft {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Shop shop;
    private final URI images;
    private final ObjectNode order = JSON.createObjectNode();
    private final ArrayNode lines;
    private final Instant placedAt;
    private final String number;
    private Tax tax;
    private int percentOff;
    private int percentPaid = 100;
    private boolean paid = true;
    private long itemsMinor;
    private long taxMinor;
    private long shippingMinor;

    OrderDraft(Shop shop, String number, Instant placedAt, URI images) {
        this.shop = shop;
        this.images = images;
        this.number = number;
        this.placedAt = placedAt;
        this.tax = shop.tax();
        order.put("number", number);
        order.put("placedAt", placedAt.toString());
        order.put("platformVersion", 1);
        order.put("riskLevel", "LOW");
        order.put("currency", shop.currency().getCurrencyCode());
        this.lines = order.putArray("lines");
    }

    OrderDraft currency(Currency currency) {
        order.put("currency", currency.getCurrencyCode());
        return this;
    }

    /** Call before the first line. */
    OrderDraft tax(Tax other) {
        tax = other;
        return this;
    }

    OrderDraft untaxed() {
        return tax(new Tax("", BigDecimal.ZERO, false));
    }

    OrderDraft customer(String firstName, String lastName, String email, String locale) {
        order.putObject("customer")
                .put("email", email)
                .put("firstName", firstName)
                .put("lastName", lastName)
                .put("locale", locale);
        return this;
    }

    /** For shipping and billing. Call after {@link #customer}. */
    OrderDraft address(String street, String postalCode, String city, String province, String country) {
        for (var use : new String[] {"shippingAddress", "billingAddress"}) {
            order.putObject(use)
                    .put("firstName", order.at("/customer/firstName").asText())
                    .put("lastName", order.at("/customer/lastName").asText())
                    .put("address1", street)
                    .put("city", city)
                    .put("postalCode", postalCode)
                    .put("provinceCode", province.isEmpty() ? null : province)
                    .put("countryCode", country);
        }
        return this;
    }

    /** A code over the whole order. Call before the first line. */
    OrderDraft discount(String code, int percent) {
        percentOff = percent;
        order.putArray("discounts")
                .addObject()
                .put("code", code)
                .put("title", code)
                .put("kind", "CODE")
                .put("valueKind", "PERCENTAGE")
                .put("percentage", String.valueOf(percent));
        return this;
    }

    OrderDraft line(CatalogProduct product, Variant variant, int quantity) {
        return line(product, variant, quantity, variant.priceMinor());
    }

    OrderDraft line(CatalogProduct product, Variant variant, int quantity, long unitPriceMinor) {
        var line = lines.addObject()
                .put("externalId", number.replaceAll("\\D", "") + "-" + (lines.size()))
                .put("kind", "CATALOG")
                .put("productId", product.handle())
                .put("variantId", variant.id())
                .put("title", product.title())
                .put("variantTitle", variant.ownTitle())
                .put(
                        "imageUrl",
                        images.resolve(DemoImages.PATH + product.handle() + ".svg")
                                .toString())
                .put("quantity", quantity)
                .put("unitPriceMinor", unitPriceMinor);
        var options = line.putArray("options");
        variant.options()
                .forEach(
                        option -> options.addObject().put("name", option.name()).put("value", option.value()));
        var subtotal = Math.multiplyExact(unitPriceMinor, quantity);
        var discounted = subtotal - share(subtotal, percentOff);
        itemsMinor += discounted;
        addTax(line.putArray("taxLines"), discounted);
        return this;
    }

    /** A gift of the shop: one unit that costs nothing. */
    OrderDraft gift(CatalogProduct product, Variant variant) {
        return line(product, variant, 1, 0);
    }

    /** The last line was made for the customer. */
    OrderDraft personalized(String name, String value) {
        var line = (ObjectNode) lines.get(lines.size() - 1);
        line.withArray("properties").addObject().put("name", name).put("value", value);
        return this;
    }

    /** The last line is pre-ordered, paid in as many installments as the listing's plan has. */
    OrderDraft preOrder(String listing) {
        var line = (ObjectNode) lines.get(lines.size() - 1);
        line.putObject("preOrder").put("listing", listing);
        return this;
    }

    /** All units of the last line are on their way. */
    OrderDraft fulfilled() {
        var line = (ObjectNode) lines.get(lines.size() - 1);
        line.put("fulfilledQuantity", line.path("quantity").asInt());
        return this;
    }

    /** All units of the last line have reached the customer. */
    OrderDraft delivered(Instant at) {
        ((ObjectNode) lines.get(lines.size() - 1)).put("deliveredAt", at.toString());
        return fulfilled();
    }

    OrderDraft shipping(String title, long priceMinor) {
        shippingMinor = priceMinor;
        var line = order.putObject("shippingLine").put("title", title).put("priceMinor", priceMinor);
        if (tax.included()) {
            addTax(line.putArray("taxLines"), priceMinor);
        }
        return this;
    }

    OrderDraft tag(String tag) {
        order.withArray("tags").add(tag);
        return this;
    }

    OrderDraft note(String note) {
        order.put("note", note);
        return this;
    }

    OrderDraft highRisk() {
        order.put("riskLevel", "HIGH");
        return this;
    }

    OrderDraft unpaid() {
        paid = false;
        return this;
    }

    /** So much of the items was paid at checkout, and what delivery costs. For orders of one line. */
    OrderDraft paidUpFront(int percent) {
        percentPaid = percent;
        return this;
    }

    DemoOrder as(String situation, String title) {
        return as(situation, title, shop.id() + "-" + situation);
    }

    DemoOrder as(String situation, String title, String externalId) {
        var total = itemsMinor + shippingMinor + (tax.included() ? 0 : taxMinor);
        order.put("taxesIncluded", tax.included());
        order.put("totalMinor", total);
        if (paid) {
            order.putArray("payments")
                    .addObject()
                    .put("externalId", "txn-" + number.replaceAll("\\D", ""))
                    .put("amountMinor", paidMinor(total))
                    .put("method", "Visa ending 4242")
                    .put("paidAt", placedAt.toString());
        }
        return new DemoOrder(situation, title, shop, externalId, number, order);
    }

    private long paidMinor(long totalMinor) {
        var items = BigDecimal.valueOf(totalMinor - shippingMinor);
        return shippingMinor
                + items.multiply(BigDecimal.valueOf(percentPaid))
                        .divide(HUNDRED, 0, RoundingMode.HALF_UP)
                        .longValueExact();
    }

    private void addTax(ArrayNode taxLines, long amountMinor) {
        if (tax.rate().signum() == 0) {
            return;
        }
        var amount = BigDecimal.valueOf(amountMinor);
        var taxed = tax.included()
                ? amount.subtract(amount.divide(BigDecimal.ONE.add(tax.rate()), 0, RoundingMode.HALF_UP))
                : amount.multiply(tax.rate()).setScale(0, RoundingMode.HALF_UP);
        taxMinor += taxed.longValueExact();
        taxLines.addObject()
                .put("title", tax.title())
                .put("rate", tax.rate().toPlainString())
                .put("amountMinor", taxed.longValueExact());
    }

    /** Demo prices are such that the share is exact: what rounding does with it is not the demo's business. */
    private static long share(long amountMinor, int percent) {
        return BigDecimal.valueOf(amountMinor)
                .multiply(BigDecimal.valueOf(percent))
                .divide(HUNDRED)
                .longValueExact();
    }
}
