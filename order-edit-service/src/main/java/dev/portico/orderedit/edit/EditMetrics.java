package dev.portico.orderedit.edit;

import dev.portico.kit.http.ProblemException;
import dev.portico.kit.outbox.CommittedEvents;
import dev.portico.kit.outbox.PublishedEvent;
import dev.portico.orderedit.order.domain.PendingEdit;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code portico.edits}: what customers did to orders, by action and outcome. What was committed is read from the events
 * that say so; what was refused commits nothing, and is counted where it is refused.
 *
 * <p>An applied edit counts once for each action in it. What waits for an answer, and the answer, are counted as a whole:
 * {@code edit} or {@code cancel}.
 */
@ApplicationScoped
public class EditMetrics implements CommittedEvents {

    private static final String NAME = "portico.edits";

    private static final String EDIT = "edit";
    private static final String CANCEL = "cancel";
    private static final String CANCEL_ITEMS = "cancel_items";
    private static final String WITHDRAW = "withdraw";

    private static final String APPLIED = "applied";
    private static final String WAITING = "waiting";

    private static final Map<String, String> ANSWERS = Map.of(
            "order.edit-approved.v1", "approved",
            "order.edit-expired.v1", "expired",
            "order.edit-withdrawn.v1", "taken_back");

    private static final Map<String, String> REFUSALS = Map.of(
            "edit-refused", "refused",
            "cancellation-refused", "refused",
            "stale-version", "stale");

    private final MeterRegistry meters;

    EditMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void committed(PublishedEvent event) {
        switch (event.type()) {
            case "order.canceled.v1" -> count(CANCEL, APPLIED);
            case "order.withdrawn.v1" -> count(WITHDRAW, APPLIED);
            case "order.cancel-requested.v1" -> count(CANCEL, WAITING);
            case "order.edit-requested.v1" -> count(EDIT, WAITING);
            default -> countAnswer(event.type(), event.data());
        }
    }

    /** An edit that was not committed. Other problems than a refusal are no outcome. */
    void editFailed(Throwable failure) {
        outcome(failure).ifPresent(outcome -> count(EDIT, outcome));
    }

    void cancelFailed(Throwable failure) {
        outcome(failure).ifPresent(outcome -> count(CANCEL, outcome));
    }

    private void countAnswer(String type, Object data) {
        if (data instanceof EditWire.Edited edited) {
            actions(edited.edit()).forEach(action -> count(action, APPLIED));
        } else if (data instanceof EditWire.Reverted reverted) {
            count(EDIT, "reverted_" + lower(reverted.cause()));
        } else if (data instanceof EditWire.Declined declined) {
            count(asked(declined.kind()), "declined");
        } else if (data instanceof EditWire.RequestMoved moved) {
            count(asked(moved.kind()), ANSWERS.getOrDefault(type, "moved"));
        }
    }

    private static Set<String> actions(EditWire.Edit edit) {
        if (edit.cancellation() != null) {
            return Set.of(CANCEL_ITEMS);
        }
        return edit.differences().stream()
                .flatMap(difference -> EditActions.behind(difference.kind()).stream())
                .map(EditMetrics::lower)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String asked(PendingEdit.Kind kind) {
        return kind == PendingEdit.Kind.CANCEL_APPROVAL ? CANCEL : EDIT;
    }

    private static Optional<String> outcome(Throwable failure) {
        return failure instanceof ProblemException problem
                ? Optional.ofNullable(REFUSALS.get(problem.problem().code()))
                : Optional.empty();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private void count(String action, String outcome) {
        meters.counter(NAME, "action", action, "outcome", outcome).increment();
    }
}
