package dev.portico.orderedit.order.domain;

import dev.portico.orderedit.order.domain.OrderInput.AllocationInput;
import dev.portico.orderedit.order.domain.OrderInput.LineInput;
import dev.portico.orderedit.order.domain.OrderInput.OptionInput;
import dev.portico.orderedit.order.domain.OrderInput.PropertyInput;
import dev.portico.orderedit.order.domain.OrderInput.TaxLineInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the lines of an {@link OrderInput}. */
final class LineIntake {

    /** No plan has more. */
    private static final int INSTALLMENT_LIMIT = 36;

    private final Checks checks;
    private final Supplier<UUID> ids;

    LineIntake(Checks checks, Supplier<UUID> ids) {
        this.checks = checks;
        this.ids = ids;
    }

    Line line(LineInput input, String pointer) {
        var kind = input.kind() == null ? LineKind.CATALOG : input.kind();
        var item = item(input, kind, pointer);
        int quantity = checks.quantity(input.quantity(), pointer + "/quantity", 1);
        long subtotal = item.unitPriceMinor() * quantity; // both are bounded by Checks: fits
        var discounts = allocations(input.discounts(), pointer + "/discounts", subtotal);
        var taxLines = taxLines(input.taxLines(), pointer + "/taxLines", subtotal);
        return new Line(
                ids.get(),
                checks.text(input.externalId(), pointer + "/externalId", 128),
                kind,
                item,
                quantity,
                fulfilled(input.fulfilledQuantity(), quantity, pointer + "/fulfilledQuantity"),
                discounts,
                taxLines,
                properties(input.properties(), pointer + "/properties"),
                new Sale(item, quantity, discounts, taxLines),
                List.of(),
                null);
    }

    /** Which listing the line names, if it names one; what the listing says to it is another's business. */
    Optional<PreOrderWish> wish(LineInput input, UUID lineId, String pointer) {
        var wanted = input.preOrder();
        if (wanted == null) {
            return Optional.empty();
        }
        if ((wanted.listingId() == null) == (wanted.listing() == null)) {
            checks.fault("one-listing-only", pointer, "must have either listingId or listing");
            return Optional.empty();
        }
        if (input.kind() != null && input.kind() != LineKind.CATALOG) {
            checks.fault("not-pre-orderable", pointer, "is for items of the catalog only");
        }
        return Optional.of(new PreOrderWish(
                lineId,
                pointer,
                listingId(wanted.listingId(), pointer + "/listingId"),
                checks.optionalText(wanted.listing(), pointer + "/listing", 128),
                installments(wanted.installments(), pointer + "/installments")));
    }

    private @Nullable UUID listingId(@Nullable String id, String pointer) {
        try {
            return id == null ? null : UUID.fromString(id);
        } catch (IllegalArgumentException notAnId) {
            checks.fault("bad-id", pointer, "must be an id of a listing");
            return null;
        }
    }

    private @Nullable Integer installments(@Nullable Long value, String pointer) {
        if (value != null && (value < 1 || value > INSTALLMENT_LIMIT)) {
            checks.fault(
                    "installments-out-of-range",
                    pointer,
                    "must be from 1 to what the listing's plan has",
                    Map.of("least", 1, "actual", value));
            return null;
        }
        return value == null ? null : value.intValue();
    }

    private Item item(LineInput input, LineKind kind, String pointer) {
        var variant = checks.optionalText(input.variantId(), pointer + "/variantId", 128);
        var title = checks.optionalText(input.title(), pointer + "/title", 500);
        if (variant == null && title == null) {
            checks.fault("line-without-item", pointer, "must have a variantId or a title");
        }
        if (kind == LineKind.CATALOG && title == null && variant != null) {
            title = variant;
        }
        return new Item(
                checks.optionalText(input.productId(), pointer + "/productId", 128),
                variant,
                checks.optionalText(input.sku(), pointer + "/sku", 255),
                title == null ? "" : title,
                checks.optionalText(input.variantTitle(), pointer + "/variantTitle", 500),
                options(input.options(), pointer + "/options"),
                imageUrl(input.imageUrl(), pointer + "/imageUrl"),
                checks.amount(input.unitPriceMinor(), pointer + "/unitPriceMinor"));
    }

