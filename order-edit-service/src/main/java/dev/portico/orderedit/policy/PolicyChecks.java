package dev.portico.orderedit.policy;

import dev.portico.kit.http.Faults;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads single settings and collects what is wrong with them; a wrong one is read as if it were not there. */
final class PolicyChecks {

    private final Faults faults = new Faults();

    void throwIfAny() {
        faults.throwIfAny(422, "invalid-edit-policy", "The edit policy was not changed");
    }

    void fault(String code, String pointer, String detail) {
        fault(code, pointer, detail, Map.of());
    }

    void fault(String code, String pointer, String detail, Map<String, Object> params) {
        var unused = faults.add(code, pointer, detail, params);
    }

    /** A whole number between bounds, both included. */
    Optional<Long> number(@Nullable Long value, long least, long most, String code, String pointer) {
        if (value == null) {
            return Optional.empty();
        }
        if (value < least || value > most) {
            fault(
                    code,
                    pointer,
                    "must be from " + least + " to " + most,
                    Map.of("least", least, "limit", most, "actual", value));
            return Optional.empty();
        }
        return Optional.of(value);
    }

    <E extends Enum<E>> E choice(@Nullable String value, E unset, String pointer) {
        return value == null
                ? unset
                : choice(value, unset.getDeclaringClass(), pointer).orElse(unset);
    }

    <E extends Enum<E>> Optional<E> choice(@Nullable String value, Class<E> type, String pointer) {
        var choices = Arrays.asList(type.getEnumConstants());
        var found =
                choices.stream().filter(choice -> choice.name().equals(value)).findFirst();
        if (found.isEmpty()) {
            var names = choices.stream().map(Enum::name).toList();
            fault("unsupported-value", pointer, "must be one of " + names, Map.of("supported", names));
        }
        return found;
    }

    /** Several of an enum's values, each once. */
    <E extends Enum<E>> List<E> choices(List<String> values, Class<E> type, String pointer) {
        return IntStream.range(0, values.size())
                .mapToObj(i -> choice(values.get(i), type, pointer + "/" + i))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** A list of texts that are all good, without outer spaces and without repetition. */
    List<String> texts(List<String> values, int most, Predicate<String> good, String code, String pointer) {
        if (values.size() > most) {
            fault("too-many", pointer, "must have at most " + most + " entries", Map.of("limit", most));
            return List.of();
        }
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            if (value == null || !good.test(value.strip())) {
                fault(code, pointer + "/" + i, "is not one that can be used here");
            }
        }
        return List.copyOf(new LinkedHashSet<>(
                values.stream().filter(Objects::nonNull).map(String::strip).toList()));
    }

    /** Text that people can read on one line. */
    static boolean printable(String text) {
        return !text.isBlank() && text.length() <= 255 && text.chars().noneMatch(Character::isISOControl);
    }
}
