package dev.portico.payment.processor.sandbox;

/** Nobody was ever given this page, or its address was mistyped. */
final class UnknownSessionException extends RuntimeException {

    UnknownSessionException() {
        super("no such payment page");
    }
}
