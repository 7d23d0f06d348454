package dev.portico.orderedit.edit.domain;

import dev.portico.orderedit.edit.domain.Difference.Part;
import dev.portico.orderedit.order.domain.Allocation;
import dev.portico.orderedit.order.domain.Discount;
import dev.portico.orderedit.order.domain.Line;
import dev.portico.orderedit.order.domain.TaxLine;
import dev.portico.orderedit.policy.domain.TaxTreatment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the amount of a difference comes from: for each part of it how much, and why. */
final class Parts {

    private final Pricing pricing;
    private final boolean included;
    private final List<Part> parts = new ArrayList<>();

    Parts(Pricing pricing) {
        this.pricing = pricing;
        this.included = pricing.taxes().included();
    }

    List<Part> all() {
        return List.copyOf(parts);
    }

    /** What the parts add to the order's total: taxes that prices include are told, not added. */
    long amountMinor() {
        return parts.stream()
                .filter(part -> part.part() != Part.Name.TAX || !included)
                .mapToLong(Part::amountMinor)
                .sum();
    }

    Parts ofSwap(Line was, Line now) {
        add(
                Part.Name.PRICE,
                now.subtotalMinor() - was.subtotalMinor(),
                "VARIANT_PRICE",
                Map.of(
                        "fromMinor", was.item().unitPriceMinor(),
                        "toMinor", now.item().unitPriceMinor(),
                        "units", now.quantity()));
        return ofDiscountsAndTaxes(was, now);
    }

    Parts ofUnits(Line was, Line now) {
        int units = now.quantity() - was.quantity();
        long price = now.subtotalMinor() - was.subtotalMinor();
        if (units < 0) {
            add(Part.Name.PRICE, price, "UNITS_REMOVED", units(units, now.item().unitPriceMinor()));
        } else {
            ofFurtherUnits(was, now, units, price);
        }
        return ofDiscountsAndTaxes(was, now);
    }

    private void ofFurtherUnits(Line was, Line now, int units, long priceMinor) {
        long own = now.item().unitPriceMinor();
        int back = Math.min(
                units, pricing.prices().missingOriginalUnits(was.selling(now.item(), was.quantity(), was.raised())));
        int atOwnPrice = Math.max(0, now.ownPriceUnits() - was.ownPriceUnits() - back);
        long rest = priceMinor - own * (back + atOwnPrice);
        int restUnits = units - back - atOwnPrice;
        boolean todays = now.addedByEdit() && was.quantity() == 0;
        add(Part.Name.PRICE, own * back, "ORIGINAL_PRICE", units(back, own));
        add(Part.Name.PRICE, own * atOwnPrice, todays ? "CATALOG_PRICE" : "UNITS_ADDED", units(atOwnPrice, own));
        add(Part.Name.PRICE, rest, "CATALOG_PRICE", units(restUnits, restUnits == 0 ? own : rest / restUnits));
    }

    private static Map<String, Object> units(int units, long unitPriceMinor) {
        return Map.of("units", units, "unitPriceMinor", unitPriceMinor);
    }

    Parts ofDiscountsAndTaxes(Line was, Line now) {
        ofDiscounts(was, now);
        return ofTaxes(was.taxLines(), now.taxLines(), now.addedByEdit());
    }

    private void ofDiscounts(Line was, Line now) {
        var before = amounts(was.discounts());
        var after = amounts(now.discounts());
        union(before, after).forEach(title -> {
            long share = after.getOrDefault(title, 0L) - before.getOrDefault(title, 0L);
            add(Part.Name.DISCOUNT, -share, discountCode(title, share), params("title", title, now));
        });
    }

    private String discountCode(String title, long shareMinor) {
        boolean percentage = pricing.discounts()
                .of(new Allocation(title, 0))
                .filter(pricing.discounts()::recomputes)
                .isPresent();
        return percentage ? "PERCENTAGE_RECOMPUTED" : shareMinor < 0 ? "SHARE_LEFT" : "SHARE_KEPT";
    }

    private Map<String, Object> params(String name, String title, Line line) {
        var params = new LinkedHashMap<String, Object>();
        params.put(name, title);
        params.put("units", line.quantity());
        pricing.discounts()
                .of(new Allocation(title, 0))
                .filter(pricing.discounts()::recomputes)
                .map(discount -> discount.percentage())
                .ifPresent(percent ->
                        params.put("percentage", percent.stripTrailingZeros().toPlainString()));
        return params;
    }

    Parts ofThreshold(String code, long minimumMinor, long movedMinor) {
        add(Part.Name.DISCOUNT, movedMinor, code, Map.of("minimumMinor", minimumMinor));
        return this;
    }

    /** What else moves on a line with a threshold: percentages of what is left, and taxes. */
    Parts ofConsequences(Line was, Line now, List<Discount> moved) {
        long others = others(now, moved) - others(was, moved);
        add(Part.Name.DISCOUNT, -others, "PERCENTAGE_RECOMPUTED", Map.of("units", now.quantity()));
        return ofTaxes(was.taxLines(), now.taxLines(), now.addedByEdit());
    }

    private static long others(Line line, List<Discount> moved) {
        return line.discounts().stream()
                .filter(share -> moved.stream().noneMatch(discount -> discount.owns(share)))
                .mapToLong(Allocation::amountMinor)
                .sum();
    }

    Parts ofShipping(long movedMinor, String rate) {
        add(Part.Name.SHIPPING, movedMinor, "SHIPPING_BAND", Map.of("rate", rate));
        return this;
    }

    Parts ofTaxes(List<TaxLine> was, List<TaxLine> now, boolean added) {
        boolean kept = pricing.taxes().treatment() == TaxTreatment.KEEP_AMOUNTS;
        long moved = 0;
        for (int i = 0; i < now.size(); i++) {
            var tax = now.get(i);
            // A line's taxes stay in their places; a line that was not there had none.
            long amount = tax.amountMinor() - (i < was.size() ? was.get(i).amountMinor() : 0);
            moved += Math.abs(amount);
            var code = kept ? "AMOUNT_KEPT" : added ? "RATE_OF_ORDER" : "RATE_KEPT";
            add(Part.Name.TAX, amount, code, rate(tax));
        }
        if (kept && moved == 0 && !now.isEmpty()) {
            parts.add(new Part(Part.Name.TAX, 0, "AMOUNT_KEPT", Map.of("included", included)));
        }
        return this;
    }

    private Map<String, Object> rate(TaxLine tax) {
        var percent = tax.rate().movePointRight(2).stripTrailingZeros().toPlainString();
        return Map.of("title", tax.title(), "ratePercent", percent, "included", included);
    }

    private void add(Part.Name part, long amountMinor, String code, Map<String, Object> params) {
        if (amountMinor != 0) {
            parts.add(new Part(part, amountMinor, code, params));
        }
    }

    private static Map<String, Long> amounts(List<Allocation> shares) {
        var amounts = new LinkedHashMap<String, Long>();
        shares.forEach(share -> amounts.merge(share.title(), share.amountMinor(), Long::sum));
        return amounts;
    }

    private static Set<String> union(Map<String, Long> one, Map<String, Long> other) {
        var all = new LinkedHashSet<>(one.keySet());
        all.addAll(other.keySet());
        return all;
    }
}
