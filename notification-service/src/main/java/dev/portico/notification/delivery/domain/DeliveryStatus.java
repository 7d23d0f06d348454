package dev.portico.notification.delivery.domain;

import java.util.Set;

/** Where a mail stands. The arrows are the only ones; a name is public, it appears in the API. */
public enum DeliveryStatus {
    /** Waits for its first try. */
    PENDING,
    /** A worker has it until its lease ends; after that another one may take it. */
    SENDING,
    /** The mail server took it. */
    SENT,
    /** A try failed; the next one has a time. */
    RETRY,
    /** Nobody tries any more until staff send it again. */
    PARKED;

    public boolean canBecome(DeliveryStatus next) {
        return successors().contains(next);
    }

    /** Nothing happens to it by itself any more. */
    public boolean isFinal() {
        return successors().isEmpty();
    }

    private Set<DeliveryStatus> successors() {
        return switch (this) {
            case PENDING, RETRY -> Set.of(SENDING);
            case SENDING -> Set.of(SENDING, SENT, RETRY, PARKED);
            case SENT, PARKED -> Set.of();
        };
    }
}
