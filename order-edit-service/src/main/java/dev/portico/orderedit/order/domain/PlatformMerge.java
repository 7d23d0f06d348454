package dev.portico.orderedit.order.domain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a later document of the platform changes about an order that customers may have edited meanwhile: fulfilled quantities,
 * tags, risk, addresses, payments and the note. Quantities, items and prices stay as they are here.
 */
public final class PlatformMerge {

    /** The order afterwards and the names of the fields that the platform changed. */
    public record Merged(Order order, List<String> changedFields) {

        public boolean unchanged() {
            return changedFields.isEmpty();
        }
    }

    /** Three-way: a field is the platform's change only where its new document differs from its last one. */
    public static Merged merge(Order ours, Order theirs) {
        var before = ours.platform();
        var now = theirs.platform();
        var merged = ours.copy()
                .lines(lines(ours, theirs))
                .tags(tags(ours.tags(), before.tags(), now.tags()))
                .riskLevel(theirs.riskLevel())
                .shippingAddress(
                        Objects.equals(before.shippingAddress(), now.shippingAddress())
                                ? ours.shippingAddress()
                                : now.shippingAddress())
                .billingAddress(
                        Objects.equals(before.billingAddress(), now.billingAddress())
                                ? ours.billingAddress()
                                : now.billingAddress())
                .note(Objects.equals(before.note(), now.note()) ? ours.note() : now.note())
                .payments(theirs.payments())
                .platformVersion(theirs.platformVersion())
                .platform(now)
                .progress(ours.progress().delivered(theirs.progress().deliveredAt()))
                .make();
        var changed = changedFields(ours, merged);
        return new Merged(
                changed.isEmpty()
                        ? merged
                        : merged.copy().version(ours.version() + 1).make(),
                changed);
    }

    /**
     * Whether it is the document that was read last. Where that one's hash can't be compared any more, one of its version that
     * changes nothing is.
     */
    public static boolean same(Order ours, Order theirs) {
        return ours.platformVersion() == theirs.platformVersion()
                && (ours.platform().hashesLike(theirs.platform())
                        || (ours.platform().hashedBefore()
                                && merge(ours, theirs).unchanged()));
    }

    private static List<Line> lines(Order ours, Order theirs) {
        Map<String, Line> byId =
                theirs.lines().stream().collect(Collectors.toMap(Line::externalId, Function.identity()));
        return ours.lines().stream()
                .map(line -> byId.containsKey(line.externalId())
                        ? line.withFulfilledQuantity(Math.min(
                                line.quantity(), byId.get(line.externalId()).fulfilledQuantity()))
                        : line)
                .toList();
    }

    private static List<String> tags(List<String> ours, List<String> before, List<String> now) {
        var tags = new LinkedHashSet<>(ours);
        before.stream()
                .filter(tag -> !now.contains(tag) && !Order.WORKFLOW_TAGS.contains(tag))
                .forEach(tags::remove);
        tags.addAll(now);
        return List.copyOf(tags);
    }

    private static List<String> changedFields(Order before, Order after) {
        var changed = new TreeSet<String>();
        compare(changed, "lines", before, after, Order::lines);
        compare(changed, "tags", before, after, Order::tags);
        compare(changed, "riskLevel", before, after, Order::riskLevel);
        compare(changed, "payments", before, after, Order::payments);
        note(changed, "shippingAddress", Objects.equals(before.shippingAddress(), after.shippingAddress()));
        note(changed, "billingAddress", Objects.equals(before.billingAddress(), after.billingAddress()));
        note(
                changed,
                "deliveredAt",
                before.progress().deliveredAt().equals(after.progress().deliveredAt()));
        note(changed, "note", Objects.equals(before.note(), after.note()));
        return new ArrayList<>(changed);
    }

    private static <T> void compare(
            Set<String> changed, String name, Order before, Order after, Function<Order, T> field) {
        note(changed, name, field.apply(before).equals(field.apply(after)));
    }

    private static void note(Set<String> changed, String name, boolean same) {
        if (!same) {
            changed.add(name);
        }
    }

    private PlatformMerge() {}
}
