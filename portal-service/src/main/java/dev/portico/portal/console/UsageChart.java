package dev.portico.portal.console;

import dev.portico.portal.client.UsageReport;
import dev.portico.portal.client.UsageReport.Day;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Edits by day, or by week where days would be too thin to see: bars, and the same as a table.
 *
 * @param unit what one bar stands for: day or week
 * @param width of the drawing, whose height is 100
 * @param summary the drawing in one sentence
 * @param rows of the table: only what isn't all zero
 */
public record UsageChart(
        String unit, int width, String top, String first, String last, String summary, List<Bar> bars, List<Row> rows) {

    public record Bar(int x, int y, int height, String title) {}

    public record Row(String when, String edits, String cancellations) {}

    private static final int MOST_DAYS = 62;
    private static final int A_WEEK = 7;
    private static final int STEP = 10;
    private static final int GAP = 1;
    private static final int HEIGHT = 100;
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("MMM d", ConsoleView.LANGUAGE);
    private static final DateTimeFormatter WITH_YEAR = DateTimeFormatter.ofPattern("MMM d, yyyy", ConsoleView.LANGUAGE);
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("EEE, MMM d, yyyy", ConsoleView.LANGUAGE);

    /** What happened from a day on. */
    private record Bucket(LocalDate start, long edits, long cancellations) {}

    static UsageChart of(ConsoleView view, UsageReport report) {
        var days = (int) ChronoUnit.DAYS.between(report.from(), report.to()) + 1;
        var span = days <= MOST_DAYS ? 1 : A_WEEK;
        var buckets = buckets(report, days, span);
        var most = buckets.stream().mapToLong(Bucket::edits).max().orElse(0);
        var top = roundedUp(most);
        return new UsageChart(
                span == 1 ? "day" : "week",
                buckets.size() * STEP,
                view.number(top),
                ends(report).format(report.from()),
                ends(report).format(report.to()),
                summary(view, report, most, span),
                IntStream.range(0, buckets.size())
                        .mapToObj(i -> bar(view, buckets.get(i), i, top, span))
                        .toList(),
                buckets.stream()
                        .filter(bucket -> bucket.edits() + bucket.cancellations() > 0)
                        .map(bucket -> row(view, bucket, span))
                        .toList());
    }

    /** With the year where it isn't the same at both ends. */
    private static DateTimeFormatter ends(UsageReport report) {
        return report.from().getYear() == report.to().getYear() ? SHORT : WITH_YEAR;
    }

    private static List<Bucket> buckets(UsageReport report, int days, int span) {
        Map<LocalDate, Day> known = report.days().stream().collect(Collectors.toMap(Day::date, Function.identity()));
        return IntStream.iterate(0, first -> first < days, first -> first + span)
                .mapToObj(first -> bucket(report.from().plusDays(first), Math.min(span, days - first), known))
                .toList();
    }

    private static Bucket bucket(LocalDate start, int days, Map<LocalDate, Day> known) {
        var edits = 0L;
        var cancellations = 0L;
        for (var i = 0; i < days; i++) {
            var day = known.get(start.plusDays(i));
            if (day != null) {
                edits += day.edits();
                cancellations += day.cancellations();
            }
        }
        return new Bucket(start, edits, cancellations);
    }

    /** 1, 2, 5, 10, 20, 50, … : a scale that can be read. */
    private static long roundedUp(long most) {
        return LongStream.iterate(1, unit -> unit * 10)
                .flatMap(unit -> LongStream.of(unit, 2 * unit, 5 * unit))
                .filter(step -> step >= most)
                .findFirst()
                .orElse(most);
    }

    private static Bar bar(ConsoleView view, Bucket bucket, int index, long top, int span) {
        var height = bucket.edits() == 0 ? 0 : (int) Math.max(1, bucket.edits() * HEIGHT / top);
        return new Bar(
                index * STEP + GAP,
                HEIGHT - height,
                height,
                when(bucket, span) + ": " + view.counted(bucket.edits(), "edit", "edits"));
    }

    private static Row row(ConsoleView view, Bucket bucket, int span) {
        return new Row(when(bucket, span), view.number(bucket.edits()), view.number(bucket.cancellations()));
    }

    private static String when(Bucket bucket, int span) {
        return (span == 1 ? "" : "Week from ") + LONG.format(bucket.start());
    }

    private static String summary(ConsoleView view, UsageReport report, long most, int span) {
        return view.counted(report.edits(), "edit", "edits") + " from "
                + ends(report).format(report.from()) + " to " + ends(report).format(report.to()) + ", at most "
                + view.number(most) + (span == 1 ? " a day" : " a week");
    }
}
