package dev.portico.payment.refund.domain;

import java.util.UUID;

/** A step that the states don't allow: a bug, since what a processor says late is told apart before. */
public final class IllegalTransitionException extends RuntimeException {

    public IllegalTransitionException(UUID part, Status from, Status to) {
        super("part %s of a refund is %s and can't become %s".formatted(part, from, to));
    }
}
