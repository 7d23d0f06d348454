package dev.portico.orderedit.edit.domain;

import dev.portico.orderedit.edit.domain.Difference.Kind;
import dev.portico.orderedit.edit.domain.Difference.Part;
import dev.portico.orderedit.edit.domain.Staged.Replacement;
import dev.portico.orderedit.order.domain.Address;
import dev.portico.orderedit.order.domain.Line;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.order.domain.PricedUnits;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says what is different between an order before and after, and why each amount moved. All together are the way from total to total. */
final class Differences {

    private final Order before;
    private final Order after;
    private final Pricing pricing;
    private final List<Replacement> replacements;
    private final Thresholds thresholds;

    Differences(Order before, Order after, Pricing pricing, List<Replacement> replacements) {
        this.before = before;
        this.after = after;
        this.pricing = pricing;
        this.replacements = replacements;
        this.thresholds = new Thresholds(before, after, pricing);
    }

    List<Difference> all() {
        return Stream.of(
                        joined(after.lines().stream().flatMap(this::ofLine).toList()).stream(),
                        thresholds.differences(),
                        ofShipping(),
                        ofAddress(),
                        ofContact(),
                        ofNote())
                .flatMap(differences -> differences)
                .toList();
    }

    /** A swap is told at the old quantity, the quantity at the new variant: the two add up. */
    private Stream<Difference> ofLine(Line now) {
        var was = before.line(now.id()).map(thresholds::applied).orElseGet(() -> now.selling(now.item(), 0, List.of())
                .withAmounts(List.of(), List.of()));
        boolean swapped =
                was.quantity() > 0 && now.quantity() > 0 && !was.item().equals(now.item());
        if (!swapped) {
            return units(was, now);
        }
        List<PricedUnits> raised = was.quantity() == now.quantity() ? now.raised() : List.of();
        var between = thresholds.priced(was.selling(now.item(), was.quantity(), raised));
        return Stream.concat(Stream.of(swap(was, between)), units(between, now));
    }

    private Difference swap(Line was, Line now) {
        return line(Kind.VARIANT_SWAPPED, was, now, variant(was), variant(now), new Parts(pricing).ofSwap(was, now));
    }

    private Stream<Difference> units(Line was, Line now) {
        if (was.quantity() == now.quantity()) {
            return Stream.empty();
        }
        return Stream.of(line(
                was.quantity() == 0 ? Kind.ITEM_ADDED : now.quantity() == 0 ? Kind.ITEM_REMOVED : Kind.QUANTITY_CHANGED,
                was,
                now,
                was.quantity() == 0 ? null : String.valueOf(was.quantity()),
                String.valueOf(now.quantity()),
                new Parts(pricing).ofUnits(was, now)));
    }

    private Difference line(Kind kind, Line was, Line now, @Nullable String from, @Nullable String to, Parts parts) {
        long tax = before.taxesIncluded() ? 0 : now.taxMinor() - was.taxMinor();
        long amount = now.totalMinor() - was.totalMinor() + tax;
        return new Difference(kind, now.id(), now.item().title(), from, to, amount, parts.all());
    }

    /** What went and what came instead are one difference. */
    private List<Difference> joined(List<Difference> ofLines) {
        var all = new ArrayList<>(ofLines);
        for (var replacement : replacements) {
            var gone = all.stream()
                    .filter(it -> replacement.from().equals(it.lineId()) && it.kind() == Kind.ITEM_REMOVED)
                    .findFirst();
            var come = all.stream()
                    .filter(it -> replacement.to().equals(it.lineId()) && it.kind() == Kind.ITEM_ADDED)
                    .findFirst();
            if (gone.isPresent() && come.isPresent()) {
                all.set(all.indexOf(gone.get()), replaced(gone.get(), come.get()));
                all.remove(come.get());
            }
        }
        return all;
    }

    private Difference replaced(Difference gone, Difference come) {
        var parts = new ArrayList<Part>(gone.parts());
        parts.addAll(come.parts());
        return new Difference(
                Kind.ITEM_REPLACED,
                gone.lineId(),
                gone.title(),
                itemOf(gone, before),
                itemOf(come, after),
                gone.amountMinor() + come.amountMinor(),
                parts);
    }

    private static @Nullable String itemOf(Difference difference, Order order) {
        return Optional.ofNullable(difference.lineId())
                .flatMap(order::line)
                .map(line -> {
                    var variant = line.item().variantTitle();
                    return variant == null ? line.item().title() : line.item().title() + " – " + variant;
                })
                .orElse(difference.title());
    }

    private Stream<Difference> ofShipping() {
        var was = before.shippingLine();
        var now = after.shippingLine();
        if (was == null || now == null || was.equals(now)) {
            return Stream.empty();
        }
        boolean sameMethod = was.title().equals(now.title());
        long moved = now.totalMinor() - was.totalMinor();
        long tax = before.taxesIncluded() ? 0 : now.taxMinor() - was.taxMinor();
        if (sameMethod && moved + tax == 0) {
            return Stream.empty();
        }
        var parts = new Parts(pricing).ofShipping(moved, now.title()).ofTaxes(was.taxLines(), now.taxLines(), false);
        return Stream.of(new Difference(
                sameMethod ? Kind.SHIPPING_CHANGED : Kind.SHIPPING_METHOD_CHANGED,
                null,
                now.title(),
                was.title(),
                now.title(),
                moved + tax,
                parts.all()));
    }

    private Stream<Difference> ofAddress() {
        return changed(
                Kind.ADDRESS_CHANGED,
                before.shippingAddress(),
                after.shippingAddress(),
                oneLine(before.shippingAddress()),
                oneLine(after.shippingAddress()));
    }

    private Stream<Difference> ofContact() {
        var was = before.customer();
        var now = after.customer();
        return changed(Kind.CONTACT_CHANGED, was, now, was.inOneLine(), now.inOneLine());
    }

    private Stream<Difference> ofNote() {
        return changed(Kind.NOTE_CHANGED, before.note(), after.note(), before.note(), after.note());
    }

    private static Stream<Difference> changed(
            Kind kind, @Nullable Object was, @Nullable Object now, @Nullable String from, @Nullable String to) {
        return Objects.equals(was, now)
                ? Stream.empty()
                : Stream.of(new Difference(kind, null, null, from, to, 0, List.of()));
    }

    private static @Nullable String oneLine(@Nullable Address address) {
        return address == null ? null : address.inOneLine();
    }

    private static String variant(Line line) {
        var title = line.item().variantTitle();
        return title == null ? line.item().title() : title;
    }
}
