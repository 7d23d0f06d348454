package dev.portico.orderedit.edit.domain;

import dev.portico.orderedit.policy.domain.Reason;

/** A reason and what it speaks against: a JSON pointer into the request, such as {@code /changes/0}. */
public record Violation(Reason reason, String pointer) {

    static Violation of(Reason reason, int change) {
        return new Violation(reason, "/changes/" + change);
    }
}
