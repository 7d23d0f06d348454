package dev.portico.orderedit.edit;

import dev.portico.kit.http.Fault;
import dev.portico.kit.http.Problem;
import dev.portico.kit.http.ProblemException;
import dev.portico.orderedit.edit.domain.Violation;
import java.util.List;
import java.util.Map;

/** Refusals of this feature as problems. */
public final class EditRefusals {

    public static ProblemException refused(String code, List<Violation> violations) {
        var faults = violations.stream()
                .map(violation -> new Fault(
                        violation.reason().code(),
                        violation.pointer(),
                        "is not allowed",
                        violation.reason().params()))
                .toList();
        return new ProblemException(new Problem(422, code, "Nothing was changed", null, faults, Map.of()));
    }

    /** The version is not the order's any more: the caller gets what it would look like now. */
    public static ProblemException stale(int version, Object preview) {
        var fault = new Fault("STALE_VERSION", "/version", "is not the current version", Map.of("current", version));
        return new ProblemException(new Problem(
                409,
                "stale-version",
                "The order has changed meanwhile",
                null,
                List.of(fault),
                Map.of("preview", preview)));
    }

    private EditRefusals() {}
}
