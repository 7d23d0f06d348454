package dev.portico.notification.delivery.domain;

import java.util.UUID;

/** A step that a delivery in this state can't take. */
public final class IllegalTransitionException extends RuntimeException {

    IllegalTransitionException(UUID delivery, DeliveryStatus from, DeliveryStatus to) {
        super("delivery " + delivery + " can't go from " + from + " to " + to);
    }
}
