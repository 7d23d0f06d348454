package dev.portico.kit.outbox;

/** A bean that hears of each event of its service when the transaction has committed that appended it. For counting. */
public interface CommittedEvents {

    /** Must not fail, and must not wait. */
    void committed(PublishedEvent event);
}
