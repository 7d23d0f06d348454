package dev.portico.orderedit.approval.domain;

import java.util.UUID;

/** Somebody wanted of a request what its state does not allow any more. */
public final class IllegalTransitionException extends RuntimeException {

    private final RequestStatus from;

    IllegalTransitionException(UUID id, RequestStatus from, RequestStatus to) {
        super("Request " + id + " is " + from + " and can't become " + to);
        this.from = from;
    }

    public RequestStatus from() {
        return from;
    }
}
