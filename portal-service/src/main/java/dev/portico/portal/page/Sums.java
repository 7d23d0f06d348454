package dev.portico.portal.page;

import dev.portico.portal.view.domain.Balance;
import java.util.ArrayList;
import java.util.List;

/** The rows of the summary: what adds up to the total, then what was paid and what is left. */
final class Sums {

    /** One row; {@code strong} rows are the ones the eye looks for. */
    public record Row(String label, String amount, String style) {}

    static List<Row> of(Visit visit) {
        var order = visit.view().order();
        var totals = order.totals();
        var rows = new ArrayList<Row>();
        rows.add(row(visit, "sum.items", totals.itemsMinor(), ""));
        addUnlessZero(rows, visit, "sum.discount", -totals.discountMinor());
        if (order.shippingLine() != null || totals.shippingMinor() != 0) {
            rows.add(row(visit, "sum.shipping", totals.shippingMinor(), ""));
        }
        addUnlessZero(rows, visit, "sum.fees", totals.feesMinor());
        addUnlessZero(rows, visit, "sum.tip", totals.tipMinor());
        if (!order.taxesIncluded()) {
            addUnlessZero(rows, visit, "sum.tax", totals.taxMinor());
        }
        rows.add(row(visit, "sum.total", totals.totalMinor(), "total"));
        if (order.taxesIncluded() && totals.taxMinor() != 0) {
            rows.add(row(visit, "sum.taxIncluded", totals.taxMinor(), "muted"));
        }
        visit.view().balance().ifPresent(balance -> addBalance(rows, visit, balance));
        return rows;
    }

    private static void addBalance(List<Row> rows, Visit visit, Balance balance) {
        if (balance.paidMinor() > 0 || balance.authorizedMinor() == 0) {
            rows.add(row(visit, "sum.paid", balance.paidMinor(), ""));
        }
        addUnlessZero(rows, visit, "sum.reserved", balance.authorizedMinor());
        addUnlessZero(rows, visit, "sum.refunded", balance.refundedMinor());
        addUnlessZero(rows, visit, "sum.waived", balance.waivedMinor());
        var due = visit.due();
        if (due < balance.outstandingMinor()) {
            rows.add(row(visit, "sum.due", Math.max(0, due), "strong"));
            rows.add(row(visit, "sum.later", balance.outstandingMinor() - Math.max(0, due), ""));
        } else if (balance.outstandingMinor() > 0) {
            rows.add(row(visit, "sum.left", balance.outstandingMinor(), "strong"));
        }
        if (balance.outstandingMinor() < 0) {
            rows.add(row(visit, "sum.back", -balance.outstandingMinor(), "strong"));
        }
    }

    /** What was paid, of an order of which something is only reserved: all that covers it. */
    static Row covered(Visit visit, String paid, long minor) {
        var isReserved = visit.view().balance().map(Balance::authorizedMinor).orElse(0L) > 0;
        return new Row(visit.text(isReserved ? "sum.covered" : paid), visit.money(minor), "");
    }

    /** What goes back, and what is only reserved and will not be taken instead. */
    static List<Row> back(Visit visit, long refundMinor, long notTakenMinor) {
        var rows = new ArrayList<Row>();
        if (notTakenMinor > 0) {
            rows.add(row(visit, "sum.notTaken", notTakenMinor, "total"));
        }
        if (refundMinor > 0 || notTakenMinor == 0) {
            rows.add(row(visit, "cancel.back", refundMinor, "total"));
        }
        return rows;
    }

    private static void addUnlessZero(List<Row> rows, Visit visit, String key, long minor) {
        if (minor != 0) {
            rows.add(row(visit, key, minor, ""));
        }
    }

    private static Row row(Visit visit, String key, long minor, String style) {
        return new Row(visit.text(key), visit.money(minor), style);
    }

    private Sums() {}
}
