package dev.portico.payment.checkout.domain;

import java.util.UUID;

/** A step that the states don't allow: a bug, since what a processor says late is told apart before. */
public final class IllegalTransitionException extends RuntimeException {

    public IllegalTransitionException(UUID checkout, Status from, Status to) {
        super("checkout %s is %s and can't become %s".formatted(checkout, from, to));
    }
}
