package dev.portico.orderedit.policy;

import dev.portico.orderedit.policy.domain.CutOff;
import dev.portico.orderedit.policy.domain.EditPolicy;
import dev.portico.orderedit.policy.domain.EditWindow;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the windows of a policy. */
final class WindowReader {

    private static final String TIME = "(?:[01]\\d|2[0-3]):[0-5]\\d";

    private final PolicyChecks checks;

    WindowReader(PolicyChecks checks) {
        this.checks = checks;
    }

    Optional<EditWindow> window(PolicyInput.@Nullable Window window, String pointer) {
        if (window == null) {
            return Optional.empty();
        }
        return Optional.of(new EditWindow(
                checks.choice(window.kind(), EditWindow.Kind.DURATION, pointer + "/kind"),
                duration(window.minutes(), pointer + "/minutes"),
                cutOff(window.cutOff(), pointer + "/cutOff")));
    }

    private Duration duration(@Nullable Long minutes, String pointer) {
        return checks.number(
                        minutes,
                        EditWindow.SHORTEST.toMinutes(),
                        EditWindow.LONGEST.toMinutes(),
                        "window-out-of-range",
                        pointer)
                .map(Duration::ofMinutes)
                .orElse(EditPolicy.DEFAULT.window().duration());
    }

    private @Nullable CutOff cutOff(PolicyInput.@Nullable Cut cut, String pointer) {
        if (cut == null) {
            return null;
        }
        var weekdays = weekdays(cut.weekdays(), pointer + "/weekdays");
        var time = cut.time();
        if (time == null || !time.matches(TIME)) {
            checks.fault("bad-time", pointer + "/time", "must be a time of day such as 14:00");
            return null;
        }
        return new CutOff(LocalTime.parse(time), weekdays);
    }

    private Set<DayOfWeek> weekdays(@Nullable List<String> names, String pointer) {
        var every = EnumSet.allOf(DayOfWeek.class);
        if (names == null) {
            return every;
        }
        if (names.isEmpty()) {
            checks.fault("required", pointer, "must name a weekday, or be left out for all of them");
            return every;
        }
        var days = checks.choices(names, DayOfWeek.class, pointer);
        return days.isEmpty() ? every : EnumSet.copyOf(days);
    }
}
