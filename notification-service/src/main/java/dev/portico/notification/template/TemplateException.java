package dev.portico.notification.template;

/** A template that can't be read, or can't be rendered within its limits. */
public final class TemplateException extends RuntimeException {

    TemplateException(String message, Throwable cause) {
        super(message, cause);
    }

    TemplateException(String message) {
        super(message);
    }
}
