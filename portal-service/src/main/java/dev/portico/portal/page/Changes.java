package dev.portico.portal.page;

import dev.portico.portal.client.PlanAfter;
import dev.portico.portal.client.Preview;
import dev.portico.portal.view.domain.OrderExcerpt.Difference;
import dev.portico.portal.view.domain.OrderExcerpt.PendingEdit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an edit would do, in rows and sums: the live preview and the review page show the same.
 *
 * @param button what saving will do, with the amount
 * @param plan what it does to the payment plan; null when there is none
 * @param bar the short form for the bar at the bottom of a phone
 */
public record Changes(
        List<Row> rows,
        List<Sums.Row> sums,
        @Nullable PlanChange plan,
        String button,
        @Nullable String after,
        String bar,
        List<String> faults) {

    private static final Set<String> TEXTS = Set.of("ADDRESS_CHANGED", "CONTACT_CHANGED", "NOTE_CHANGED");

    /** One difference; long texts (an address, a note) stand below each other. */
    public record Row(
            String label,
            @Nullable String amount,
            String direction,
            @Nullable String before,
            @Nullable String after,
            List<String> whys) {}

    static Changes of(Visit visit, Preview preview, Findings findings) {
        var rows = preview.differences().stream()
                .map(row -> row(visit, preview, row))
                .toList();
        return new Changes(
                rows,
                sums(visit, preview),
                PlanChange.of(visit, preview).orElse(null),
                button(visit, preview),
                after(visit, preview),
                bar(visit, preview),
                findings.all());
    }

    /** A change that waits: what is different, without the texts of an order that isn't there yet. */
    static List<Row> waiting(Visit visit, PendingEdit pending) {
        return pending.differences().stream()
                .map(difference -> new Row(
                        label(visit, difference),
                        amount(visit, difference),
                        direction(difference.amountMinor()),
                        null,
                        null,
                        whys(visit, difference)))
                .toList();
    }

    static String button(Visit visit, Preview preview) {
        if (preview.asksForApproval()) {
            return visit.text("review.ask");
        }
        var balance = PlanChange.asked(visit, preview);
        if (preview.asksForPayment()) {
            return visit.text("review.payFirst", Map.of("amount", visit.money(Math.max(0, balance))));
        }
        if (preview.cancels()) {
            return visit.text("review.cancel");
        }
        if (balance > 0) {
            return visit.text("review.savePay", Map.of("amount", visit.money(balance)));
        }
        return preview.refundMinor() > 0
                ? visit.text("review.saveRefund", Map.of("amount", visit.money(preview.refundMinor())))
                : visit.text("review.save");
    }

    /** What saving does beyond the changes, or does not do yet, where the shop or a payment comes first. */
    private static @Nullable String after(Visit visit, Preview preview) {
        if (preview.cancels()) {
            long fee = preview.totalAfterMinor();
            return fee == 0
                    ? visit.text("review.cancel.text")
                    : visit.text("review.cancel.fee", Map.of("amount", visit.money(fee)));
        }
        if (preview.asksForApproval()) {
            return visit.text("review.ask.text");
        }
        return preview.asksForPayment() ? visit.text("review.payFirst.text") : null;
    }

    private static Row row(Visit visit, Preview preview, Difference difference) {
        var isText = TEXTS.contains(difference.kind());
        return new Row(
                label(visit, difference),
                amount(visit, difference),
                direction(difference.amountMinor()),
                isText ? text(visit, preview, difference, true) : null,
                isText ? text(visit, preview, difference, false) : null,
                whys(visit, difference));
    }

    static String label(Visit visit, Difference difference) {
        var values = new HashMap<String, Object>();
        putIfFilled(values, "title", difference.title());
        putIfFilled(values, "from", difference.from());
        putIfFilled(values, "to", difference.to());
        var key = "change." + difference.kind();
        return Stream.of(key, key + ".plain", "change.other")
                .filter(candidate -> visit.texts().canSay(candidate, values))
                .findFirst()
                .map(candidate -> visit.text(candidate, values))
                .orElseThrow();
    }

    private static void putIfFilled(Map<String, Object> values, String name, @Nullable String value) {
        if (Lines.isFilled(value)) {
            values.put(name, empty(value));
        }
    }

    private static @Nullable String amount(Visit visit, Difference difference) {
        return difference.amountMinor() == 0 ? null : signed(visit, difference.amountMinor());
    }

    private static String text(Visit visit, Preview preview, Difference difference, boolean before) {
        var order = before ? preview.before() : preview.after();
        if (difference.kind().equals("ADDRESS_CHANGED")) {
            return String.join("\n", Lines.address(order.shippingAddress(), visit));
        }
        if (difference.kind().equals("CONTACT_CHANGED")) {
            return String.join("\n", Lines.contact(order.customer()));
        }
        return Lines.isFilled(order.note()) ? empty(order.note()) : "–";
    }

    private static List<String> whys(Visit visit, Difference difference) {
        return difference.reasons().stream()
                .map(why -> Whys.of(visit, why))
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<Sums.Row> sums(Visit visit, Preview preview) {
        var rows = new ArrayList<Sums.Row>();
        if (preview.deltaMinor() != 0) {
            rows.add(new Sums.Row(visit.text("review.total.before"), visit.money(preview.totalBeforeMinor()), ""));
            rows.add(new Sums.Row(visit.text("review.delta"), signed(visit, preview.deltaMinor()), ""));
        }
        rows.add(new Sums.Row(visit.text("review.total.after"), visit.money(preview.totalAfterMinor()), "total"));
        rows.add(Sums.covered(visit, "review.paid", preview.paidMinor()));
        var asked = PlanChange.asked(visit, preview);
        if (!(preview.plan() instanceof PlanAfter.Follows)) {
            rows.addAll(balance(visit, preview, asked));
        }
        if (preview.plan() instanceof PlanAfter.Known known && known.outstandingMinor() > asked) {
            rows.add(new Sums.Row(visit.text("review.later"), visit.money(known.outstandingMinor() - asked), ""));
        }
        return rows;
    }

    private static List<Sums.Row> balance(Visit visit, Preview preview, long balance) {
        if (balance == 0) {
            return List.of(new Sums.Row(visit.text("review.settled"), visit.money(0), "strong"));
        }
        if (balance > 0) {
            return List.of(new Sums.Row(visit.text("review.toPay"), visit.money(balance), "strong"));
        }
        var rows = new ArrayList<Sums.Row>();
        if (preview.notTakenMinor() > 0) {
            rows.add(new Sums.Row(visit.text("sum.notTaken"), visit.money(preview.notTakenMinor()), "strong"));
        }
        if (preview.refundMinor() > 0) {
            rows.add(new Sums.Row(visit.text("review.toRefund"), visit.money(preview.refundMinor()), "strong"));
        }
        return rows;
    }

    private static String bar(Visit visit, Preview preview) {
        var balance = PlanChange.asked(visit, preview);
        if (preview.plan() instanceof PlanAfter.Follows) {
            return visit.text("review.total.after") + ": " + visit.money(preview.totalAfterMinor());
        }
        return balance == 0
                ? visit.text("review.settled")
                : balance(visit, preview, balance).stream()
                        .map(row -> row.label() + ": " + row.amount())
                        .collect(Collectors.joining(" · "));
    }

    static String signed(Visit visit, long minor) {
        return (minor > 0 ? "+" : "") + visit.money(minor);
    }

    private static String direction(long minor) {
        return minor == 0 ? "" : minor > 0 ? "up" : "down";
    }

    private static String empty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
