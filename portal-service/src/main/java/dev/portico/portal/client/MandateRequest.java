package dev.portico.portal.client;

/**
 * What a customer agreed to.
 *
 * @param agreedMinor what they were shown is charged later, in minor units of the order's currency
 * @param orderVersion the version of the order that they edit
 * @param order the order as the edit makes it
 */
record MandateRequest(long agreedMinor, long orderVersion, PlanRequest order) {}
