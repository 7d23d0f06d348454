package dev.portico.local;

/** The command line asks for something that cannot be; the message tells what. */
final class UsageException extends RuntimeException {

    UsageException(String message) {
        super(message);
    }
}
