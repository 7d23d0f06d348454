package dev.portico.orderedit.order.domain;

import dev.portico.orderedit.order.domain.OrderInput.DiscountInput;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the order-level discounts and gives each line its share of those that came without one. */
final class DiscountIntake {

    private final Checks checks;

    DiscountIntake(Checks checks) {
        this.checks = checks;
    }

    List<Discount> read(@Nullable List<@Nullable DiscountInput> inputs) {
        var entries = checks.entries(inputs, "/discounts", 50);
        var discounts = new ArrayList<Discount>();
        for (int i = 0; i < entries.size(); i++) {
            discounts.add(discount(entries.get(i), "/discounts/" + i));
        }
        return discounts;
    }

    private Discount discount(DiscountInput input, String pointer) {
        var kind = input.kind() == null
                ? (input.code() == null ? Discount.Kind.MANUAL : Discount.Kind.CODE)
                : input.kind();
        var valueKind = input.valueKind() == null ? Discount.ValueKind.FIXED : input.valueKind();
        if (valueKind == Discount.ValueKind.FIXED && input.amountMinor() == null) {
            checks.fault("required", pointer + "/amountMinor", "is required for a fixed discount");
        }
        if (kind == Discount.Kind.CODE && (input.code() == null || input.code().isBlank())) {
            checks.fault("required", pointer + "/code", "is required for a discount code");
        }
        return new Discount(
                checks.optionalText(input.code(), pointer + "/code", 255),
                checks.optionalText(input.title(), pointer + "/title", 255),
                kind,
                valueKind,
                input.amountMinor() == null ? null : checks.amount(input.amountMinor(), pointer + "/amountMinor"),
                percentage(input, valueKind, pointer + "/percentage"),
                input.minimumMinor() == null ? null : checks.amount(input.minimumMinor(), pointer + "/minimumMinor"));
    }

    private @Nullable BigDecimal percentage(DiscountInput input, Discount.ValueKind valueKind, String pointer) {
        boolean missing = input.percentage() == null;
        if (missing && (valueKind == Discount.ValueKind.FIXED || input.amountMinor() != null)) {
            return null;
        }
        return checks.decimal(input.percentage(), pointer, "percentage-out-of-range", 100);
    }

    /** Lines with the shares of every discount; one discount after the other, each on what the earlier ones left. */
    List<Line> allocate(List<Discount> discounts, List<Line> lines) {
        var allocated = lines;
        for (int i = 0; i < discounts.size(); i++) {
            allocated = allocate(discounts.get(i), "/discounts/" + i, allocated);
        }
        return allocated;
    }

    private List<Line> allocate(Discount discount, String pointer, List<Line> lines) {
        var own = lines.stream()
                .flatMap(line -> line.discounts().stream())
                .filter(discount::owns)
                .toList();
        if (own.isEmpty()) {
            return share(discount, pointer, lines);
        }
        long sum = own.stream().mapToLong(Allocation::amountMinor).sum();
        if (discount.amountMinor() != null && discount.amountMinor() != sum) {
            checks.fault(
                    "allocations-mismatch",
                    pointer + "/amountMinor",
                    "must be the sum of its shares on the lines",
                    Map.of("expected", sum, "actual", discount.amountMinor()));
        }
        return lines;
    }

    private List<Line> share(Discount discount, String pointer, List<Line> lines) {
        var weights = lines.stream().map(DiscountIntake::weight).toList();
        long base = weights.stream().mapToLong(Long::longValue).sum();
        long amount = amount(discount, base);
        if (amount > base) {
            checks.fault(
                    "discount-exceeds-items",
                    pointer,
                    "must not take off more than the items cost",
                    Map.of("limit", base, "actual", amount));
            return lines;
        }
        if (amount == 0) {
            return lines;
        }
        var shares = Shares.byWeight(amount, weights);
        var result = new ArrayList<Line>();
        for (int i = 0; i < lines.size(); i++) {
            result.add(withShare(lines.get(i), discount.label(), shares.get(i)));
        }
        return result;
    }

    /** Fees are not discounted, and nothing can be taken off what is already free. */
    private static long weight(Line line) {
        return line.kind() == LineKind.FEE ? 0 : Math.max(0, line.totalMinor());
    }

    private static long amount(Discount discount, long base) {
        if (discount.amountMinor() != null) {
            return discount.amountMinor();
        }
        var percentage = discount.percentage() == null ? BigDecimal.ZERO : discount.percentage();
        return BigDecimal.valueOf(base)
                .multiply(percentage)
                .movePointLeft(2)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static Line withShare(Line line, String label, long share) {
        if (share == 0) {
            return line;
        }
        var discounts = new ArrayList<>(line.discounts());
        discounts.add(new Allocation(label, share));
        return new Line(
                line.id(),
                line.externalId(),
                line.kind(),
                line.item(),
                line.quantity(),
                line.fulfilledQuantity(),
                discounts,
                line.taxLines(),
                line.properties(),
                new Sale(line.item(), line.quantity(), discounts, line.taxLines()),
                line.raised(),
                line.preOrder());
    }
}
