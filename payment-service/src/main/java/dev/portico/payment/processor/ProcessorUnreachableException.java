package dev.portico.payment.processor;

/** The processor did not answer. That is not a refusal: nothing is known about the call. */
public final class ProcessorUnreachableException extends RuntimeException {

    public ProcessorUnreachableException(String processor, Throwable cause) {
        super("no answer from " + processor, cause);
    }
}
