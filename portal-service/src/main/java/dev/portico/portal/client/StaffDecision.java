package dev.portico.portal.client;

import org.jspecify.annotations.Nullable;

/** What became of something that staff asked for. */
public sealed interface StaffDecision {

    record Done() implements StaffDecision {}

    /**
     * Nothing was changed.
     *
     * @param code why, as payment-service names it
     * @param limitMinor up to how much would have been possible; null where that is not the matter
     */
    record Refused(String code, @Nullable Long limitMinor) implements StaffDecision {}
}
