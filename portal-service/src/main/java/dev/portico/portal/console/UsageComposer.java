package dev.portico.portal.console;

import dev.portico.portal.client.UsageReport;
import dev.portico.portal.console.ConsoleNav.Part;
import dev.portico.portal.console.UsagePage.Allowance;
import dev.portico.portal.console.UsagePage.Choice;
import dev.portico.portal.console.UsagePage.Count;
import dev.portico.portal.console.UsagePage.Field;
import dev.portico.portal.console.UsagePage.Figure;
import dev.portico.portal.console.UsagePage.Period;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the usage page. */
final class UsageComposer {

    private static final int NEARLY_USED_UP = 80;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(ConsoleView.LANGUAGE);
    private static final Map<String, String> ACTIONS = Map.ofEntries(
            Map.entry("CHANGE_QUANTITY", "Quantity changed"),
            Map.entry("SWAP_VARIANT", "Variant changed"),
            Map.entry("REPLACE_ITEM", "Item replaced"),
            Map.entry("REMOVE_ITEM", "Item removed"),
            Map.entry("ADD_ITEM", "Item added"),
            Map.entry("CHANGE_SHIPPING_ADDRESS", "Address changed"),
            Map.entry("CHANGE_SHIPPING_METHOD", "Shipping changed"),
            Map.entry("CHANGE_CONTACT", "Contact changed"),
            Map.entry("CHANGE_NOTE", "Note changed"),
            Map.entry("UNDO", "Change undone"));

    private final ConsoleView view;
    private final UsageReport report;

    UsageComposer(ConsoleView view, UsageReport report) {
        this.view = view;
        this.report = report;
    }

    /** @param asked as the reader typed it; the report is of other days where that made no sense */
    UsagePage compose(UsagePeriod asked) {
        return new UsagePage(
                view.frame("Usage"),
                view.nav(Part.USAGE),
                allowance(),
                period(asked),
                figures(),
                UsageChart.of(view, report),
                counts(report.actions(), report.edits(), UsageComposer::action),
                counts(report.cancelReasons(), report.cancellations(), UsageComposer::reason));
    }

    private Allowance allowance() {
        var allowance = report.allowance();
        var period = DAY.format(report.period().startsOn()) + " – "
                + DAY.format(report.period().endsOn().minusDays(1));
        var limit = allowance.limit();
        if (limit == null) {
            return new Allowance(
                    report.plan().name(),
                    view.counted(allowance.used(), "edit", "edits"),
                    period,
                    "This plan has no limit.",
                    "",
                    allowance.used(),
                    null);
        }
        return new Allowance(
                report.plan().name(),
                view.number(allowance.used()) + " of " + view.counted(limit, "edit", "edits"),
                period,
                left(allowance, limit),
                allowance.exhausted() ? "bad" : allowance.used() * 100 >= (long) limit * NEARLY_USED_UP ? "warn" : "",
                Math.min(allowance.used(), limit),
                limit);
    }

    private String left(UsageReport.Allowance allowance, int limit) {
        var anew = DAY.format(report.period().endsOn());
        return allowance.exhausted()
                ? "All are used. Customers can look at their orders and pay, and change them again from " + anew + "."
                : view.number(limit - allowance.used()) + " left. It starts anew on " + anew + ".";
    }

    private Period period(UsagePeriod asked) {
        var shown = DAY.format(report.from()) + " – " + DAY.format(report.to());
        return asked.isFaulty()
                ? new Period(
                        new Field(asked.fromText(), asked.fromFault()),
                        new Field(asked.toText(), asked.toFault()),
                        choices(),
                        shown,
                        "These days can’t be shown. Below is this billing period so far.")
                : new Period(
                        new Field(report.from().toString(), null),
                        new Field(report.to().toString(), null),
                        choices(),
                        shown,
                        null);
    }

    private List<Choice> choices() {
        var today = LocalDate.ofInstant(view.now(), view.shop().zone());
        return List.of(
                new Choice("This billing period", "/console/usage"),
                last("Last 7 days", today, 7),
                last("Last 30 days", today, 30),
                last("Last 365 days", today, 365));
    }

    private static Choice last(String label, LocalDate today, int days) {
        return new Choice(label, "/console/usage?from=" + today.minusDays(days - 1L) + "&to=" + today);
    }

    private List<Figure> figures() {
        return List.of(
                new Figure("Edits", view.number(report.edits())),
                new Figure("Cancellations", view.number(report.cancellations())),
                new Figure("Tests, not counted", view.number(report.testEdits())));
    }

    private interface Name {
        @Nullable
        String of(String code);
    }

    /** The most frequent first. */
    private List<Count> counts(Map<String, Long> counts, long all, Name names) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> new Count(
                        name(entry.getKey(), names),
                        view.number(entry.getValue()),
                        entry.getValue(),
                        Math.max(all, entry.getValue())))
                .toList();
    }

    private static String name(String code, Name names) {
        var name = names.of(code);
        return name == null ? ConsoleView.words(code) : name;
    }

    private static @Nullable String action(String code) {
        return ACTIONS.get(code);
    }

    /** In the customer's own words, where it is one of the usual reasons. */
    private static @Nullable String reason(String code) {
        var key = "cancel.reason." + code;
        return ConsoleView.TEXTS.has(key) ? ConsoleView.TEXTS.get(key) : null;
    }
}
