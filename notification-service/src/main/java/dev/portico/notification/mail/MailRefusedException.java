package dev.portico.notification.mail;

/** A try that failed. The message is a code without personal data: mail servers like to quote addresses. */
public final class MailRefusedException extends RuntimeException {

    private final boolean permanent;

    MailRefusedException(String reason, boolean permanent, Throwable cause) {
        super(reason, cause);
        this.permanent = permanent;
    }

    /** Trying again can't help. */
    public boolean isPermanent() {
        return permanent;
    }
}
