package dev.portico.kit.inbox;

/** An event that can never be handled, however often it is tried. */
public final class PoisonException extends RuntimeException {

    public PoisonException(String reason) {
        super(reason);
    }

    public PoisonException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
