package dev.portico.orderedit.importing;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** Compares the totals that a Shopify order states with what its lines say. Every mismatch is named. */
final class ShopifyChecks {

    private final JsonNode order;
    private final ShopifyAmounts amounts;

    private ShopifyChecks(JsonNode order, ShopifyAmounts amounts) {
        this.order = order;
        this.amounts = amounts;
    }

    static void check(JsonNode order, ShopifyAmounts amounts) {
        new ShopifyChecks(order, amounts).check();
    }

    private void check() {
        long items = items();
        long itemDiscounts = sum("line_items", "discount_allocations", "amount");
        long shipping = shipping();
        long shippingDiscounts = sum("shipping_lines", "discount_allocations", "amount");
        long tax = sum("line_items", "tax_lines", "price") + sum("shipping_lines", "tax_lines", "price");
        amounts.compare(
                order, "total_line_items_price", items, "items-mismatch", "must be the sum of the lines' prices");
        amounts.compare(
                order,
                "subtotal_price",
                items - itemDiscounts,
                "subtotal-mismatch",
                "must be the sum of the lines after their discounts");
        checkDiscounts(itemDiscounts + shippingDiscounts);
        amounts.compare(order, "total_tax", tax, "tax-mismatch", "must be the sum of the tax on lines and shipping");
        checkTaxLines(items - itemDiscounts, tax);
        long total = items - itemDiscounts + shipping - shippingDiscounts + tip();
        amounts.compare(
                order,
                "total_price",
                total + (order.path("taxes_included").asBoolean() ? 0 : tax),
                "total-mismatch",
                "must be the sum of items, shipping, tax and tip after discounts");
    }

    private void checkDiscounts(long allocated) {
        amounts.compare(
                order,
                "total_discounts",
                allocated,
                "discounts-mismatch",
                "must be the sum of what is allocated to lines and shipping");
        var codes = order.path("discount_codes");
        long stated = 0;
        for (int i = 0; i < codes.size(); i++) {
            stated += amounts.of(codes.get(i), "amount", "/discount_codes/" + i);
        }
        for (int i = 0; i < codes.size() && stated > 0; i++) {
            if (!isApplied(codes.get(i).path("code").asText())) {
                amounts.fault(
                        "discount-not-allocated",
                        "/discount_codes/" + i,
                        "is allocated to no line",
                        Map.of("code", codes.get(i).path("code").asText()));
            }
        }
        long total = amounts.of(order, "total_discounts", "");
        if (codes.size() > 0 && stated > total) {
            amounts.mismatch(
                    "/discount_codes", total, stated, "discount-codes-mismatch", "must not exceed total_discounts");
        }
    }

    private boolean isApplied(String code) {
        var applications = order.path("discount_applications");
        for (JsonNode application : applications) {
            if (code.equals(application.path("code").asText())) {
                return true;
            }
        }
        return false;
    }

    /** The order's own tax lines must say what its lines say; without tax on lines, at least what their rate says. */
    private void checkTaxLines(long taxable, long onLines) {
        var taxLines = order.path("tax_lines");
        long sum = 0;
        for (int i = 0; i < taxLines.size(); i++) {
            var pointer = "/tax_lines/" + i;
            long amount = amounts.of(taxLines.get(i), "price", pointer);
            sum += amount;
            var rate = taxLines.get(i).path("rate");
            if (onLines == 0 && rate.isNumber()) {
                checkRate(pointer + "/price", taxable, new BigDecimal(rate.asText()), amount);
            }
        }
        if (taxLines.size() > 0 && sum != onLines) {
            amounts.mismatch(
                    "/tax_lines", onLines, sum, "tax-lines-mismatch", "must sum up to the tax on lines and shipping");
        }
    }

    private void checkRate(String pointer, long taxable, BigDecimal rate, long amount) {
        long expected = BigDecimal.valueOf(taxable)
                .multiply(rate)
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
        if (expected != amount) {
            amounts.mismatch(pointer, expected, amount, "tax-rate-mismatch", "must be the rate times the items");
        }
    }

    private long items() {
        long sum = 0;
        var lines = order.path("line_items");
        for (int i = 0; i < lines.size(); i++) {
            sum += amounts.of(lines.get(i), "price", "/line_items/" + i)
                    * lines.get(i).path("quantity").asInt();
        }
        return sum;
    }

    private long shipping() {
        long sum = 0;
        var lines = order.path("shipping_lines");
        for (int i = 0; i < lines.size(); i++) {
            sum += amounts.of(lines.get(i), "price", "/shipping_lines/" + i);
        }
        return sum;
    }

    private long tip() {
        return amounts.of(order, "total_tip_received", "");
    }

    private long sum(String lines, String parts, String amount) {
        long sum = 0;
        for (int i = 0; i < order.path(lines).size(); i++) {
            var line = order.path(lines).get(i).path(parts);
            for (int j = 0; j < line.size(); j++) {
                sum += amounts.of(line.get(j), amount, "/" + lines + "/" + i + "/" + parts + "/" + j);
            }
        }
        return sum;
    }
}
