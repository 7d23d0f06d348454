package dev.portico.portal.page;

/**
 * Why a request gets no page of an order: the status, the key of its texts ({@code error.<key>}), and the code of the problem
 * for who asked for JSON.
 */
enum Refusal {
    UNKNOWN(404, "unknown", "unknown-link"),
    NOT_READY(404, "notReady", "order-not-ready"),
    EXPIRED(410, "expired", "link-expired"),
    REVOKED(410, "revoked", "link-replaced"),
    CLOSED(403, "closed", "portal-closed"),
    METHOD(405, "method", "method-not-allowed"),
    UNREADABLE(400, "method", "bad-request"),
    TOO_LARGE(413, "tooLarge", "body-too-large"),
    BUSY(429, "busy", "too-many-requests"),
    BROKEN(500, "broken", "internal-error");

    private final int status;
    private final String key;
    private final String code;

    Refusal(int status, String key, String code) {
        this.status = status;
        this.key = key;
        this.code = code;
    }

    String code() {
        return code;
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
