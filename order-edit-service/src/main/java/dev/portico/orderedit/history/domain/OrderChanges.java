package dev.portico.orderedit.history.domain;

import dev.portico.orderedit.order.domain.Line;
import dev.portico.orderedit.order.domain.Order;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is different between two states of one order. It goes through the components of the records, so that a field added to
 * an order later is part of its history without anybody having to think of it.
 */
public final class OrderChanges {

    /** An entry names the versions itself; the platform's copy is no field of the order; lines are compared one by one. */
    private static final List<RecordComponent> OF_AN_ORDER =
            without(Order.class, Set.of("version", "platformVersion", "platform", "lines"));

    private static final List<RecordComponent> OF_A_LINE = without(Line.class, Set.of("original"));

    public static List<FieldChange> between(Order before, Order after) {
        return Stream.concat(ofTheOrder(before, after), ofTheLines(before, after))
                .toList();
    }

    private static Stream<FieldChange> ofTheOrder(Order before, Order after) {
        return OF_AN_ORDER.stream()
                .filter(field -> !Objects.equals(value(field, before), value(field, after)))
                .map(field -> new FieldChange(field.getName(), null, null, value(field, before), value(field, after)));
    }

    private static Stream<FieldChange> ofTheLines(Order before, Order after) {
        var earlier = before.lines().stream().collect(Collectors.toMap(Line::id, Function.identity()));
        var later = after.lines().stream().map(Line::id).collect(Collectors.toSet());
        var gone = before.lines().stream().filter(line -> !later.contains(line.id()));
        return Stream.concat(
                after.lines().stream().flatMap(line -> ofALine(earlier.get(line.id()), line)),
                gone.map(line -> ofLine("lines", line, line, null)));
    }

    private static Stream<FieldChange> ofALine(@Nullable Line before, Line after) {
        if (before == null) {
            return Stream.of(ofLine("lines", after, null, after));
        }
        return OF_A_LINE.stream()
                .filter(field -> !Objects.equals(value(field, before), value(field, after)))
                .map(field -> ofLine("lines." + field.getName(), after, value(field, before), value(field, after)));
    }

    private static FieldChange ofLine(String field, Line line, @Nullable Object before, @Nullable Object after) {
        return new FieldChange(field, line.id(), line.item().title(), before, after);
    }

    private static List<RecordComponent> without(Class<? extends Record> type, Set<String> names) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> !names.contains(component.getName()))
                .toList();
    }

    private static @Nullable Object value(RecordComponent field, Object record) {
        try {
            return field.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A component of a public record can be read", e);
        }
    }

    private OrderChanges() {}
}
