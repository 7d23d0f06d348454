package dev.portico.notification.delivery;

import dev.portico.notification.delivery.domain.Delivery;

/** What became of a try. */
sealed interface Outcome {

    /** As it was claimed. */
    Delivery delivery();

    /** The mail server took the mail. */
    record Accepted(Delivery delivery) implements Outcome {}

    /**
     * @param reason a code without personal data
     * @param permanent trying again can't help
     */
    record Refused(Delivery delivery, String reason, boolean permanent) implements Outcome {}
}
