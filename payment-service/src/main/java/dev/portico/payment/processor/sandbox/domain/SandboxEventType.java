package dev.portico.payment.processor.sandbox.domain;

/** What the Sandbox tells by webhook, with the names it uses on the wire. */
public enum SandboxEventType {
    SUCCEEDED("payment.succeeded"),
    DECLINED("payment.declined"),
    REQUIRES_ACTION("payment.requires_action"),
    PROCESSING("payment.processing"),
    EXPIRED("session.expired");

    private final String wireName;

    SandboxEventType(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
