package dev.portico.local;

/** The suite cannot run (any more); the message is for the person at the terminal. */
public final class StartException extends RuntimeException {

    public StartException(String message) {
        super(message);
    }

    public StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
