package dev.portico.orderedit.edit.domain;

import dev.portico.orderedit.catalog.domain.Catalog;
import dev.portico.orderedit.catalog.domain.Product;
import dev.portico.orderedit.order.domain.Line;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.order.domain.ShippingLine;
import dev.portico.orderedit.order.domain.TaxLine;
import dev.portico.orderedit.policy.domain.TaxTreatment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is taxed. KEEP_RATES: each tax's own rate on the new amount, half-up to the minor unit; KEEP_AMOUNTS: what was taxed at
 * checkout, whatever becomes of the line. Taxes that prices include never exceed the price.
 */
record TaxEngine(TaxTreatment treatment, boolean included) {

    /** For a line whose units and discounts are final. */
    List<TaxLine> taxes(Line line) {
        var original = line.original();
        if (line.asSold() && line.discounts().equals(original.discounts())) {
            return original.taxLines();
        }
        return taxes(original.taxLines(), line.totalMinor());
    }

    /** For shipping at another price than at checkout. */
    List<TaxLine> taxes(ShippingLine sold, long taxableMinor) {
        return taxes(sold.taxLines(), taxableMinor);
    }

    private List<TaxLine> taxes(List<TaxLine> original, long taxableMinor) {
        return treatment == TaxTreatment.KEEP_RATES
                ? byRate(original, taxableMinor)
                : included ? atMost(taxableMinor, original) : original;
    }

    private List<TaxLine> byRate(List<TaxLine> original, long taxableMinor) {
        var rates = included ? sumOfRates(original) : BigDecimal.ZERO;
        var taxes = original.stream()
                .map(tax -> tax.withAmount(tax(tax.rate(), taxableMinor, rates)))
                .toList();
        return included ? atMost(taxableMinor, taxes) : taxes;
    }

    /** A tax that the price includes is the rate's part of the price without any tax. */
    private static long tax(BigDecimal rate, long taxableMinor, BigDecimal includedRates) {
        return BigDecimal.valueOf(taxableMinor)
                .multiply(rate)
                .divide(BigDecimal.ONE.add(includedRates), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static List<TaxLine> atMost(long limitMinor, List<TaxLine> taxes) {
        var bounded = new ArrayList<TaxLine>();
        long left = limitMinor;
        for (var tax : taxes) {
            long amount = Math.min(left, tax.amountMinor());
            left -= amount;
            bounded.add(tax.withAmount(amount));
        }
        return bounded;
    }

    /** The rates an added item takes: those of the same product type on the order, else the order's highest. */
    static List<TaxLine> ratesFor(Product added, Order order, Catalog catalog) {
        var sold = order.lines().stream().filter(line -> !line.addedByEdit()).toList();
        return Optional.ofNullable(added.productType())
                .flatMap(type -> sold.stream()
                        .filter(line -> isOfType(type, line, catalog))
                        .findFirst())
                .or(() -> sold.stream()
                        .max(Comparator.comparing(
                                line -> sumOfRates(line.original().taxLines()))))
                .map(line -> line.original().taxLines())
                .orElse(List.of());
    }

    private static boolean isOfType(String type, Line line, Catalog catalog) {
        return catalog.product(line.original().item().productId())
                .filter(product -> type.equals(product.productType()))
                .isPresent();
    }

    private static BigDecimal sumOfRates(List<TaxLine> taxes) {
        return taxes.stream().map(TaxLine::rate).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
