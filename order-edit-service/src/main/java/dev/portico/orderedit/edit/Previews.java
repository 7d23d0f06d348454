package dev.portico.orderedit.edit;

import dev.portico.orderedit.catalog.domain.Product;
import dev.portico.orderedit.catalog.domain.Variant;
import dev.portico.orderedit.edit.PreviewView.DifferenceView;
import dev.portico.orderedit.edit.PreviewView.LineOptions;
import dev.portico.orderedit.edit.PreviewView.PartView;
import dev.portico.orderedit.edit.PreviewView.RateOption;
import dev.portico.orderedit.edit.PreviewView.VariantOption;
import dev.portico.orderedit.edit.PreviewView.ViolationView;
import dev.portico.orderedit.edit.domain.CalculatedOrder;
import dev.portico.orderedit.edit.domain.Cancellation;
import dev.portico.orderedit.edit.domain.CommitPath;
import dev.portico.orderedit.edit.domain.Difference;
import dev.portico.orderedit.edit.domain.Violation;
import dev.portico.orderedit.order.LoadedOrder;
import dev.portico.orderedit.order.OrderExcerpts;
import dev.portico.orderedit.order.domain.Checks;
import dev.portico.orderedit.order.domain.Line;
import dev.portico.orderedit.policy.domain.Action;
import dev.portico.orderedit.policy.domain.PermissionRules;
import dev.portico.orderedit.policy.domain.Permissions;
import dev.portico.orderedit.policy.domain.Situation;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Makes the public form of a calculated order. */
public final class Previews {

    public static PreviewView of(LoadedOrder loaded, CalculatedOrder calculated) {
        var path = CommitPath.of(calculated, loaded.coverage());
        return of(loaded, path == CommitPath.CANCEL ? Cancellation.emptied(calculated) : calculated, path);
    }

    private static PreviewView of(LoadedOrder loaded, CalculatedOrder calculated, CommitPath path) {
        var situation = loaded.situation();
        var order = loaded.order();
        var coverage = loaded.coverage();
        long totalAfter = calculated.after().totalMinor();
        return new PreviewView(
                order.id(),
                order.version(),
                OrderExcerpts.of(situation),
                OrderExcerpts.of(situation.with(calculated.after())),
                calculated.differences().stream().map(Previews::difference).toList(),
                order.totalMinor(),
                totalAfter,
                calculated.deltaMinor(),
                coverage.coveredMinor(totalAfter),
                coverage.balanceMinor(totalAfter),
                coverage.notTakenMinor(totalAfter),
                violations(calculated.violations()),
                options(situation),
                rates(calculated),
                path,
                PermissionRules.reasons(Action.ADD_ITEM, situation).isEmpty());
    }

    private static List<RateOption> rates(CalculatedOrder calculated) {
        boolean allowed = PermissionRules.reasons(Action.CHANGE_SHIPPING_METHOD, calculated.situation())
                .isEmpty();
        return allowed
                ? calculated.shippingOffers().stream()
                        .map(offer -> new RateOption(
                                offer.rateId(), offer.title(), offer.priceMinor(), calculated.shipsWith(offer)))
                        .toList()
                : List.of();
    }

    static DifferenceView difference(Difference difference) {
        return new DifferenceView(
                difference.kind(),
                difference.lineId(),
                difference.title(),
                difference.from(),
                difference.to(),
                difference.amountMinor(),
                difference.parts().stream()
                        .map(part -> new PartView(part.part(), part.amountMinor(), part.code(), part.params()))
                        .toList());
    }

    public static List<ViolationView> violations(List<Violation> violations) {
        return violations.stream()
                .map(violation -> new ViolationView(
                        violation.reason().code(),
                        violation.pointer(),
                        violation.reason().params()))
                .toList();
    }

    private static List<LineOptions> options(Situation situation) {
        var lines = situation.order().lines();
        var permissions = PermissionRules.permissions(situation).lines();
        return IntStream.range(0, lines.size())
                .mapToObj(i -> options(lines.get(i), permissions.get(i), situation))
                .toList();
    }

    private static LineOptions options(Line line, Permissions.OfLine permissions, Situation situation) {
        return new LineOptions(
                line.id(),
                permissions.allows(Action.CHANGE_QUANTITY) ? maxQuantity(line, situation) : line.quantity(),
                OrderExcerpts.actions(permissions.actions()),
                variants(line, situation));
    }

    /** By caps and by stock; never less than what the line has. */
    private static long maxQuantity(Line line, Situation situation) {
        long byCaps = PermissionRules.quantityLimit(line, situation).orElse((long) Checks.QUANTITY_LIMIT);
        long byStock = situation
                .catalog()
                .variant(line.item().productId(), line.item().variantId())
                .map(Variant::left)
                .map(left -> left > Checks.QUANTITY_LIMIT ? left : left + line.quantity())
                .orElse((long) Checks.QUANTITY_LIMIT);
        return Math.max(line.quantity(), Math.min(Checks.QUANTITY_LIMIT, Math.min(byCaps, byStock)));
    }

    private static List<VariantOption> variants(Line line, Situation situation) {
        return situation.catalog().product(line.item().productId()).filter(Product::sold).stream()
                .flatMap(product -> product.variants().stream())
                .filter(variant -> variant.currency().equals(situation.order().currency()))
                .map(variant -> variant(line, variant))
                .toList();
    }

    private static VariantOption variant(Line line, Variant variant) {
        boolean current = Objects.equals(variant.externalId(), line.item().variantId());
        var original = line.original().item();
        boolean bought = Objects.equals(variant.externalId(), original.variantId());
        long price = bought ? original.unitPriceMinor() : variant.priceMinor();
        boolean available = current || (price > 0 && variant.left() >= Math.max(1, line.quantity()));
        return new VariantOption(
                variant.externalId(),
                variant.title(),
                variant.options(),
                current ? line.item().unitPriceMinor() : price,
                available,
                variant.limited() ? variant.left() : null,
                current);
    }

    private Previews() {}
}
