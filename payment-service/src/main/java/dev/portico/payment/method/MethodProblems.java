package dev.portico.payment.method;

import dev.portico.kit.http.ProblemException;
import dev.portico.kit.http.Problems;
import dev.portico.payment.method.domain.UpdateRequest.Refusal;

/** Links that don't work, as HTTP problems. */
final class MethodProblems {

    static ProblemException of(Refusal refusal) {
        return switch (refusal) {
            case USED -> Problems.of(410, "link-used", "This link was used already; ask for a new one");
            case EXPIRED -> Problems.of(410, "link-expired", "This link has expired; ask for a new one");
        };
    }

    static ProblemException unknown() {
        return Problems.of(404, "link-not-found", "There is no such link");
    }

    private MethodProblems() {}
}
