package dev.portico.orderedit.order;

import dev.portico.orderedit.order.OrderExcerpt.CancelWindow;
import dev.portico.orderedit.order.OrderExcerpt.EditWindow;
import dev.portico.orderedit.order.OrderExcerpt.LineProperty;
import dev.portico.orderedit.order.OrderExcerpt.OrderDiscount;
import dev.portico.orderedit.order.OrderExcerpt.PermissionView;
import dev.portico.orderedit.order.OrderExcerpt.PermissionsView;
import dev.portico.orderedit.order.OrderExcerpt.ReasonView;
import dev.portico.orderedit.order.OrderExcerpt.Shipping;
import dev.portico.orderedit.order.OrderExcerpt.Tax;
import dev.portico.orderedit.order.domain.DelayOption;
import dev.portico.orderedit.order.domain.Discount;
import dev.portico.orderedit.order.domain.Line;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.order.domain.ShippingLine;
import dev.portico.orderedit.order.domain.TaxLine;
import dev.portico.orderedit.policy.domain.Action;
import dev.portico.orderedit.policy.domain.Permission;
import dev.portico.orderedit.policy.domain.PermissionRules;
import dev.portico.orderedit.policy.domain.Permissions;
import dev.portico.orderedit.policy.domain.Reason;
import dev.portico.orderedit.policy.domain.Situation;
import dev.portico.orderedit.withdrawal.domain.WithdrawalPeriod;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the public form of an order, permissions included. */
public final class OrderExcerpts {

    public static OrderExcerpt of(Situation situation) {
        var order = situation.order();
        return new OrderExcerpt(
                order.id(),
                order.externalId(),
                order.number(),
                order.version(),
                order.platformVersion(),
                order.status(),
                order.placedAt(),
                order.canceledAt(),
                order.currency(),
                order.taxesIncluded(),
                order.customer(),
                order.shippingAddress(),
                order.billingAddress(),
                order.lines().stream().map(line -> line(line, order)).toList(),
                shipping(order.shippingLine()),
                order.discounts().stream().map(OrderExcerpts::discount).toList(),
                order.totals(),
                order.tags(),
                order.note(),
                order.riskLevel(),
                order.fulfillmentStatus(),
                order.deliveredAt().orElse(null),
                order.holds(),
                new EditWindow(situation.policy().window().kind(), situation.closesAt(), situation.closedForEdits()),
                new CancelWindow(situation.cancelClosesAt(), situation.closedForCanceling()),
                order.progress().pendingEdit(),
                lastEdit(situation),
                withdrawal(situation),
                permissions(PermissionRules.permissions(situation)),
                order.progress().delays().values().stream()
                        .sorted(Comparator.comparing(DelayOption::announcedAt))
                        .map(option -> delay(option, order))
                        .toList());
    }

    private static OrderExcerpt.Delay delay(DelayOption option, Order order) {
        return new OrderExcerpt.Delay(
                option.noticeId(),
                option.listingId(),
                order.waitingFor(option.listingId()).stream().map(Line::id).toList(),
                option.expectedFrom(),
                option.expectedTo(),
                option.consentRequired(),
                option.announcedAt(),
                option.respondBy(),
                option.answer(),
                option.answeredAt());
    }

    private static OrderExcerpt.@Nullable LastEdit lastEdit(Situation situation) {
        var last = situation.order().progress().lastEdit();
        if (last == null) {
            return null;
        }
        var reasons = PermissionRules.reasons(Action.UNDO, situation);
        return new OrderExcerpt.LastEdit(
                last.editId(),
                last.committedAt(),
                reasons.isEmpty(),
                reasons.stream().map(OrderExcerpts::reason).toList());
    }

    private static OrderExcerpt.@Nullable Withdrawal withdrawal(Situation situation) {
        var withdrawn = situation.order().progress().withdrawn();
        if (withdrawn == null && !WithdrawalPeriod.offered(situation)) {
            return null;
        }
        return new OrderExcerpt.Withdrawal(
                WithdrawalPeriod.until(situation).orElse(null), withdrawn == null ? null : withdrawn.receivedAt());
    }

    private static OrderExcerpt.Line line(Line line, Order order) {
        var item = line.item();
        return new OrderExcerpt.Line(
                line.id(),
                line.externalId(),
                line.kind(),
                item.productId(),
                item.variantId(),
                item.sku(),
                item.title(),
                item.variantTitle(),
                item.options(),
                item.imageUrl(),
                line.addedByEdit(),
                line.quantity(),
                line.original().quantity(),
                line.fulfilledQuantity(),
                item.unitPriceMinor(),
                line.subtotalMinor(),
                line.discountMinor(),
                line.totalMinor(),
                line.discounts(),
                taxes(line.taxLines()),
                line.properties().stream()
                        .map(property -> new LineProperty(property.name(), property.value(), property.hidden()))
                        .toList(),
                line.raised(),
                line.preOrdered()
                        .map(promise -> OrderExcerpt.PreOrder.of(promise, order.preOrderProgress(line)))
                        .orElse(null));
    }

    private static List<Tax> taxes(List<TaxLine> lines) {
        return lines.stream()
                .map(tax -> new Tax(tax.title(), tax.rate().toPlainString(), tax.amountMinor()))
                .toList();
    }

    private static @Nullable Shipping shipping(@Nullable ShippingLine line) {
        return line == null
                ? null
                : new Shipping(line.title(), line.priceMinor(), line.discountMinor(), taxes(line.taxLines()));
    }

    private static OrderDiscount discount(Discount discount) {
        var percentage = discount.percentage();
        return new OrderDiscount(
                discount.code(),
                discount.title(),
                discount.kind(),
                discount.valueKind(),
                discount.amountMinor(),
                percentage == null ? null : percentage.toPlainString(),
                discount.minimumMinor());
    }

    private static PermissionsView permissions(Permissions permissions) {
        return new PermissionsView(
                actions(permissions.actions()),
                permissions.lines().stream()
                        .map(line -> new PermissionsView.OfLine(line.lineId(), actions(line.actions())))
                        .toList());
    }

    public static List<PermissionView> actions(List<Permission> permissions) {
        return permissions.stream()
                .map(permission -> new PermissionView(
                        permission.action(),
                        permission.allowed(),
                        permission.reasons().stream().map(OrderExcerpts::reason).toList()))
                .toList();
    }

    public static ReasonView reason(Reason reason) {
        return new ReasonView(reason.code(), reason.params());
    }

    private OrderExcerpts() {}
}