    private @Nullable String imageUrl(@Nullable String url, String pointer) {
        var text = checks.optionalText(url, pointer, 2048);
        if (text != null && !text.matches("https?://[^\\s\"'<>]+|/[^\\s\"'<>]*")) {
            checks.fault("bad-url", pointer, "must be an http(s) URL");
        }
        return text;
    }

    private int fulfilled(@Nullable Long value, int quantity, String pointer) {
        int fulfilled = value == null ? 0 : checks.quantity(value, pointer, 0);
        if (fulfilled > quantity) {
            checks.fault(
                    "fulfilled-exceeds-quantity",
                    pointer,
                    "must not exceed the quantity",
                    Map.of("limit", quantity, "actual", fulfilled));
        }
        return fulfilled;
    }

    private List<Option> options(@Nullable List<@Nullable OptionInput> inputs, String pointer) {
        var entries = checks.entries(inputs, pointer, 10);
        var options = new ArrayList<Option>();
        for (int i = 0; i < entries.size(); i++) {
            var at = pointer + "/" + i;
            options.add(new Option(
                    checks.text(entries.get(i).name(), at + "/name", 255),
                    checks.text(entries.get(i).value(), at + "/value", 255)));
        }
        return options;
    }

    private List<Property> properties(@Nullable List<@Nullable PropertyInput> inputs, String pointer) {
        var entries = checks.entries(inputs, pointer, 100);
        var properties = new ArrayList<Property>();
        for (int i = 0; i < entries.size(); i++) {
            var at = pointer + "/" + i;
            var value = checks.optionalText(entries.get(i).value(), at + "/value", 5_000);
            properties.add(
                    new Property(checks.text(entries.get(i).name(), at + "/name", 255), value == null ? "" : value));
        }
        return properties;
    }

    private List<Allocation> allocations(
            @Nullable List<@Nullable AllocationInput> inputs, String pointer, long subtotal) {
        var entries = checks.entries(inputs, pointer, 50);
        var allocations = new ArrayList<Allocation>();
        long sum = 0;
        for (int i = 0; i < entries.size(); i++) {
            var at = pointer + "/" + i;
            var allocation = new Allocation(
                    checks.text(entries.get(i).title(), at + "/title", 255),
                    checks.amount(entries.get(i).amountMinor(), at + "/amountMinor"));
            sum += allocation.amountMinor();
            allocations.add(allocation);
        }
        if (sum > subtotal) {
            checks.fault(
                    "discount-exceeds-price",
                    pointer,
                    "must not take off more than the line costs",
                    Map.of("limit", subtotal, "actual", sum));
        }
        return allocations;
    }

    List<TaxLine> taxLines(@Nullable List<@Nullable TaxLineInput> inputs, String pointer, long taxableMinor) {
        var entries = checks.entries(inputs, pointer, 20);
        var taxLines = new ArrayList<TaxLine>();
        for (int i = 0; i < entries.size(); i++) {
            var at = pointer + "/" + i;
            var amount = checks.amount(entries.get(i).amountMinor(), at + "/amountMinor");
            if (amount > taxableMinor) {
                checks.fault(
                        "tax-exceeds-price",
                        at + "/amountMinor",
                        "must not exceed what is taxed",
                        Map.of("limit", taxableMinor, "actual", amount));
            }
            taxLines.add(new TaxLine(
                    checks.text(entries.get(i).title(), at + "/title", 255),
                    checks.decimal(entries.get(i).rate(), at + "/rate", "tax-rate-out-of-range", 1),
                    amount));
        }
        return taxLines;
    }
}
