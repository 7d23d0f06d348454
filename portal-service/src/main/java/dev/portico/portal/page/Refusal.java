package dev.portico.portal.page;

/** Why a request gets no page of an order: the status, and the key of its texts ({@code error.<key>}). */
enum Refusal {
    UNKNOWN(404, "unknown"),
    NOT_READY(404, "notReady"),
    EXPIRED(410, "expired"),
    REVOKED(410, "revoked"),
    CLOSED(403, "closed"),
    METHOD(405, "method"),
    UNREADABLE(400, "method"),
    TOO_LARGE(413, "tooLarge"),
    BUSY(429, "busy"),
    BROKEN(500, "broken");

    private final int status;
    private final String key;

    Refusal(int status, String key) {
        this.status = status;
        this.key = key;
    }

    int status() {
        return status;
    }

    String title() {
        return "error." + key;
    }

    String text() {
        return "error." + key + ".text";
    }

    /** The link was good once: its holder can have another mailed. */
    boolean offersFreshLink() {
        return this == EXPIRED || this == REVOKED;
    }

    static Refusal ofStatus(int status) {
        switch (status) {
            case 404:
                return UNKNOWN;
            case 405:
                return METHOD;
            case 413:
                return TOO_LARGE;
            case 429:
                return BUSY;
            default:
                return status < 500 ? UNREADABLE : BROKEN;
        }
    }
}
