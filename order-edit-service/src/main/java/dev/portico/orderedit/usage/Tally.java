package dev.portico.orderedit.usage;

import dev.portico.orderedit.usage.UsageView.Day;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts by day, as they are read, and their sums. */
record Tally(List<Count> edits, List<Count> tests, List<Count> actions, List<Count> cancellations) {

    /** So many of something on a day. */
    record Count(LocalDate day, String name, long count) {}

    static long sum(List<Count> counts) {
        return counts.stream().mapToLong(Count::count).sum();
    }

    static Map<String, Long> byName(List<Count> counts) {
        return counts.stream()
                .collect(Collectors.groupingBy(Count::name, TreeMap::new, Collectors.summingLong(Count::count)));
    }

    List<Day> days() {
        var editsOf = byDay(edits);
        var actionsOf = byDay(actions);
        var cancellationsOf = byDay(cancellations);
        return Stream.of(editsOf, actionsOf, cancellationsOf)
                .flatMap(counts -> counts.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .map(day ->
                        new Day(day, sum(of(day, editsOf)), byName(of(day, actionsOf)), sum(of(day, cancellationsOf))))
                .toList();
    }

    private static Map<LocalDate, List<Count>> byDay(List<Count> counts) {
        return counts.stream().collect(Collectors.groupingBy(Count::day));
    }

    private static List<Count> of(LocalDate day, Map<LocalDate, List<Count>> counts) {
        return counts.getOrDefault(day, List.of());
    }
}
