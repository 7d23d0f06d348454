package dev.portico.portal.client;

/** The service that decides did not answer in time, or not with anything usable. What it did, if anything, is unknown. */
public final class ServiceDownException extends RuntimeException {

    ServiceDownException(String service, Throwable cause) {
        super(service + " did not answer", cause);
    }

    ServiceDownException(String service, int status) {
        super(service + " answered " + status);
    }
}
