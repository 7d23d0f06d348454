package dev.portico.notification.delivery;

import dev.portico.notification.delivery.domain.Delivery;
import dev.portico.notification.delivery.domain.DeliveryStatus;
import dev.portico.notification.delivery.domain.RetryPolicy;
import java.time.Instant;
import java.util.Optional;

/** What became of a try. */
sealed interface Outcome {

    /** As it was claimed. */
    Delivery delivery();

    /**
     * What it makes of the delivery as it is by now; empty when it is no news.
     *
     * @param now UTC
     */
    Optional<Delivery> after(Delivery current, RetryPolicy policy, Instant now);

    /** The mail server took the mail: true even when the lease had ended and another worker has the delivery by now. */
    record Accepted(Delivery delivery) implements Outcome {

        @Override
        public Optional<Delivery> after(Delivery current, RetryPolicy policy, Instant now) {
            return current.status() == DeliveryStatus.SENDING ? Optional.of(current.sent(now)) : Optional.empty();
        }
    }

    /**
     * Only the worker that has the delivery now may say so.
     *
     * @param reason a code without personal data
     * @param permanent trying again can't help
     */
    record Refused(Delivery delivery, String reason, boolean permanent) implements Outcome {

        @Override
        public Optional<Delivery> after(Delivery current, RetryPolicy policy, Instant now) {
            return current.status() == DeliveryStatus.SENDING && current.attempts() == delivery.attempts()
                    ? Optional.of(current.failed(reason, permanent, policy, now))
                    : Optional.empty();
        }
    }
}
