package dev.portico.payment.charge.domain;

import java.util.UUID;

/** A step that the states don't allow: a bug, since what a processor says late is told apart before. */
public final class IllegalTransitionException extends RuntimeException {

    public IllegalTransitionException(UUID charge, Status from, Status to) {
        super("charge %s is %s and can't become %s".formatted(charge, from, to));
    }
}
