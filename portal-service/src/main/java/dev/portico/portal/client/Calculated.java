package dev.portico.portal.client;

/** @param stale the order has moved on: the preview was made for its current version, not for the one asked for */
public record Calculated(Preview preview, boolean stale) {

    Calculated with(PlanAfter plan) {
        return new Calculated(preview.with(plan), stale);
    }
}
