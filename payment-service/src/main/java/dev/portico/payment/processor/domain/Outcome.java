package dev.portico.payment.processor.domain;

import java.time.Instant;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a processor says about a payment session, now or in a webhook.
 *
 * <p>{@code attempt} counts the customer's tries within the session, from 1. Webhooks arrive in any order, and the
 * number tells a late word about an earlier try from a new one about this try.
 */
public sealed interface Outcome {

    int attempt();

    Kind kind();

    enum Kind {
        OPEN,
        SUCCEEDED,
        ACTION_REQUIRED,
        DECLINED,
        UNCONFIRMED,
        EXPIRED
    }

    /** Nobody has tried yet, or after a decline not again. */
    record Open(int attempt) implements Outcome {
        @Override
        public Kind kind() {
            return Kind.OPEN;
        }
    }

    /**
     * @param amount what was really taken
     * @param saved the card, when the customer let the page keep it
     */
    record Succeeded(int attempt, Money amount, String method, Instant paidAt, @Nullable CardOnFile saved)
            implements Outcome {

        public Succeeded(int attempt, Money amount, String method, Instant paidAt) {
            this(attempt, amount, method, paidAt, null);
        }

        @Override
        public Kind kind() {
            return Kind.SUCCEEDED;
        }
    }

    record ActionRequired(int attempt) implements Outcome {
        @Override
        public Kind kind() {
            return Kind.ACTION_REQUIRED;
        }
    }

    /** @param code the processor's decline code, such as {@code insufficient_funds} */
    record Declined(int attempt, String code, @Nullable String method) implements Outcome {
        @Override
        public Kind kind() {
            return Kind.DECLINED;
        }
    }

    /** The processor itself does not know yet. */
    record Unconfirmed(int attempt) implements Outcome {
        @Override
        public Kind kind() {
            return Kind.UNCONFIRMED;
        }
    }

    /** The session can't be paid any more. */
    record Expired(int attempt) implements Outcome {
        @Override
        public Kind kind() {
            return Kind.EXPIRED;
        }
    }
}
