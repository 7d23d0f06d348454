package dev.portico.kit.inbox;

/** What an event needs has not arrived yet (topics are not ordered among each other): it is worth waiting for. */
public final class NotYetException extends RuntimeException {

    public NotYetException(String missing) {
        super(missing);
    }
}
