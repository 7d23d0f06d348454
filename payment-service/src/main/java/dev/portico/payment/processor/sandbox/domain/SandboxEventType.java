package dev.portico.payment.processor.sandbox.domain;

/** What the Sandbox tells by webhook, with the names it uses on the wire. */
public enum SandboxEventType {
    SUCCEEDED("payment.succeeded"),
    DECLINED("payment.declined"),
    REQUIRES_ACTION("payment.requires_action"),
    PROCESSING("payment.processing"),
    EXPIRED("session.expired"),
    SETUP_SAVED("setup.saved"),
    CHARGE_SUCCEEDED("charge.succeeded"),
    CHARGE_DECLINED("charge.declined"),
    CHARGE_REQUIRES_ACTION("charge.requires_action"),
    CHARGE_PROCESSING("charge.processing"),
    REFUND_SUCCEEDED("refund.succeeded"),
    REFUND_PENDING("refund.pending"),
    REFUND_FAILED("refund.failed");

    private final String wireName;

    SandboxEventType(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
