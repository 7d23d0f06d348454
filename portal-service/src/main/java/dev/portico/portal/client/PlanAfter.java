package dev.portico.portal.client;

import dev.portico.portal.view.domain.Schedule;

/** How the order would be paid after an edit. */
public sealed interface PlanAfter {

    /**
     * What payment-service worked out; minor units of the order's currency.
     *
     * @param before the plan as it is
     * @param dueMinor what the customer would be asked for at once, zero or more
     * @param outstandingMinor all that would be open; negative when the shop would owe
     * @param confirmationRequired more would be charged later than the customer agreed to
     */
    record Known(Schedule before, Schedule after, long dueMinor, long outstandingMinor, boolean confirmationRequired)
            implements PlanAfter {}

    /** payment-service could not be asked: the plan follows when the edit is made. */
    record Follows() implements PlanAfter {}
}
