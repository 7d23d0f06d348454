package dev.portico.orderedit.workflow.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When this happens to an order, then that is done with it.
 *
 * @param tag to add or to remove
 * @param text the reason of a hold, the reason of the holds to release (null: all that staff or rules placed), or the message
 * @param audience who gets the message
 */
public record WorkflowRule(
        UUID id,
        boolean enabled,
        Trigger when,
        Then then,
        @Nullable String tag,
        @Nullable String text,
        @Nullable Audience audience) {

    /** What happens to an order. */
    public enum Trigger {
        EDITED_BY_CUSTOMER,
        CANCELED_BY_CUSTOMER,
        ADDRESS_CHANGED,
        PAYMENT_OVERDUE,
        WINDOW_CLOSED
    }

    /** What is done. */
    public enum Then {
        ADD_TAG,
        REMOVE_TAG,
        HOLD,
        RELEASE,
        NOTIFY
    }

    /** Who is told. */
    public enum Audience {
        STAFF,
        CUSTOMER
    }
}
