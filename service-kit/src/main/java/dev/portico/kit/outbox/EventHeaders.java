package dev.portico.kit.outbox;

/** The Kafka headers of an event: CloudEvents in binary mode, and extensions of ours. Part of the contract. */
public final class EventHeaders {

    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String SOURCE = "ce_source";
    public static final String SUBJECT = "ce_subject";
    public static final String TIME = "ce_time";
    public static final String CONTENT_TYPE = "content-type";

    /** Extension: whose event it is. */
    public static final String MERCHANT = "ce_merchant";

    /** Extension: who caused it, see {@link dev.portico.kit.identity.Actor}. */
    public static final String ACTOR = "ce_actor";

    /** Extension: grows by 1 with each event of a subject from one source. */
    public static final String SEQUENCE = "ce_sequence";

    private EventHeaders() {}
}
